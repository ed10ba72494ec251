"""A whole case pasted as JSON: for offices that have their people in a file, and for those who want every field."""

import json
from collections import Counter
from typing import Any

from django import forms

from zhicheng_web.portal.shared.forms.base import Form

MAX_CASE_CHARACTERS = 64_000
"""Characters of one case."""


class UnusableJson(ValueError):
    """JSON that Python would read and that says nothing certain; its text says where."""


def read_members(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON. Raises UnusableJson where a name stands twice: which of the two was meant, nobody knows."""
    counted = Counter(name for name, _ in members)
    twice = next((name for name, number in counted.items() if number > 1), None)
    if twice is not None:
        raise UnusableJson(
            f"“{twice.encode(errors='replace').decode()}”写了{counted[twice]}次，不知道以哪一次为准，请只留一个"
        )
    return dict(members)


def refuse_constant(name: str) -> float:
    """NaN and Infinity are not JSON (RFC 8259), though Python would read them. Raises UnusableJson."""
    raise UnusableJson(f"“{name}”不是数值，请核对")


def parse_pasted_json(text: str) -> Any:
    """What the text says. Raises UnusableJson, with words of its own, ValueError, RecursionError."""
    value = json.loads(text, object_pairs_hook=read_members, parse_constant=refuse_constant)
    if has_half_characters(value):
        raise UnusableJson("里面有半个字符（\\ud800至\\udfff），不是完整的文字，请核对")
    return value


def has_half_characters(value: object) -> bool:
    """Whether a text or a name anywhere in it is no UTF-8: JSON can write half a surrogate, no page can show one."""
    return any("\ud800" <= character <= "\udfff" for character in json.dumps(value, ensure_ascii=False))


class PasteForm(Form):
    """A field into which one case is pasted, as JSON (case-format, "Input")."""

    pasted = forms.CharField(
        label="一份申报的JSON",
        max_length=MAX_CASE_CHARACTERS,
        widget=forms.Textarea({"rows": 14, "spellcheck": "false", "class": "code-text"}),
        help_text="字段和zhicheng check读的文件一样；filing_date是打算上报的日子。",
        error_messages={
            "required": "请粘贴一份申报的JSON",
            "max_length": f"一次一份，不超过{MAX_CASE_CHARACTERS}个字符",
        },
    )

    def clean_pasted(self) -> dict[str, Any]:
        """The pasted case as an object. ValidationError: it is no JSON, or no object."""
        try:
            case = parse_pasted_json(self.cleaned_data["pasted"])
        except UnusableJson as unusable:
            raise forms.ValidationError(str(unusable)) from None
        except ValueError as error:
            place = f"第{error.lineno}行第{error.colno}个字符" if isinstance(error, json.JSONDecodeError) else "开头"
            raise forms.ValidationError(f"不是完整的JSON：{place}附近读不下去，请核对括号、引号和逗号") from None
        except RecursionError:
            raise forms.ValidationError("括号套得太深，请核对后再粘贴") from None
        if not isinstance(case, dict):
            raise forms.ValidationError("一次只能查一份：请粘贴一个对象，以“{”开头")
        return case
