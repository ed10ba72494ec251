"""A field of the facts has its place everywhere: a form asks it, and its line says it or leaves it out by name."""

from typing import Any

import pytest

from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.policy.installed import find_policy
from zhicheng.words.fact_lines import FACT_PART_DESCRIBERS, CaseNames
from zhicheng.words.facts import FACT_PART_NAMES
from zhicheng.words.printed_fields import STATED_PART_NAMES, list_printed_keys
from zhicheng_web.portal.applicant import forms
from zhicheng_web.portal.applicant.forms import FactForm, UnitChoiceForm
from zhicheng_web.portal.applicant.pages import singles
from zhicheng_web.portal.applicant.parts import LIST_PARTS, TASKS

POLICY = find_policy("kunming/2023")
FIELDS = {
    part: {key for name in ("kunming/2023", "hangzhou/2026") for key, *_ in codebook(find_policy(name)).fields[part]}
    for part in FACT_PART_NAMES
}
FIELDS = {part: FIELDS.get(part, set()) | {*list_printed_keys(part)} for part in STATED_PART_NAMES}
FORMS: dict[str, type[FactForm]] = {
    **{part.key: part.form for part in LIST_PARTS},
    **singles.FORMS,
    "applicant": forms.ApplicantForm,
}
NOT_ASKED = {"applicant": {"origin", "refuses_assignment", "not_competent"}}
"""The origin comes with the document of identity; conduct is attested by the employer (一（二）)."""
NOT_SAID = {
    "applicant": {"work_permit", "refuses_assignment", "not_competent"},
    "educations": {"mode", "recognized"},
    "titles": {"by_change_of_series"},
    "employment": {"series"},
    "insurance": {"area"},
}
"""What the line of an item leaves to the form, to the papers and to the engine's sentences."""


class ReadFields(dict[str, Any]):
    """An object of the facts that notes which of its fields are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.read.add(key)
        return default

    def __contains__(self, key: object) -> bool:
        self.read.add(str(key))
        return True

    def __getitem__(self, key: str) -> Any:
        return self.get(key)


def list_asked_fields(form: type[FactForm]) -> set[str]:
    """The keys of the facts that a form asks: a unit is a choice and a code, `from` is a word of the language."""
    names = {name.rstrip("_") for name in form.base_fields}
    return names - {"unit", "code"} | {form.key} if issubclass(form, UnitChoiceForm) else names


@pytest.mark.parametrize("part", STATED_PART_NAMES)
def test_every_field_is_asked_by_the_form_of_its_part(part: str) -> None:
    assert list_asked_fields(FORMS[part]) == FIELDS[part] - NOT_ASKED.get(part, set())


@pytest.mark.parametrize("part", STATED_PART_NAMES)
def test_every_field_is_said_in_the_line_of_its_part_or_left_out_by_name(part: str) -> None:
    item = ReadFields()
    FACT_PART_DESCRIBERS[part](item, CaseNames(POLICY, ""))
    assert item.read == FIELDS[part] - NOT_SAID.get(part, set())


def test_every_part_has_its_task() -> None:
    assert sorted(key for task in TASKS for key in task.keys) == sorted(STATED_PART_NAMES)
