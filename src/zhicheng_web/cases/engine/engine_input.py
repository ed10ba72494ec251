"""A case as the engine reads it, the content that is made public, the papers it needs, the authority it goes to.

`Case.facts` holds what the applicant states; what the employer is stands in its own row, what it attests in the
assessment, the dates in publicity and filing. Put together they are the input of `zhicheng.eligibility.check`.
Papers, publicities and assessments are read through the case, so that a list can fetch those of all its cases at once.
"""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings

from zhicheng.eligibility.check import Json, check
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import InvalidCase, read_case
from zhicheng.policy.installed import find_policy_in_force
from zhicheng.policy.model import Policy
from zhicheng.policy.windows import Timetable, build_timetable
from zhicheng.procedure.steps import UNASSESSED_STATES
from zhicheng.words.printed_fields import take_out_printed_fields
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.engine.fact_hashes import is_relation_standing
from zhicheng_web.cases.models import Assessment, Case, Filing, Paper, Publicity, Verdict
from zhicheng_web.cases.models.snapshot import UnitParticulars, read_live_unit
from zhicheng_web.ledger.chain import KUNMING, canonical_json, parse_canonical_object
from zhicheng_web.people.models import Organisation

PUBLICISED_PARTS = ("target", "educations", "skills", "titles")
"""The parts of `facts` that are made public; a change of any voids the publicity (三（二）)."""
COMMITMENT_LETTER = "commitment_letter"


def to_kunming_day(at: datetime) -> int:
    """The day number of a moment in Kunming."""
    return day_number(to_kunming_date(at).isoformat())


def to_kunming_date(at: datetime) -> date:
    """The day of a moment in Kunming."""
    return at.astimezone(KUNMING).date()


def find_policy_on(day: int) -> Policy:
    """The policy of this office (settings.CITY) that judges a case filed on a day (五（二）)."""
    return find_policy_in_force(day, settings.CITY)


def build_timetable_on(day: int) -> Timetable:
    """Windows and publicities under the policy in force on a day, on the calendar in use."""
    return build_timetable(find_policy_on(day), load_current_calendar())


def build_employer_facts(employer: UnitParticulars) -> Json:
    """The employer as the engine reads it."""
    return {
        "uscc": employer.uscc,
        "kind": employer.employer_kind or None,
        "affiliation": employer.affiliation or None,
        "registered_in_kunming": employer.registered_in_kunming,
        "management_area": employer.management_area or None,
        "branch_of": employer.branch_of,
        "self_recognition": employer.self_recognition,
    }


def build_unit_facts(unit: Organisation) -> Json:
    """A unit that stands in no case, as the engine would read it today."""
    return build_employer_facts(read_live_unit(unit))


def build_engine_input(case: Case, on: date) -> Json:
    """The whole input of a case; `on` is the filing date as long as it is not filed. How the major relates to the post
    (二（五）) is the employer's to judge: once it has, and nothing was changed since, what the applicant says of it is a claim.

    As a receipt will hold it: judged in another form of Unicode than it is stored in, it would not come out the same again.
    """
    facts: Json = take_out_printed_fields(case.facts)
    filing = find_filing_in_force(case)
    publicity = find_publicity_in_force(case)
    facts["id"] = str(case.public_id)
    facts["filing_date"] = (filing.filing_on if filing else on).isoformat()
    facts["publicity"] = (
        {"start": publicity.start_on.isoformat(), "end": publicity.last_on.isoformat()} if publicity else None
    )
    assessment = find_assessment_in_force(case)
    facts["applicant"] = dict(facts.get("applicant") or {}) | build_attested_facts(assessment)
    if assessment and assessment.major_relation and is_relation_standing(case, assessment):
        facts["target"] = dict(facts.get("target") or {}) | {"major_relation": assessment.major_relation}
    particulars = case.particulars
    facts["employer"] = build_employer_facts(particulars.employer)
    facts["dispatch_agency"] = {"uscc": particulars.agency.uscc} if particulars.agency else None
    return parse_canonical_object(canonical_json(facts))


