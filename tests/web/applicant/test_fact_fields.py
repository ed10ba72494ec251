"""A field of the facts has its place everywhere: a form asks it, lines say it to its applicant and to who examines."""

from datetime import date
from typing import Any

import pytest

from tests.web.cast import moment
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.policy.installed import find_policy
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.refusals.return_reasons import FACT_PART_NAMES
from zhicheng_web.people.models import Organisation
from zhicheng_web.portal.applicant import forms
from zhicheng_web.portal.applicant.forms import CaseContext, FactForm, UnitChoiceForm
from zhicheng_web.portal.applicant.parts import LIST_PARTS, TASKS
from zhicheng_web.portal.shared.words.stated_facts import STATED_PARTS

POLICY = find_policy("kunming/2023")
FIELDS = {part: {field.key for field in codebook(POLICY).fields[part]} for part in FACT_PART_NAMES}
FORMS: dict[str, type[FactForm]] = {
    **{part.key: part.form for part in LIST_PARTS},
    "applicant": forms.ApplicantForm,
    "target": forms.TargetForm,
}
NOT_ASKED = {"applicant": {"origin", "refuses_assignment", "not_competent"}}
"""The origin comes with the document of identity; conduct is attested by the employer (一（二）)."""
NOT_SAID = {
    "applicant": {"work_permit", "refuses_assignment", "not_competent"},
    "target": {"series"},
    "educations": {"mode", "recognized"},
    "titles": {"series", "by_change_of_series"},
    "employment": {"series", "record"},
    "insurance": {"area"},
}
"""What the lines of a part leave to the papers and to the engine's sentences."""
NOT_IN_THE_LIST = {
    "educations": {"mode", "recognized"},
    "titles": {"by_change_of_series"},
    "employment": {"series", "record"},
    "insurance": {"area"},
}
"""What the applicant sees only when the line is opened."""


class ReadFields(dict[str, Any]):
    """An object of the facts that notes which of its fields are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.read.add(key)
        return default


def list_asked_fields(form: type[FactForm]) -> set[str]:
    """The keys of the facts that a form asks: a unit is a choice and a code, `from` is a word of the language."""
    names = {name.rstrip("_") for name in form.base_fields}
    return names - {"unit", "code"} | {form.key} if issubclass(form, UnitChoiceForm) else names


@pytest.mark.parametrize("part", FACT_PART_NAMES)
def test_every_field_is_asked_by_the_form_of_its_part(part: str) -> None:
    assert list_asked_fields(FORMS[part]) == FIELDS[part] - NOT_ASKED.get(part, set())


@pytest.mark.parametrize("part", FACT_PART_NAMES)
def test_every_field_is_said_to_who_examines_or_left_out_by_name(part: str) -> None:
    item = ReadFields()
    STATED_PARTS[part][1](item, Case(employer=Organisation(), created_at=moment("02-02")))
    assert item.read == FIELDS[part] - NOT_SAID.get(part, set())


@pytest.mark.parametrize("part", LIST_PARTS, ids=lambda part: part.key)
def test_every_field_is_said_to_its_applicant_or_left_out_by_name(part: Any) -> None:
    item = ReadFields()
    part.line(item, CaseContext(POLICY, date(2026, 2, 2), ""))
    assert item.read == FIELDS[part.key] - NOT_IN_THE_LIST.get(part.key, set())


def test_every_part_has_its_task() -> None:
    assert sorted(key for task in TASKS for key in task.keys) == sorted(FACT_PART_NAMES)


def test_a_licence_is_said_by_its_name_and_day() -> None:
    case = Case(employer=Organisation(), created_at=moment("02-02"))
    named = {one.licence: one.licence_name for one in POLICY.series.values() if one.licence}
    line = STATED_PARTS["licences"][1]({"kind": "veterinarian", "date": "2024-03-01"}, case)
    assert line == f"{named['veterinarian']}，2024年3月1日"
