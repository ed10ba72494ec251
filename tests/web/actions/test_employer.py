"""What the employer does: assess, publicise, hear objections, file; each refusal in words."""

from datetime import date, timedelta

import pytest

from tests.web import walking
from tests.web.actions.test_applicant import keys
from tests.web.cast import Cast, give_role, moment
from tests.web.past_guards import rewrite
from tests.web.walking import REASON, REVIEW, act, picture
from zhicheng.eligibility.check import check
from zhicheng.policy.installed import find_policy
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.assess import AssessmentAnswers, assess
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.choose_employer import choose_employer
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.decline_to_recommend import decline_to_recommend
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.leave_employer import leave_employer
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.recall import recall
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Filing, Objection, Publicity, Verdict
from zhicheng_web.cases.read.queries import list_visible_cases
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.ledger.chain import canonical_json, parse_canonical_object
from zhicheng_web.ledger.queries import find_last_entry, parse_entry_body
from zhicheng_web.people.models import Membership, Organisation


def test_everything_that_an_assessment_lacks_is_said_at_once(people: Cast) -> None:
    case = walking.submitted(people)
    with pytest.raises(StepRefused) as refused:
        assess(case, AssessmentAnswers(lawful=True, ability="好"), **act(case, people.wang_fang, moment("02-04")))
    assert keys(refused) == ["material_checked", "assessment_complete", "conduct_attested"]
    assert refused.value.findings[1].reason == "考核评议还缺品德、工作成绩（三（二））。"


def test_the_dispatch_agency_sees_the_case_but_takes_none_of_the_employers_steps(people: Cast) -> None:
    case = walking.draft(people, agency=people.other_firm)
    for place, kind in enumerate(("dispatch_agreement", "dispatch_double_proof")):
        click = act(case, people.li_yun, moment("02-02", 12, place))
        case = attach_paper(case, kind=kind, name="a", data=picture(), **click)
    case = submit(case, **act(case, people.li_yun, moment("02-03")))
    assert list_visible_cases(people.zhao_min).get() == case
    with pytest.raises(StepRefused) as refused:
        assess(case, REVIEW, **act(case, people.zhao_min, moment("02-04")))
    assert keys(refused) == ["employers_step"]
    case = assess(case, REVIEW, **act(case, people.wang_fang, moment("02-04")))
    case = start_publicity(case, start_on=date(2026, 3, 2), **act(case, people.wang_fang, moment("03-02")))
    case = close_publicity(case, result=NO_OBJECTION, **act(case, people.wang_fang, moment("03-10")))
    with pytest.raises(StepRefused) as unpublicised:
        file(case, **act(case, people.wang_fang, moment("03-10")))
    assert keys(unpublicised) == ["six_cells_closed"]


def test_what_the_employer_attests_reaches_the_advice(people: Cast) -> None:
    case = walking.submitted(people)
    case = assess(case, REVIEW._replace(not_competent=True), **act(case, people.wang_fang, moment("02-04")))
    assert case.advice == "not_eligible"


def test_not_recommending_asks_for_a_reason(people: Cast) -> None:
    case = walking.submitted(people)
    with pytest.raises(StepRefused) as refused:
        decline_to_recommend(case, reason="不好", **act(case, people.wang_fang, moment("02-04")))
    assert keys(refused) == ["assessment_reason"]


@pytest.mark.parametrize(
    "faults", [[], [Fault("none of the list")], [Fault("series_wrong"), Fault("series_wrong")]], ids=str
)
def test_a_return_lists_its_reasons(people: Cast, faults: list[Fault]) -> None:
    case = walking.submitted(people)
    with pytest.raises(StepRefused) as refused:
        return_to_applicant(case, faults=faults, **act(case, people.wang_fang, moment("02-04")))
    assert keys(refused) == ["return_has_reasons"]


def test_a_publicity_starts_on_a_working_day(people: Cast) -> None:
    case = walking.assessed(people)
    with pytest.raises(StepRefused) as refused:
        start_publicity(case, start_on=date(2026, 3, 1), **act(case, people.wang_fang, moment("02-27")))
    assert keys(refused) == ["starts_on_working_day"]


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),
        (date(2026, 2, 28), date(2026, 3, 6)),  # a Saturday worked in exchange for the Spring Festival
        (date(2026, 4, 30), date(2026, 5, 11)),  # over Labour Day, with a Saturday worked
    ],
)
def test_the_calendar_computes_the_last_day(people: Cast, start: date, last: date) -> None:
    case = walking.assessed(people)
    case = start_publicity(case, start_on=start, **act(case, people.wang_fang, moment("02-27")))
    assert (Publicity.objects.get().last_on, case.due_on) == (last, last)


@pytest.mark.parametrize("day", ["03-08", "03-09"])
def test_a_publicity_is_not_closed_before_it_is_over(people: Cast, day: str) -> None:
    case = walking.in_publicity(people)
    with pytest.raises(StepRefused) as refused:
        close_publicity(case, result=NO_OBJECTION, **act(case, people.wang_fang, moment(day, 23, 59)))
    assert [(one.key, one.result, one.from_) for one in refused.value.findings] == [
        ("publicity_elapsed", "later", "2026-03-10")
    ]