def build_attested_facts(last: Assessment | None) -> Json:
    """一（二）: what the employer says of conduct and of last year's review; nothing before it has."""
    if last is None:
        return {}
    review = {"annual_review": last.annual_review} if last.annual_review else {}
    return {"refuses_assignment": last.refuses_assignment, "not_competent": last.not_competent} | review


def find_assessment_in_force(case: Case, lane: str = "employer") -> Assessment | None:
    """The assessment that counts; none while the case waits for one, where it was taken back, or where the person left."""
    if case.about.state in UNASSESSED_STATES:
        return None
    return max((one for one in case.assessments.all() if one.lane == lane), key=lambda one: one.seq, default=None)


def find_publicity_in_force(case: Case, lane: str = "employer") -> Publicity | None:
    """The publicity that runs or has been closed; a void one counts no more."""
    publicities = [one for one in case.publicities.all() if one.lane == lane and one.state != "void"]
    return max(publicities, key=lambda one: one.pk, default=None)


def find_filing_in_force(case: Case) -> Filing | None:
    """The filing under which the case lies with the authority."""
    return Filing.objects.filter(case=case, seq=case.filing_seq).first() if case.filing_seq else None


def build_publicised_content(case: Case) -> Json:
    """What is made public (三（二）): who, where, what for, on the strength of what."""
    stated = take_out_printed_fields(case.facts)
    parts = {key: stated.get(key) for key in PUBLICISED_PARTS}
    agency = str(case.agency.public_id) if case.agency else None
    return parts | {
        "person": str(case.person.public_id),
        "name": case.particulars.name,
        "employer": str(case.employer.public_id),
        "agency": agency,
    }


def hash_publicised_content(case: Case) -> str:
    """The name of the publicised content."""
    return f"sha256:{sha256(canonical_json(build_publicised_content(case)).encode()).hexdigest()}"


def list_fact_problems(case: Case, on: date) -> tuple[str, ...]:
    """What is wrong with the facts, each as a sentence with its place; empty where the engine can judge them."""
    whole = build_engine_input(case, on)
    try:
        read_case(whole, codebook(find_policy_on(day_number(whole["filing_date"]))))
    except InvalidCase as invalid:
        return tuple(f"{problem.path}：{problem.sentence}" for problem in invalid.problems)
    return () if (case.facts.get("target") or {}).get("series") else ("target：还没有选择申报的系列和专业",)


def judge_case(case: Case, on: date) -> Json:
    """The engine's answer on the case as it stands. Raises InvalidCase with every problem."""
    whole = build_engine_input(case, on)
    return check(whole, find_policy_on(day_number(whole["filing_date"])), load_current_calendar(), readings=False)


def judged_or_empty(case: Case, on: date) -> Json:
    """The engine's answer; empty where the facts cannot be judged yet."""
    try:
        return judge_case(case, on)
    except InvalidCase:
        return {}


def build_verdict(case: Case, answer: Json, *, policy_id: int, at: datetime) -> Verdict:
    """The answer with the bytes of its facts, so that judging them again gives the same bytes. Not saved."""
    return Verdict(
        case=case,
        at=at,
        policy_id=policy_id,
        policy_hash=answer["policy_hash"],
        calendar_hash=answer["calendar_hash"],
        engine=answer["engine"],
        result=answer["verdict"],
        facts=canonical_json(build_engine_input(case, to_kunming_date(at))),
        answer=canonical_json(answer),
    )


def group_current_papers(case: Case) -> Mapping[str, list[Paper]]:
    """The papers that count, by kind; replaced and removed ones do not."""
    found: dict[str, list[Paper]] = {}
    for paper in sorted(case.papers.all(), key=lambda one: one.pk):
        if paper.replaced_by_id is None and paper.removed_at is None:
            found.setdefault(paper.kind, []).append(paper)
    return found


def find_receiving_authority(case: Case, answer: Mapping[str, Any]) -> Organisation | None:
    """三（三）: the organisation that the engine's routing names; a self-recognising unit is its own."""
    routing = answer["authority"]
    if routing is None:
        return None
    if routing["kind"] == "self":
        return case.employer
    return Organisation.objects.filter(code=routing["code"]).first()
