"""A field for each stated fact: on what it rests, in the word of whoever has checked it."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from django import forms

from zhicheng_web.cases.read.evidence import CHANGED, GRADES, EvidenceGrade, list_gradable_facts
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.words.stated_facts import build_case_names

PREFIX: Final = "evidence-"


def add_grade_fields(form: Form, case: Case, chosen_before: Mapping[str, str], unanswered: str = "") -> list[str]:
    """Ask for each stated fact; the names of the fields. `unanswered`: the words of no grade, where none may be given;
    without them nothing better than the applicant's word is chosen beforehand.
    """
    choices = [*([("", unanswered)] if unanswered else []), *GRADES]
    default, names = "" if unanswered else EvidenceGrade.STATED.value, []
    for fact in list_gradable_facts(case, build_case_names(case)):
        name = f"{PREFIX}{fact.place}"
        form.fields[name] = forms.ChoiceField(
            label=f"{fact.part}：{fact.line}",
            choices=choices,
            required=False,
            initial=chosen_before.get(fact.place, default),
        )
        names.append(name)
    return names


def ask_for_changed_facts(form: Form, case: Case, changed: Collection[str]) -> list[str]:
    """Ask for each fact that was changed since the unit looked at it: it has to be chosen, and nothing is chosen before. The
    names of the fields; those that are there already ask for it in this way.
    """
    names = []
    for fact in list_gradable_facts(case, build_case_names(case)):
        if fact.place not in changed:
            continue
        label = f"{fact.part}：{fact.line}"
        form.fields[f"{PREFIX}{fact.place}"] = forms.ChoiceField(
            label=label,
            choices=[("", "请选择"), *GRADES],
            help_text=f"{CHANGED}。",
            error_messages={"required": f"请选择怎样核对的：{label}。"},
        )
        names.append(f"{PREFIX}{fact.place}")
    return names


def read_grades(cleaned: Mapping[str, Any]) -> dict[str, str]:
    """The grades that were chosen, by place."""
    return {name.removeprefix(PREFIX): grade for name, grade in cleaned.items() if name.startswith(PREFIX) and grade}
