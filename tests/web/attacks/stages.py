"""The stages of the walk: publicity 2–9 March 2026, filed on the 10th, inside the window of March; times are given."""

import copy
from collections.abc import Callable
from datetime import date
from uuid import uuid4

from tests.web.attacks.registry import drop
from tests.web.attacks.rows import (
    AGENCY_USCC,
    new_decision,
    new_filing,
    new_lane,
    new_publicity,
    new_recognition,
    new_refiling,
    paper,
)
from tests.web.attacks.world import World, at
from tests.web.cast import USCC, give_role, organisation
from tests.web.step_acts import begin as begin_case
from tests.web.walking import FACTS
from zhicheng.policy.installed import find_policy_in_force, load_workday_calendar
from zhicheng.procedure.lanes import Lanes
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.actions._recognition_number import issue_recognition_number
from zhicheng_web.cases.engine import engine_input, policy_rows
from zhicheng_web.cases.models import (
    Assessment,
    Case,
    CaseParty,
    FilingPaper,
    Proposal,
    Publicity,
    ReturnRound,
)
from zhicheng_web.people import queries as people
from zhicheng_web.people.models import Organisation, Person

REASON = "材料与所报条件不符"


def people_stage(w: World) -> None:
    """An employer, an agency, two authorities; one person a role, and a few who should not act."""
    when = at("01-05")
    w.rows["policy"] = policy_rows.ensure_policy_version(
        find_policy_in_force(day_number("2026-01-05")), load_workday_calendar(), when
    )
    w.rows["calendar"] = policy_rows.ensure_calendar_version(load_workday_calendar(), when)
    w.rows["employer"] = organisation("employer", "滇中机械", uscc=USCC, employer_kind="enterprise", affiliation="none",
        management_area="530102",
    )  # fmt: skip
    w.rows["agency"] = organisation("agency", "春城派遣", uscc=AGENCY_USCC)
    w.rows["county"] = organisation("county", "五华区人社局", code="530102")
    w.rows["other_county"] = organisation("county", "盘龙区人社局", code="530103")
    numbers = iter(("11010519491231002X", "440524188001010014", "530102199003070032", "530102199003070059",
                    "530102199003070075", "530102199003070091"))  # fmt: skip
    for name in ("applicant", "stranger", "hr", "agency_hr", "examiner", "approver"):
        w.rows[name] = people.create_person(name, at=when, number=next(numbers, None))
    w.rows["hr_as"] = give_role(w.hr, w.employer, "employer", date(2026, 1, 1))
    w.rows["agency_as"] = give_role(w.agency_hr, w.agency, "employer", date(2026, 1, 1))
    w.rows["examiner_as"] = give_role(w.examiner, w.county, "examiner", date(2026, 1, 1))
    w.rows["approver_as"] = give_role(w.approver, w.county, "approver", date(2026, 1, 1))
    w.rows["stranger_as"] = give_role(w.stranger, w.other_county, "approver", date(2026, 1, 1))


def begin(w: World, person: Person, agency: Organisation | None = None) -> Case:
    """A draft with good facts."""

    def inside(case: Case) -> None:
        case.employer, case.agency, case.facts = w.employer, agency, copy.deepcopy(FACTS)
        case.series, case.specialty, case.level = "engineering", "机械", "assistant"

    by = people.build_applicant_actor(person.pk)
    return begin_case(person, by=by, at=at("02-02"), key=uuid4(), write=inside)


def draft_stage(w: World) -> None:
    """A draft with every paper it owes."""
    w.rows["case"] = begin(w, w.applicant)
    owed = engine_input.judge_case(w.case, date(2026, 2, 2))["materials"]
    w.rows["papers"] = [paper(w, kind) for kind in owed]
    w.rows["paper"] = w.papers[0]


def submitted_stage(w: World) -> None:
    """With the employer."""
    w.advance("submit", people.build_applicant_actor(w.applicant.pk), at("02-03"))


def assessed_stage(w: World) -> None:
    """Recommended."""

    def inside(case: Case) -> None:
        w.rows["assessment"] = Assessment.objects.create(
            case=case, seq=case.version, by=w.hr, at=at("02-04"), recommended=True, lawful=True, true=True,
            complete=True, valid=True, character="良好", ability="胜任", achievements="三项", annual_review="qualified",
            refuses_assignment=False, not_competent=False,
        )  # fmt: skip

    ticked = {
        "material_checked": True,
        "missing_assessment_parts": (),
        "conduct_attested": True,
    }
    w.advance("assess", people.build_membership_actor(w.hr_as), at("02-04"), write=inside, inputs=ticked)


