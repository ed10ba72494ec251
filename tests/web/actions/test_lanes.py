"""三（二） 双审核、双公示、双盖章 as the office keeps it: two units, one case, six cells, and what opens them again."""

from datetime import date
from random import Random

import pytest

from tests.web import lane_walks as lanes
from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.lane_walks import AGENCYS, BOTH, EMPLOYERS, NEXT, PAPER_DAYS, POSTED, walk
from tests.web.past_guards import rewrite
from tests.web.walking import REASON, act
from zhicheng.procedure.lanes import Lanes, Stage, move_lanes
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.check_as_agency import check_as_agency
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.record_agency_papers import PaperDays, record_agency_papers
from zhicheng_web.cases.actions.record_stamp import record_stamp
from zhicheng_web.cases.actions.remind_other_lane import remind_other_lane
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.actions.take_back import take_back
from zhicheng_web.cases.models import Case, CaseLane, CaseParty, Filing, Objection, Publicity
from zhicheng_web.cases.read.lanes import PROOF, read_lanes
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.ledger.queries import find_last_entry
from zhicheng_web.ledger.recorded_rows import find_altered_rows


def tell(refused: "pytest.ExceptionInfo[StepRefused]") -> list[tuple[str, str, str | None]]:
    """Each finding of a refusal: its key, why, what helps."""
    return [(one.key, one.reason, one.remedy) for one in refused.value.findings]


def test_a_case_is_filed_when_both_units_have_done_their_three_cells(people: Cast) -> None:
    case = lanes.file_it(walk(people, *BOTH), people)
    row = Filing.objects.get()
    assert (case.state, row.dispatched, row.agency_on_paper) == ("filed", True, False)
    assert row.employer_cells is not None
    assert row.agency_cells is not None
    assert (row.employer_cells.stamped_on, row.agency_cells.stamped_on) == (NEXT, NEXT)
    sides = CaseParty.objects.filter(case=case).values_list("person_id", "side")
    assert {side for _, side in sides} == {"applicant", "employer", "agency"}
    assert list(find_altered_rows()) == []


def test_the_employer_closes_its_publicity_without_the_agency(people: Cast) -> None:
    """findings A3: what the agency has not done is no reason to refuse the employer its own result."""
    case = walk(people, lanes.assess_it, lanes.post_own, lanes.close_own)
    assert State(case.state) is State.PUBLICITY_CLOSED


def test_the_refusal_to_file_names_the_open_cells_and_whom_to_call(people: Cast) -> None:
    zhao_min = people.person(people.zhao_min)
    rewrite(zhao_min, phone="13900000145")
    case = walk(people, lanes.check, *EMPLOYERS)
    with pytest.raises(StepRefused) as refused:
        file(case, **act(case, people.wang_fang, moment("03-10", 16)))
    assert tell(refused) == [
        (
            "six_cells_closed",
            "双审核、双公示、双盖章还没有办齐：派遣公司的公示、盖章（四）。",
            "请派遣公司办理（云岭商贸有限公司，赵敏13900000145）；派遣公司不用本系统的，请凭证明材料代录。",
        )
    ]


def test_the_agencys_papers_stand_for_its_lane_and_the_filing_says_so(people: Cast) -> None:
    case = lanes.file_it(walk(people, *EMPLOYERS, lanes.record_papers), people)
    row = Filing.objects.get(case=case)
    assert (row.agency_on_paper, row.agency_publicity) == (True, None)
    cells = CaseLane.objects.get(case=case, lane="agency")
    assert (cells.on_paper, cells.checked_by, cells.posted_on, cells.proof and cells.proof.kind) == (
        True,
        None,
        PAPER_DAYS.posted_on,
        "dispatch_double_proof",
    )


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"posted_until": date(2026, 3, 6)}, "派遣公司的公示不满5个工作日"),
        ({"stamped_on": date(2026, 3, 9)}, "派遣公司盖章的日子要在公示期满以后"),
        ({"checked_on": date(2026, 3, 3)}, "派遣公司的公示不能早于审核"),
        ({"posted_on": date(2026, 3, 1)}, "派遣公司张贴的那一天是休息日"),
        ({"stamped_on": date(2026, 3, 12)}, "证明材料上的日子不能晚于今天"),
    ],
)
def test_papers_that_prove_no_lane_are_refused_in_their_own_words(
    people: Cast, changes: dict[str, date], problem: str
) -> None:
    case = walk(people, *EMPLOYERS)
    days = PAPER_DAYS._replace(**changes)
    with pytest.raises(StepRefused) as refused:
        record_agency_papers(case, days=days, **act(case, people.wang_fang, moment("03-11")))
    assert [(one.key, one.reason) for one in refused.value.findings] == [("paper_days_fit", f"{problem}（三（二））。")]


