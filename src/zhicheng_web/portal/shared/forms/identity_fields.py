"""Fields of what says who somebody is: name, telephone, number of identity, credit code, name to sign in.

Each gives the normal form of its datum (`zhicheng.numbers`) and refuses in its words. No other field takes such a datum: the
same text means the same person on every page, in every list that is pasted and for the engine.
"""

from typing import Any

from django import forms

from zhicheng.numbers import id_number, login, person_name, phone, typed_text, uscc
from zhicheng.numbers.plausibility import describe_implausibility
from zhicheng_web import clock


class LineField(forms.CharField):
    """One line of text, such as the name of an organisation or an address, without characters that are not seen."""

    def clean(self, value: object) -> str:
        """The text in its normal form, "" where it may stay empty. Raises ValidationError."""
        text = typed_text.normalise_text(str(super().clean(value) or ""))
        raise_problem(typed_text.describe_refused_character(str(self.label), text))
        return text


class NameField(forms.CharField):
    """The name of a natural person."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=kwargs.pop("max_length", person_name.MAX_LENGTH), **kwargs)

    def clean(self, value: object) -> str:
        """The name in its normal form, "" where it may stay empty. Raises ValidationError."""
        name = person_name.normalise_name(str(super().clean(value) or ""))
        raise_problem(person_name.describe_name_problem(name) if name else None)
        return name


class TelephoneField(forms.CharField):
    """A telephone that somebody can dial, of a mobile or a line, with an extension."""

    def clean(self, value: object) -> str:
        """The number in its normal form, "" where it may stay empty. Raises ValidationError."""
        number = phone.normalise_phone(str(super().clean(value) or ""))
        raise_problem(phone.describe_phone_problem(number) if number else None)
        return number


class MobileField(TelephoneField):
    """A mobile number of the mainland."""

    def clean(self, value: object) -> str:
        """The eleven digits, "" where it may stay empty. Raises ValidationError."""
        number = phone.normalise_phone(str(forms.CharField.clean(self, value) or ""))
        raise_problem(phone.describe_mobile_problem(number) if number else None)
        return number


class DocumentNumberField(forms.CharField):
    """The number of a passport or a permit: its shape is the document's own, so only the manner of writing is changed."""

    def clean(self, value: object) -> str:
        """The number without spaces and hyphens, in capitals; "" where it may stay empty."""
        return id_number.compact_number(str(super().clean(value) or ""))


class IdNumberField(DocumentNumberField):
    """The number of an identity card (GB 11643), of somebody of an age to work."""

    def clean(self, value: object) -> str:
        """The number in its normal form, "" where it may stay empty. Raises ValidationError."""
        number = super().clean(value)
        if number:
            today = clock.today()
            raise_problem(id_number.describe_problem(number, today) or describe_implausibility(number, today))
        return number


class CreditCodeField(forms.CharField):
    """A unified social credit code; says which character does not hold (GB 32100)."""

    def clean(self, value: object) -> str:
        """The code in its normal form, "" where it may stay empty. Raises ValidationError."""
        code = uscc.compact_number(str(super().clean(value) or ""))
        raise_problem(uscc.describe_problem(code) if code else None)
        return code


class LoginField(forms.CharField):
    """A name to sign in with."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=kwargs.pop("max_length", login.MAX_LENGTH), **kwargs)

    def clean(self, value: object) -> str:
        """The name in its normal form. Raises ValidationError."""
        name = login.normalise_login(str(super().clean(value) or ""))
        raise_problem(login.describe_login_problem(name) if name else None)
        return name


def raise_problem(problem: str | None) -> None:
    """Raise ValidationError where there is a problem."""
    if problem:
        raise forms.ValidationError(problem)
