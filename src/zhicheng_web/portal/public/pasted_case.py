"""A whole case pasted as JSON: for offices that have their people in a file, and for those who want every field."""

import json
from typing import Any

from django import forms

from zhicheng.eligibility.facts.case_json import UnusableJson, parse_case_json
from zhicheng_web.portal.shared.forms.base import Form

MAX_CASE_CHARACTERS = 64_000
"""Characters of one case."""


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
            case = parse_case_json(self.cleaned_data["pasted"])
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
