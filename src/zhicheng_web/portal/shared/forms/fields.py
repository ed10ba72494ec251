"""Fields that people copy from paper: a day or a month in parts, an answer that may be "我不清楚".

What a field gives is the engine's own writing (case-format): ISO days and months, true and false, null for unknown.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from unicodedata import normalize

from django import forms

from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import format_day
from zhicheng_web.portal.shared.forms.base import RadioButtons
from zhicheng_web.portal.shared.request_values import parse_whole_number

UNKNOWN = "unknown"
NOT_SURE = (UNKNOWN, "我不清楚")
PART_NAMES = ("年", "月", "日")
FIRST_YEAR, LAST_YEAR = 1900, 2100


class DatePartsWidget(forms.MultiWidget):
    """Two or three small fields, each followed by 年, 月, 日."""

    template_name = "shared/parts/date.html"
    use_fieldset = True

    def __init__(self, parts: int) -> None:
        self.parts = parts
        widths = ("w-4", "w-2", "w-2")[:parts]
        attrs = {"inputmode": "numeric"}  # the browser gives back what was typed after Back
        super().__init__([forms.TextInput({**attrs, "class": width}) for width in widths])

    def decompress(self, value: object) -> list[str]:
        """The parts of a day or month in ISO writing."""
        return [part.lstrip("0") for part in str(value).split("-")] if value else [""] * self.parts

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Each part with the word that follows it."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for part, word in zip(context["widget"]["subwidgets"], PART_NAMES, strict=False):
            part["word"] = word
        return context

    def id_for_label(self, id_: str) -> str:
        """An error leads to the first part."""
        return f"{id_}_0" if id_ else id_


class DatePartsField(forms.MultiValueField):
    """A day by parts; gives its ISO writing, "" where all parts are empty. Nothing after `latest`, where that is set."""

    parts = 3
    wrong = "{}不是存在的日期，请核对年、月、日"
    latest: date | None = None

    def __init__(self, **kwargs: Any) -> None:
        fields = [forms.CharField(required=False, max_length=4) for _ in range(self.parts)]
        kwargs.setdefault("error_messages", {"required": f"请填写{kwargs.get('label', '')}"})
        super().__init__(fields=fields, require_all_fields=False, widget=DatePartsWidget(self.parts), **kwargs)

    def clean(self, value: Sequence[object] | None) -> str:
        """Say which part is missing, not that something is wrong."""
        typed = [normalize("NFKC", str(part or "")).strip() for part in value or []]  # digits of full width, too
        missing = [word for word, part in zip(PART_NAMES, typed, strict=False) if not part]
        if len(missing) == self.parts:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"])
            return ""
        if missing:
            raise forms.ValidationError(f"{self.label}缺少{'、'.join(missing)}")
        return self.parse_parts(typed)

    def parse_parts(self, typed: list[str]) -> str:
        """The parts as ISO writing. Raises ValidationError."""
        try:
            year, *rest = [parse_whole_number(part) or 0 for part in typed]
            found = date(year, *([*rest, 1][:2]))
        except ValueError:
            raise forms.ValidationError(self.wrong.format(self.label)) from None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise forms.ValidationError(f"{self.label}的年份要写4位，例如2024")
        if self.latest and found > self.latest:
            raise forms.ValidationError(
                f"{self.label}晚于今天（{format_day(day_number(self.latest.isoformat()))}），请核对"
            )
        return found.isoformat()[: 10 if self.parts == len(PART_NAMES) else 7]


class MonthPartsField(DatePartsField):
    """A month by parts; gives its ISO writing."""

    parts = 2
    wrong = "{}不是存在的月份，请核对年和月"


class RadioField(forms.ChoiceField):
    """One of a few words as radio buttons; `unsure` adds 我不清楚, which gives null."""

    def __init__(self, choices: Sequence[tuple[str, str]], *, unsure: bool = False, **kwargs: Any) -> None:
        label = kwargs.get("label", "")
        kwargs.setdefault(
            "error_messages", {"required": f"请选择{label}", "invalid_choice": f"请从列出的选项中选择{label}"}
        )
        super().__init__(choices=[*choices, *([NOT_SURE] if unsure else [])], widget=RadioButtons(), **kwargs)

    def clean(self, value: object) -> str | bool | None:
        """The word, null where the person does not know."""
        choice = super().clean(value)
        return None if choice == UNKNOWN else choice


class YesNoField(RadioField):
    """Yes or no, as true and false."""

    def __init__(self, yes: str = "是", no: str = "不是", *, unsure: bool = True, **kwargs: Any) -> None:
        super().__init__([("yes", yes), ("no", no)], unsure=unsure, **kwargs)

    def clean(self, value: object) -> str | bool | None:
        """True, false or null; "" where the field may stay empty."""
        choice = super().clean(value)
        return {"yes": True, "no": False}.get(str(choice), choice)

    def prepare_value(self, value: object) -> object:
        """True and false as the words of the buttons."""
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


class SelectField(forms.ChoiceField):
    """A drop-down, for more than seven words; `unsure` adds 我不清楚."""

    def __init__(self, choices: Sequence[tuple[str, str]], *, unsure: bool = False, **kwargs: Any) -> None:
        label = kwargs.get("label", "")
        kwargs.setdefault(
            "error_messages", {"required": f"请选择{label}", "invalid_choice": f"请从列出的选项中选择{label}"}
        )
        blank = [("", "请选择")]
        super().__init__(choices=[*blank, *choices, *([NOT_SURE] if unsure else [])], **kwargs)

    def clean(self, value: object) -> str | bool | None:
        """The word, null where the person does not know."""
        choice = super().clean(value)
        return None if choice == UNKNOWN else choice