def test_the_same_objection_is_noted_once_until_it_is_settled(people: Cast) -> None:
    case = walking.in_publicity(people)
    said = {"words": "学历 不实", "raised_by": "张三"}
    case = raise_objection(case, **said, **act(case, people.wang_fang, moment("03-06")))
    with pytest.raises(StepRefused) as refused:
        again = act(case, people.wang_fang, moment("03-06", 10))
        raise_objection(case, words=" 学历\n不实", raised_by="张三 ", **again)
    assert [(one.key, one.clause) for one in refused.value.findings] == [("objection_noted_once", "三（二）")]
    case = raise_objection(case, **said | {"raised_by": "李四"}, **act(case, people.wang_fang, moment("03-06", 11)))
    case = raise_objection(case, **said | {"words": "学位不实"}, **act(case, people.wang_fang, moment("03-06", 12)))
    case = settle_objection(
        case, outcome="dismissed", conclusion=REASON, **act(case, people.wang_fang, moment("03-06", 13))
    )
    raise_objection(case, **said, **act(case, people.wang_fang, moment("03-06", 14)))
    assert Objection.objects.count() == 4


def test_an_objection_after_closing_reopens_and_blocks(people: Cast) -> None:
    case = walking.closed(people)
    case = raise_objection(case, words="学历不实", **act(case, people.wang_fang, moment("03-11")))
    assert (case.state, Publicity.objects.get().state) == ("objection_open", "running")
    with pytest.raises(StepRefused):
        file(case, **act(case, people.wang_fang, moment("03-11", 10)))


def test_an_objection_to_what_is_filed_already_stops_no_filing(people: Cast) -> None:
    """No page notes one yet; guard and database know the kind, and agree."""
    case = walking.closed(people)
    Objection.objects.create(
        case=case,
        kind=Objection.Kind.AFTER_FILING,
        words="学历不实",
        recorded_by_id=people.wang_fang.person_id,
        raised_at=moment("03-10", 9, 30),
    )
    case = file(case, **act(case, people.wang_fang, moment("03-10", 10)))
    assert (case.state, Objection.objects.get().state) == ("filed", "open")


def test_an_upheld_objection_starts_the_publicity_again(people: Cast) -> None:
    case = walking.objected(people)
    case = settle_objection(case, outcome="upheld", conclusion=REASON, **act(case, people.wang_fang, moment("03-06")))
    assert (case.state, Publicity.objects.get().state) == ("assessed", "void")
    case = start_publicity(case, start_on=date(2026, 3, 9), **act(case, people.wang_fang, moment("03-09")))
    case = close_publicity(case, result=NO_OBJECTION, **act(case, people.wang_fang, moment("03-17")))
    assert list(Publicity.objects.order_by("pk").values_list("state", flat=True)) == ["void", "closed"]


@pytest.mark.parametrize("outcome", ["dismissed", "upheld", "withdrawn"])
def test_a_conclusion_has_words(people: Cast, outcome: str) -> None:
    case = walking.objected(people)
    with pytest.raises(StepRefused) as refused:
        settle_objection(case, outcome=outcome, conclusion="不成立", **act(case, people.wang_fang, moment("03-06")))
    assert keys(refused) == ["objection_settled_with_conclusion"]


def test_an_objection_has_words(people: Cast) -> None:
    case = walking.in_publicity(people)
    with pytest.raises(StepRefused) as refused:
        raise_objection(case, words=" ", **act(case, people.wang_fang, moment("03-06")))
    assert keys(refused) == ["objection_has_words"]


def test_outside_a_window_nothing_is_filed_and_the_publicity_stands(people: Cast) -> None:
    case = walking.closed(people)
    with pytest.raises(StepRefused) as refused:
        file(case, **act(case, people.wang_fang, moment("03-21", 0, 0)))
    assert [(one.key, one.result, one.from_) for one in refused.value.findings] == [
        ("window_open", "later", "2026-06-01")
    ]
    assert file(case, **act(case, people.wang_fang, moment("06-01", 0, 0))).state == "filed"


def test_the_last_second_of_the_window_is_in_it_and_the_next_is_not(people: Cast) -> None:
    case = walking.closed(people)
    last, late = moment("03-20", 23, 59) + timedelta(seconds=59), moment("03-21", 0, 0)
    with pytest.raises(StepRefused):
        file(case, **act(case, people.wang_fang, late))
    case = file(case, **act(case, people.wang_fang, last))
    row = Filing.objects.get()
    assert (row.arrived_at, row.filing_on, case.filed_at) == (last, date(2026, 3, 20), last)


def test_a_filing_pins_the_policy_and_its_receipt_runs_again_to_the_same_bytes(people: Cast) -> None:
    case = walking.filed(people)
    row, receipt = Filing.objects.get(), Verdict.objects.get()
    again = check(parse_canonical_object(receipt.facts), find_policy(row.policy.name), readings=False)
    assert canonical_json(again) == receipt.answer
    assert (receipt.result, case.advice, receipt.policy_hash) == ("eligible", "eligible", row.policy_hash)
    assert (case.authority, row.filing_on.isoformat()) == (
        people.wuhua,
        parse_canonical_object(receipt.facts)["filing_date"],
    )