def test_papers_of_a_publicity_that_is_void_prove_nothing(people: Cast) -> None:
    case = walk(people, *POSTED, lanes.object_to_it)
    case = settle_objection(case, outcome="upheld", conclusion=REASON, **act(case, people.zhao_min, moment("03-11")))
    void_days, later = PAPER_DAYS, PaperDays(date(2026, 2, 5), date(2026, 3, 11), date(2026, 3, 18), date(2026, 3, 19))
    at = moment("03-19", 15)

    def record(case: Case, days: PaperDays) -> Case:
        return record_agency_papers(case, days=days, **lanes.click(case, people.wang_fang, at))

    with pytest.raises(StepRefused) as old_proof:
        record(case, later)
    click = lanes.click(case, people.wang_fang, moment("03-19"))
    case = attach_paper(case, kind=PROOF, name="重新公示.png", data=walking.picture(300), **click)
    with pytest.raises(StepRefused) as old_days:
        record(case, void_days)
    said = [told for refused in (old_proof, old_days) for _, told, _ in tell(refused)]
    assert said == [
        "附上的证明材料说的是已经作废的公示，请附上派遣公司重新公示以后的证明材料（三（二））。",
        "以前的公示2026年3月11日（星期三）已经作废，派遣公司的公示不能早于这一天（三（二））。",
    ]
    assert read_lanes(rise(record(case, later))) == Lanes(Stage.CHECKED, Stage.STAMPED, agency_on_paper=True)


def test_a_stamp_is_no_earlier_than_the_result(people: Cast) -> None:
    case = walk(people, lanes.check, lanes.post, lanes.close)
    with pytest.raises(StepRefused) as refused:
        record_stamp(case, stamped_on=lanes.FULL, **act(case, people.zhao_min, moment("03-10", 11)))
    assert [one.key for one in refused.value.findings] == ["stamp_day_fits"]


def test_one_lanes_objection_stops_both_until_its_own_unit_has_settled_it(people: Cast) -> None:
    case = walk(people, *POSTED, lanes.object_to_it)
    assert Objection.objects.get().lane == "agency"
    for take, attested in ((lanes.close_own, []), (lanes.close, ["result_attested"])):
        with pytest.raises(StepRefused) as refused:
            take(case, people)
        assert [one.key for one in refused.value.findings] == ["no_open_objection", *attested]
    case = settle_objection(case, outcome="dismissed", conclusion=REASON, **act(case, people.zhao_min, moment("03-11")))
    assert lanes.close_own(rise(case), people).state == "publicity_closed"


def rise(case: Case) -> Case:
    """The case as the database has it."""
    return Case.objects.get(pk=case.pk)


def test_an_objection_that_holds_takes_both_notices_down_and_leaves_what_was_checked(people: Cast) -> None:
    case = walk(people, *POSTED, lanes.object_to_it)
    case = settle_objection(case, outcome="upheld", conclusion=REASON, **act(case, people.zhao_min, moment("03-11")))
    assert (case.state, read_lanes(case)) == ("assessed", Lanes(Stage.CHECKED, Stage.CHECKED))
    assert set(Publicity.objects.values_list("lane", "state")) == {("employer", "void"), ("agency", "void")}
    assert Objection.objects.get().state == "upheld"


def test_a_return_or_a_taking_back_opens_every_cell(people: Cast) -> None:
    case = walk(people, *AGENCYS)
    faults = [Fault("education_differs")]
    returned = return_to_applicant(case, faults=faults, **act(case, people.zhao_min, moment("03-11")))
    assert (returned.state, read_lanes(returned)) == ("returned_to_applicant", Lanes())


def test_what_the_applicant_takes_back_is_checked_anew(people: Cast) -> None:
    case = walk(people, *AGENCYS)
    case = take_back(case, **act(case, people.li_yun, moment("03-11")))
    assert (case.state, read_lanes(case)) == ("draft", Lanes())
    assert Publicity.objects.get().state == "void"


