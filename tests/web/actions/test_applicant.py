"""What the applicant does: start, say who they are, fill in, submit, withdraw; one case at a time."""

from uuid import uuid4

import pytest

from tests.web import walking
from tests.web.cast import NUMBERS, Cast, forget_number, moment
from tests.web.walking import FACTS, REASON, act
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.choose_employer import choose_employer
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.identify import identify
from zhicheng_web.cases.actions.remove_paper import remove_paper
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.engine.engine_input import group_current_papers
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.people.queries import masked_number_of


def keys(refused: pytest.ExceptionInfo[StepRefused]) -> list[str]:
    """The keys of the findings of a refusal."""
    return [finding.key for finding in refused.value.findings]


def test_a_person_has_one_case_at_a_time(people: Cast) -> None:
    case = walking.draft(people)
    with pytest.raises(StepRefused) as refused:
        walking.draft(people)
    assert keys(refused) == ["one_active_case"]
    withdraw(case, **act(case, people.li_yun, moment("02-03")))
    assert walking.draft(people).state == "draft"


def test_a_second_click_on_start_opens_one_case(people: Cast) -> None:
    key, person = uuid4(), people.person(people.li_yun)
    clicks = [start(person, people.firm, by=people.li_yun, at=moment("02-02"), key=key) for _ in range(2)]
    assert clicks[0].pk == clicks[1].pk
    assert Case.objects.count() == 1


def test_nobody_starts_a_case_for_somebody_else(people: Cast) -> None:
    with pytest.raises(StepRefused) as refused:
        start(people.person(people.li_yun), people.firm, by=people.wang_fang, at=moment("02-02"), key=uuid4())
    assert keys(refused) == ["not_yours"]


def test_the_target_is_shown_in_lists_and_the_advice_kept(people: Cast) -> None:
    case = walking.draft(people)
    assert (case.series, case.specialty, case.level, case.advice) == ("engineering", "机械", "assistant", "incomplete")


def test_a_draft_may_be_wrong_for_a_while_but_not_submitted(people: Cast) -> None:
    case = walking.draft(people)
    unready = {"level": "bachelor", "school": "滇池学院", "major": "机械设计"}
    case = edit(case, {"educations": [unready]}, **act(case, people.li_yun, moment("02-03")))
    with pytest.raises(StepRefused) as refused:
        submit(case, **act(case, people.li_yun, moment("02-03", 10)))
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        ("facts_valid", "申报内容有1处要改：educations[0]：毕业证和学位证的日期至少要填一个。（三（一））。")
    ]


def test_what_is_not_the_applicants_to_say_is_an_error(people: Cast) -> None:
    case = walking.draft(people)
    with pytest.raises(ValueError, match="filing_date"):
        edit(case, {"filing_date": "2026-03-10"}, **act(case, people.li_yun, moment("02-03")))


def test_every_missing_paper_is_named_at_once(people: Cast) -> None:
    case = walking.draft(people)
    for number, kind in enumerate(("commitment_letter", "identity_document", "insurance_record")):
        paper = group_current_papers(case)[kind][0]
        case = remove_paper(case, paper, **act(case, people.li_yun, moment("02-03", 9, number)))
    with pytest.raises(StepRefused) as refused:
        submit(case, **act(case, people.li_yun, moment("02-03", 10)))
    assert keys(refused) == ["papers_complete", "commitment_made"]
    assert refused.value.findings[0].reason == "还缺身份证件、社会保险缴费证明（三（一））。"


def test_a_number_is_checked_sealed_and_shown_masked(people: Cast) -> None:
    case = walking.draft(people)
    forget_number(people.person(people.li_yun))
    case = identify(
        case,
        name="李云",
        number="53010219900307 0032",
        phone="13800000000",
        **act(case, people.li_yun, moment("02-03")),
    )
    person = people.person(people.li_yun)
    assert (masked_number_of(person), person.phone, person.number_state) == (
        "530102********0032",
        "13800000000",
        "claimed",
    )


@pytest.mark.parametrize(
    ("name", "number", "key"),
    [
        ("李云", "110105194912310021", "id_number"),
        ("李云", NUMBERS["李云"], "id_number"),
        ("", "530102199003070032", "person_name"),
    ],
)
def test_a_wrong_or_improbable_number_is_refused(people: Cast, name: str, number: str, key: str) -> None:
    case = walking.draft(people)
    forget_number(people.person(people.li_yun))
    with pytest.raises(StepRefused) as refused:
        identify(case, name=name, number=number, **act(case, people.li_yun, moment("02-03")))
    assert keys(refused) == [key]


def test_a_correction_opens_only_the_faulted_parts_and_is_answered_by_them(people: Cast) -> None:
    case = walking.returned_to_applicant(people)
    with pytest.raises(StepRefused) as refused:
        edit(case, {**FACTS, "educations": []}, **act(case, people.li_yun, moment("02-05")))
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        ("only_faulted_parts", "学历学位不在补正范围（三（一））。")
    ]
    spans = [{**FACTS["insurance"][0], "from": "2025-02"}]
    case = edit(case, {"insurance": spans}, **act(case, people.li_yun, moment("02-05")))
    answered = {fault["code"]: "answered" in fault for fault in ReturnRound.objects.get().reasons}
    assert answered == {"insurance_differs": True, "identity_unclear": False}
    case = submit(case, **act(case, people.li_yun, moment("02-05", 10)))
    assert ReturnRound.objects.get().answered_at == moment("02-05", 10)


def test_a_new_employer_goes_on_with_the_same_facts(people: Cast) -> None:
    case = walking.left(people)
    case = choose_employer(case, people.other_firm, **act(case, people.li_yun, moment("02-05")))
    assert (case.state, case.employer, case.facts["target"]) == ("draft", people.other_firm, FACTS["target"])


@pytest.mark.parametrize("state", [State.OBJECTION_OPEN, State.PUBLICITY_CLOSED, State.RETURNED_TO_EMPLOYER])
def test_withdrawing_ends_what_was_under_way(people: Cast, state: State) -> None:
    case = walking.case_at(people, state)
    case = withdraw(case, **act(case, people.li_yun, moment("03-13")))
    assert (case.state, case.objections.filter(state="open").count()) == ("withdrawn", 0)


def test_examined_cases_are_not_withdrawn(people: Cast) -> None:
    case = walking.in_examination(people)
    with pytest.raises(StepRefused) as refused:
        withdraw(case, **act(case, people.li_yun, moment("03-12")))
    assert keys(refused) == ["out_of_turn"]


def test_a_revoked_title_bars_for_the_years_of_the_policy(people: Cast) -> None:
    walking.revoked(people)
    again = walking.draft(people)
    with pytest.raises(StepRefused) as refused:
        submit(again, **act(again, people.li_yun, moment("05-01")))
    assert [(one.key, one.result, one.from_) for one in refused.value.findings] == [
        ("not_barred", "later", "2029-04-01")
    ]
    assert REASON not in refused.value.findings[0].reason