def publicity_stage(w: World) -> None:
    """On the board."""

    def inside(case: Case) -> None:
        w.rows["publicity"] = new_publicity(w, case)
        w.publicity.save()

    given = {"start_is_working_day": True, "posting_problem": ""}
    w.advance("start_publicity", people.build_membership_actor(w.hr_as), at("03-02"), write=inside, inputs=given)


def closed_stage(w: World) -> None:
    """Off the board, without objection."""

    def inside(case: Case) -> None:
        close_notice(w, w.publicity)

    given = {"result_problem": ""}
    w.advance("close_publicity", people.build_membership_actor(w.hr_as), at("03-10"), write=inside, inputs=given)


def close_notice(w: World, row: Publicity) -> None:
    """One publicity, over; HR attests that nobody has objected."""
    row.state, row.closed_on, row.result, row.attested_by = "closed", date(2026, 3, 10), "none", w.hr
    row.save(update_fields=["state", "closed_on", "result", "attested_by"])


def filed_stage(w: World) -> None:
    """With the authority, its papers frozen, with the engine's advice."""

    def inside(case: Case) -> None:
        case.authority = w.county
        w.rows["filing"] = new_filing(w, case, case.version)
        w.filing.save()
        w.rows["filing_paper"] = FilingPaper.objects.create(
            filing=w.filing, case=case, paper=w.paper, sha256=w.paper.sha256
        )
        answer = engine_input.judge_case(case, date(2026, 3, 10))
        case.filed_at, case.filing_seq, case.advice = w.filing.arrived_at, w.filing.seq, answer["verdict"]
        w.rows["verdict"] = engine_input.build_verdict(case, answer, policy_id=w.policy.pk, at=at("03-10", 10))
        w.verdict.save()

    w.advance(
        "file",
        people.build_membership_actor(w.hr_as),
        at("03-10", 10),
        write=inside,
        inputs={"authority_name": w.county.name},
    )


def examined_stage(w: World) -> None:
    """Accepted."""

    w.advance("accept", people.build_membership_actor(w.examiner_as), at("03-11"))


def proposed_stage(w: World) -> None:
    """Proposed to recognise."""

    propose(w, "recognised")


def propose(w: World, outcome: str) -> None:
    """The examiner proposes."""

    def inside(case: Case) -> None:
        w.rows["proposal"] = Proposal.objects.create(
            case=case, seq=case.version, outcome=outcome, advice=w.verdict, examiner=w.examiner,
            examiner_membership=w.examiner_as, at=at("03-12"),
        )  # fmt: skip

    given = {"unexamined_clauses": ()}
    w.advance("propose", people.build_membership_actor(w.examiner_as), at("03-12"), write=inside, inputs=given)


def recognised_stage(w: World) -> None:
    """Recognised under number 1."""

    def inside(case: Case) -> None:
        w.rows["decision"] = new_decision(w, case)
        w.decision.save()
        w.rows["recognition"] = new_recognition(w, case, number=issue_recognition_number(w.county.pk, at("03-13")))
        w.recognition.save()

    w.advance("recognise", people.build_membership_actor(w.approver_as), at("03-13"), write=inside)


def refused_stage(w: World) -> None:
    """Refused, as it was proposed."""
    propose(w, "refused")

    def inside(case: Case) -> None:
        w.rows["decision"] = new_decision(w, case, outcome="refused", clause="二（四）", reason=REASON)
        w.decision.save()

    w.advance("refuse", people.build_membership_actor(w.approver_as), at("03-13"), write=inside)


def give_second_pair(w: World) -> None:
    """The county has two more officers, who have had no part in anything."""
    w.rows["other_examiner"] = people.create_person("other", at=at("01-05"), number="530102199003070112")
    w.rows["other_examiner_as"] = give_role(w.other_examiner, w.county, "examiner", date(2026, 1, 1))
    w.rows["other_approver"] = people.create_person("another", at=at("01-05"), number="530102199003070139")
    w.rows["other_approver_as"] = give_role(w.other_approver, w.county, "approver", date(2026, 1, 1))


def again_stage(w: World) -> None:
    """Recognised, where others could look once more at what becomes of the title."""
    give_second_pair(w)