def test_an_objection_is_not_voided_by_giving_the_case_back(people: Cast) -> None:
    """三（二）: one that nobody has enquired into would stand there as 不成立."""
    case = walk(people, lanes.check, lanes.post, lanes.object_to_it)
    at = moment("03-11")
    with pytest.raises(StepRefused) as returned:
        return_to_applicant(case, faults=[Fault("education_differs")], **act(case, people.wang_fang, at))
    with pytest.raises(StepRefused) as taken:
        take_back(case, **act(case, people.li_yun, at))
    reason = "还有1件异议没有核查完"
    assert tell(returned) == [("no_open_objection", f"{reason}（三（二））。", "请先核查异议并登记结论。")]
    waits = "请等单位查清异议以后再办理；不再申报的，可以撤回申报。"
    assert tell(taken) == [("no_open_objection", f"{reason}（三（一））。", waits)]
    assert Objection.objects.get().state == "open"


def test_the_other_unit_is_reminded_once_a_working_day(people: Cast) -> None:
    case = walk(people, lanes.assess_it)
    friday, saturday, monday = moment("02-06", 10), moment("02-07", 10), moment("02-09", 10)
    case = remind_other_lane(case, **act(case, people.wang_fang, friday))
    entry = find_last_entry(case.pk)
    assert entry is not None
    told = Outbox.objects.filter(case_id=case.pk, seq=entry.seq).values_list("recipient_id", "template")
    assert list(told) == [(people.zhao_min.person_id, "remind_other_lane")]
    with pytest.raises(StepRefused) as refused:
        remind_other_lane(case, **act(case, people.wang_fang, saturday))
    assert [one.key for one in refused.value.findings] == ["not_reminded_today"]
    case = remind_other_lane(case, **act(case, people.wang_fang, monday))
    assert remind_other_lane(case, **act(case, people.zhao_min, monday)).version == case.version + 1


def test_nobody_is_reminded_while_their_notice_hangs(people: Cast) -> None:
    case = walk(people, lanes.check, lanes.post)
    with pytest.raises(StepRefused) as refused:
        remind_other_lane(case, **act(case, people.wang_fang, moment("03-03")))
    assert [one.key for one in refused.value.findings] == ["other_lane_can_act"]


def test_whoever_acts_for_one_unit_does_not_act_for_the_other(people: Cast) -> None:
    case = walk(people, lanes.assess_it)
    both = people.wang_fang._replace(organisation_id=people.other_firm.pk)
    with pytest.raises(StepRefused) as refused:
        check_as_agency(case, checked=True, **act(case, both, moment("02-09")))
    assert [one.key for one in refused.value.findings] == ["not_own_case"]


STEPS_OF_WALK = {
    **{lanes.check: "check_as_agency", lanes.post: "start_agency_publicity", lanes.close: "close_agency_publicity"},
    **{lanes.stamp: "stamp_as_agency", lanes.assess_it: "assess", lanes.post_own: "start_publicity"},
    **{lanes.close_own: "close_publicity", lanes.stamp_own: "stamp_as_employer"},
    **{lanes.object_to_it: "raise_agency_objection", lanes.record_papers: "record_agency_papers"},
}


@pytest.mark.parametrize("seed", range(6))
def test_the_rows_say_what_the_procedure_says_in_whatever_order(people: Cast, seed: int) -> None:
    """The office's rows and the pure procedure are walked beside each other; refusals leave both as they are."""
    chance, case, expected = Random(seed), lanes.sent(people), Lanes()
    late = [lanes.object_to_it, lanes.record_papers]
    order = sorted([*AGENCYS, *EMPLOYERS], key=lambda one: chance.random()) * 3 + late
    for one in order:
        try:
            case = one(case, people)
        except StepRefused:
            continue
        expected = move_lanes(expected, STEPS_OF_WALK[one])
        assert read_lanes(rise(case)) == expected
    assert expected != Lanes()


def test_who_is_not_dispatched_has_no_lanes(people: Cast) -> None:
    case = walking.closed(people)
    assert read_lanes(case) is None
    with pytest.raises(StepRefused) as refused:
        lanes.stamp_own(case, people)
    assert "lane_in_turn" in [one.key for one in refused.value.findings]
    assert CaseLane.objects.count() == 0