def test_the_entry_of_a_filing_says_under_what_and_why_there(people: Cast) -> None:
    case = walking.filed(people)
    entry = find_last_entry(case.pk)
    assert entry is not None
    note = parse_entry_body(entry)["note"]
    assert note["authority"] == {"clause": "三（三）", "code": "530102", "kind": "county"}
    assert (note["verdict"], note["filing_date"], note["content"]) == ("eligible", "2026-03-10", case.content_hash)
    assert len(note["papers"]) == 5


def test_a_branch_owes_the_parents_recommendation(people: Cast) -> None:
    rewrite(people.firm, branch_of={"uscc": None, "province": "四川", "affiliation": "none"})
    case = walking.closed(people)
    with pytest.raises(StepRefused) as refused:
        file(case, **act(case, people.wang_fang, moment("03-11")))
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        ("papers_complete", "还缺上级法人单位的推荐报告（附件2）（四）。")
    ]
    click = act(case, people.wang_fang, moment("03-11"))
    case = attach_paper(case, kind="parent_recommendation", name="推荐.png", data=picture(), **click)
    assert file(case, **act(case, people.wang_fang, moment("03-11", 10))).state == "filed"


def test_a_recalled_case_is_filed_again_as_a_new_arrival(people: Cast) -> None:
    case = walking.filed(people)
    case = recall(case, **act(case, people.wang_fang, moment("03-11")))
    assert (case.filed_at, case.filing_seq, case.authority) == (None, None, None)
    case = file(case, **act(case, people.wang_fang, moment("03-12")))
    assert list(Filing.objects.order_by("seq").values_list("filing_on", flat=True)) == [
        date(2026, 3, 10),
        date(2026, 3, 12),
    ]


@pytest.mark.parametrize(
    ("change", "why", "cure"),
    [
        (
            {"affiliation": "central"},
            "不在本通知的范围，没有本市的认定部门（四）。",
            "请看系统意见里未满足的条款。",
        ),
        (
            {"management_area": ""},
            "还没有填写用人单位的管理归属地，不能确定认定部门（四）。",
            "请在“单位和人员”里更正单位资料，填写管理归属地。",
        ),
        (
            {"management_area": "530129"},
            "寻甸回族彝族自治县人力资源和社会保障局还没有登记，不能接收（四）。",
            "请联系市人社局登记。",
        ),
    ],
)
def test_why_nobody_can_receive_a_case_is_said(people: Cast, change: dict[str, str], why: str, cure: str) -> None:
    case = walking.closed(people)
    rewrite(Organisation.objects.filter(pk=case.employer_id), **change)
    with pytest.raises(StepRefused) as refused:
        file(Case.objects.get(pk=case.pk), **act(case, people.wang_fang, moment("03-10", 10)))
    (found,) = [one for one in refused.value.findings if one.key == "authority_known"]
    assert (found.reason, str(found.remedy).startswith(cure)) == (why, True)


def test_an_assessment_counts_until_the_case_waits_for_another(people: Cast) -> None:
    case = walking.assessed(people)
    assert engine_input.build_attested_facts(engine_input.find_assessment_in_force(case)) == {
        "refuses_assignment": False,
        "not_competent": False,
        "annual_review": "qualified",
    }
    case = leave_employer(case, **act(case, people.wang_fang, moment("03-02")))
    case = choose_employer(case, people.other_firm, **act(case, people.li_yun, moment("03-03")))
    case = submit(case, **act(case, people.li_yun, moment("03-03", 10)))
    assert engine_input.find_assessment_in_force(case) is None
    assert {one["key"]: one["result"] for one in engine_input.judge_case(case, date(2026, 3, 3))["checks"]}[
        "conduct"
    ] == "not_applicable"  # nothing is attested any more; the case fails anyway, on who paid last


def test_who_has_left_is_no_longer_staff_at_once(people: Cast) -> None:
    person = people.person(people.li_yun)
    held = give_role(person, people.firm, Membership.RoleChoice.EMPLOYEE, date(2026, 1, 5))
    case = walking.submitted(people)
    leave_employer(case, **act(case, people.wang_fang, moment("02-05")))
    held.refresh_from_db()
    assert (held.stopped_at, held.last_day) == (moment("02-05"), date(2026, 2, 5))
    assert list(Membership.objects.on(date(2026, 2, 5)).filter(person=person)) == []


def test_who_is_assessed_is_known_as_staff_once(people: Cast) -> None:
    case = walking.assessed(people)
    theirs = Membership.objects.filter(
        person=case.person, organisation=case.employer, role=Membership.RoleChoice.EMPLOYEE
    )
    assert [held.valid.lower for held in theirs] == [date(2026, 2, 4)]
    case = return_to_applicant(
        case, faults=[Fault("insurance_unclear")], **act(case, people.wang_fang, moment("02-05"))
    )
    case = submit(case, **act(case, people.li_yun, moment("02-06")))
    assess(case, REVIEW, **act(case, people.wang_fang, moment("02-09")))
    assert theirs.count() == 1