def reviewed_stage(w: World) -> None:
    """The applicant has asked for a review; the county has a second pair of officers."""
    give_second_pair(w)

    def inside(case: Case) -> None:
        case.decisions.update(superseded_at=at("03-16"), appeal=REASON)
        case.proposals.update(superseded_at=at("03-16"))

    w.advance("ask_review", people.build_applicant_actor(w.applicant.pk), at("03-16"), write=inside)


def returned_stage(w: World) -> None:
    """Returned to the employer on Thursday 12 March; the grace ends on Thursday the 19th."""

    def inside(case: Case) -> None:
        day = policy_rows.find_calendar_day(w.calendar, date(2026, 3, 12))
        w.rows["round"] = ReturnRound.objects.create(
            case=case, seq=case.version, side="authority", reasons=[{"code": "unclear", "clause": "二（二）"}],
            by=w.examiner, at=at("03-12"), calendar=w.calendar, returned_on=day.day, returned_ordinal=day.ordinal,
            due_on=date(2026, 3, 19),
        )  # fmt: skip

    w.advance("return_to_employer", people.build_membership_actor(w.examiner_as), at("03-12"), write=inside)


def refiled_stage(w: World) -> None:
    """Filed again on the fifth and last day of the grace, under the first filing's date."""

    def inside(case: Case) -> None:
        w.rows["refiling"] = new_refiling(w, case, case.version, at("03-19"))
        w.refiling.save()
        case.filing_seq = w.refiling.seq

    given = {"unanswered_faults": ()}
    w.advance("refile", people.build_membership_actor(w.hr_as), at("03-19"), write=inside, inputs=given)


def second_stage(w: World) -> None:
    """Beside a recognised case a second one of somebody else, decided but not yet numbered."""
    w.rows["first"], w.rows["applicant"] = w.recognition, w.stranger
    for stage in ("draft", "submitted", "assessed", "publicity", "closed", "filed", "examined", "proposed"):
        STEPS[stage](w)
    drop("decision_dated_by_its_act")
    CaseParty.objects.create(case=w.case, person=w.approver, side="approver")
    new_decision(w, w.case).save()


def lanes_stage(w: World) -> None:
    """A dispatched worker's case, both publicities closed, ready to file."""
    w.rows["case"] = begin(w, w.applicant, w.agency)
    for kind in engine_input.judge_case(w.case, date(2026, 2, 2))["materials"]:
        paper(w, kind)
    w.advance("submit", people.build_applicant_actor(w.applicant.pk), at("02-03"))
    assessed_stage(w)
    agency, unchecked = people.build_membership_actor(w.agency_as), {"material_checked": True, "lanes": Lanes()}
    w.advance("check_as_agency", agency, at("02-04"), inputs=unchecked | {"dispatched": True})

    def both(case: Case) -> None:
        w.rows["publicity"] = new_publicity(w, case)
        w.publicity.save()
        w.rows["agency_publicity"] = new_publicity(w, case, "agency", w.agency_hr)
        w.agency_publicity.save()

    given = {"start_is_working_day": True, "posting_problem": ""}
    w.advance("start_publicity", people.build_membership_actor(w.hr_as), at("03-02"), write=both, inputs=given)

    def close(case: Case) -> None:
        for row in (w.publicity, w.agency_publicity):
            close_notice(w, row)

        w.rows["own_cells"] = new_lane(w, case, "employer", w.publicity, w.hr)
        w.rows["agency_cells"] = new_lane(w, case, "agency", w.agency_publicity, w.agency_hr)
        w.own_cells.save()
        w.agency_cells.save()

    by, attested = people.build_membership_actor(w.hr_as), {"result_problem": ""}
    w.advance("close_publicity", by, at("03-10"), write=close, inputs=attested)


STEPS: dict[str, Callable[[World], None]] = {
    "people": people_stage,
    "draft": draft_stage,
    "submitted": submitted_stage,
    "assessed": assessed_stage,
    "publicity": publicity_stage,
    "closed": closed_stage,
    "filed": filed_stage,
    "examined": examined_stage,
    "proposed": proposed_stage,
    "recognised": recognised_stage,
    "refused": refused_stage,
    "reviewed": reviewed_stage,
    "again": again_stage,
    "returned": returned_stage,
    "refiled": refiled_stage,
    "second": second_stage,
    "lanes": lanes_stage,
}
