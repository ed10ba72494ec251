"""Fields and forms of what 附件3 prints beside the facts; each says why it is asked and where it is printed."""

from unicodedata import normalize

from django import forms

from zhicheng.numbers.typed_text import describe_refused_character
from zhicheng.words.printed_fields import PRINTED_FIELD_BY_PATH, TEXT_LENGTH
from zhicheng_web.portal.shared.forms.identity_fields import LineField, raise_problem

ROWS_OF_TEXT = 8


class ParagraphsField(forms.CharField):
    """A text in paragraphs, without characters that are not seen; how long it may be is said before, and counted."""

    def __init__(self, label: str, hint: str, max_length: int, required: bool) -> None:
        super().__init__(
            label=label,
            help_text=f"{hint}最多{max_length}个字。",
            required=required,
            widget=forms.Textarea(attrs={"rows": ROWS_OF_TEXT, "data-count": True}),
            max_length=max_length,
            error_messages={
                "required": f"请填写{label}",
                "max_length": f"{label}最多{max_length}个字，您写了%(show_value)d个字，请写得短些。",
            },
        )

    def to_python(self, value: object) -> str:
        """The text with one kind of line end, so that what is counted is what is seen."""
        return normalize("NFC", str(super().to_python(value) or "").replace("\r\n", "\n"))

    def clean(self, value: object) -> str:
        """The text, "" where it may stay empty; refused with a character that is not seen."""
        text = str(super().clean(value) or "")
        raise_problem(describe_refused_character(str(self.label), text.replace("\n", " ").replace("\t", " ")))
        return text


def build_printed_field(path: str) -> forms.CharField:
    """The field of a form for a printed field. KeyError: there is none at this place."""
    one = PRINTED_FIELD_BY_PATH[path]
    if one.max_length == TEXT_LENGTH:
        return ParagraphsField(one.name, one.hint, one.max_length, one.required)
    return LineField(
        label=one.name,
        help_text=one.hint,
        required=one.required,
        max_length=one.max_length,
        error_messages={"required": f"请填写{one.name}"},
    )
