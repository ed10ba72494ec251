"""What the forms ask is what the policy knows: educations, records, levels, and a residence only where it can help."""

from datetime import date
from typing import Any

import pytest

from zhicheng.policy.installed import find_policy
from zhicheng.policy.model import Policy
from zhicheng_web.portal.public.short_check import ShortForm, build_short_case

CLASSES = ("second_bachelor", "graduate_class")
TODAY = date(2026, 11, 30)
KUNMING, HANGZHOU, SHENZHEN = (find_policy(name) for name in ("kunming/2023", "hangzhou/2026", "shenzhen/2024"))


def offered(policy: Policy, name: str) -> list[str]:
    """The words that can be chosen in a field of the public check, in the order of the page."""
    return [value for value, _ in ShortForm(policy=policy, today=TODAY).list_field_choices(name)]


@pytest.mark.parametrize(
    ("policy", "records", "more_educations"),
    [
        (KUNMING, ["recruitment_register", "appointment_notice"], []),
        (
            HANGZHOU,
            ["labour_contract", "insurance_record"],
            [*CLASSES, "technician_class", "vocational_high"],
        ),
        (SHENZHEN, ["labour_contract"], [*CLASSES]),
    ],
    ids=lambda one: one.id if isinstance(one, Policy) else "",
)
def test_records_and_educations_are_those_of_the_policy(
    policy: Policy, records: list[str], more_educations: list[str]
) -> None:
    assert offered(policy, "record") == [*records, "none", "unknown"]
    assert offered(policy, "education")[9:] == [*more_educations, "none"]


@pytest.mark.parametrize(("policy", "asked"), [(KUNMING, False), (HANGZHOU, True), (SHENZHEN, False)])
def test_a_residence_is_asked_where_it_can_stand_for_insurance(policy: Policy, asked: bool) -> None:
    form = ShortForm(policy=policy, today=TODAY)
    shown = {field.name for _, fields in form.parts() for field in fields}
    assert ("residence" in form.fields, "residence" in shown) == (asked, asked)


def test_what_was_not_asked_is_not_in_the_case() -> None:
    answers: dict[str, Any] = dict.fromkeys(ShortForm.base_fields) | {"education": "none", "payer": "none"}
    answers |= {"skill": "none", "title": "none", "licence": "none"}
    assert build_short_case(answers | {"residence": True}, TODAY)["applicant"]["residence"] is True
    del answers["residence"]
    assert set(build_short_case(answers, TODAY)["applicant"]) == {"origin", "status", "annual_review"}
