"""One case judged, and what can be told of it: made when somebody asks for it, and kept.

The judgement is numbers and is made at once. Sentences, days and papers cost more than it does, and who wants to know the
verdict needs none of them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from zhicheng.codes import FAIL, NOT_APPLICABLE, OUT_OF_SCOPE, VERDICTS
from zhicheng.eligibility.any_series import judge_case
from zhicheng.eligibility.check_results import CheckResults, rate_checks
from zhicheng.eligibility.facts.codebook import Codebook, codebook
from zhicheng.eligibility.facts.read import Facts, read_case
from zhicheng.eligibility.findings import IndexedCandidate, list_findings, list_opened_candidates
from zhicheng.eligibility.materials import AppliedClauses, select_materials
from zhicheng.eligibility.plan import Plan, build_plan, find_filing_window
from zhicheng.eligibility.review_day import find_review_day
from zhicheng.eligibility.routing import Routing, route_case
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.words.case_summary import describe_doubled_items, summarise_case
from zhicheng.eligibility.words.procedure_findings import list_procedure_findings
from zhicheng.eligibility.words.route_findings import CandidateContext
from zhicheng.finding import Finding
from zhicheng.policy.addresses import SHARED_ADDRESS, restate_addresses
from zhicheng.policy.installed import find_policy_in_force
from zhicheng.policy.installed import load_workday_calendar as installed_calendar
from zhicheng.policy.model import Material, Policy
from zhicheng.policy.windows import Timetable, Window, build_timetable
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import NEVER, day_number

SAMPLE_WARNING = "（按示例政策判断，只供演示，不能用来办事。）"
NO_AUTHORITY_HERE = "不在本通知的范围，没有本市的认定部门（三（三））。"
AUTHORITY_NOT_KNOWN = (
    "还没有填写用人单位的管理归属地，不能确定认定部门（三（三））；请补填登记管理机关所在的县（市）区或开发区。"
)

Answer = TypeVar("Answer")


class PropertyOnDemand(Generic[Answer]):
    """A property that is made when it is first asked for, and then stands in the object itself.

    `functools.cached_property` is the same with a lock, which costs more than some of the answers until Python 3.12.
    """

    def __init__(self, make: Callable[["ExplainedCase"], Answer]) -> None:
        self.make, self.name, self.__doc__ = make, make.__name__, make.__doc__

    def __get__(self, case: "ExplainedCase", owner: type["ExplainedCase"]) -> Answer:
        answer = case.__dict__[self.name] = self.make(case)
        return answer


class ExplainedCase:
    """A judged case under one policy on one calendar."""

    def __init__(self, facts: Facts, judgement: Judgement, book: Codebook, calendar: Calendar) -> None:
        self.facts, self.judgement, self.book, self.calendar = facts, judgement, book, calendar
        self.policy = book.policy
        self.verdict = VERDICTS[judgement.verdict]
        self.is_refused = judgement.verdict >= FAIL

    @PropertyOnDemand
    def days(self) -> Timetable:
        """The windows and publicity days."""
        return build_timetable(self.policy, self.calendar)

    @PropertyOnDemand
    def results(self) -> CheckResults:
        """The result of every check, without words."""
        return rate_checks(self.facts.person, self.book.terms, self.judgement)

    @PropertyOnDemand
    def candidates(self) -> Sequence[IndexedCandidate]:
        """The candidates that a credential opens, with their position in the judgement."""
        return list_opened_candidates(self.facts, self.book, self.judgement, self.results)

    @PropertyOnDemand
    def findings(self) -> Sequence[Finding]:
        """Every clause with its sentence, in the order of the notice."""
        found = list_findings(self.facts, self.book, self.judgement, self.results, self.candidates)
        return restate_findings(found, self.policy)

    @PropertyOnDemand
    def procedure(self) -> Sequence[Finding]:
        """三（二）, 四: the days of publicity and filing that are stated, with their sentences."""
        return restate_findings(list_procedure_findings(self.facts, self.days), self.policy)

    @PropertyOnDemand
    def chosen(self) -> CandidateContext | None:
        """The candidate on which the case rests; None where it is refused."""
        best = self.judgement.best
        return None if self.is_refused else next(one for position, one in self.candidates if position == best)

    @PropertyOnDemand
    def earliest(self) -> int:
        """The first day on which everything holds, of a case that is not yet; else NEVER."""
        return NEVER if self.is_refused else self.judgement.earliest

    @PropertyOnDemand
    def review_day(self) -> int:
        """An earlier day on which only a person's word is missing; else NEVER."""
        return find_review_day(self.facts.person, self.book.terms, self.judgement)

    @property
    def window(self) -> Window:
        """四: the first window after the conditions hold."""
        return find_filing_window(self.facts, self.judgement, self.days)

    @PropertyOnDemand
    def plan(self) -> Plan | None:
        """By when to hand in, to post and to file; None where the case is refused."""
        return None if self.is_refused else build_plan(self.facts, self.judgement, self.book.terms.kindest, self.days)

    @PropertyOnDemand
    def routing(self) -> Routing | None:
        """三（三）: the authority; None where the case belongs elsewhere, or the management area is not stated."""
        return None if self.judgement.verdict == OUT_OF_SCOPE else route_case(self.facts, self.book)

    @property
    def authority_reason(self) -> str:
        """Why that authority, or why none."""
        if self.routing:
            reason = self.routing.reason
        else:
            reason = NO_AUTHORITY_HERE if self.judgement.verdict == OUT_OF_SCOPE else AUTHORITY_NOT_KNOWN
        return restate_addresses(reason, self.policy.addresses)

    @PropertyOnDemand
    def summary(self) -> str:
        """The verdict in a sentence."""
        sentence = summarise_case(
            self.verdict,
            (self.judgement.earliest, self.review_day),
            self.chosen,
            [one for _, one in self.candidates],
            self.findings,
            self.procedure,
        )
        return sentence + describe_doubled_items(self.facts.doubled) + (SAMPLE_WARNING if self.policy.sample else "")

    @property
    def materials(self) -> Sequence[Material]:
        """The papers that this case needs, in the order of the policy: of the clauses applied, not of the route alone.

        A clause is applied also where something of it is unknown that cannot matter: its check then does not apply.
        """
        chosen, common = self.chosen, self.judgement.kindest.common
        by_education = chosen is not None and chosen.candidate.credential.recognised != NOT_APPLICABLE
        applied = AppliedClauses(
            chosen.route if chosen else None,
            by_education,
            common.entry_licence != NOT_APPLICABLE,
            common.series_change != NOT_APPLICABLE,
        )
        return select_materials(self.policy.materials, self.facts, applied)


def explain_case(
    case: Mapping[str, Any], policy: Policy | None = None, calendar: Calendar | None = None
) -> ExplainedCase:
    """A case judged. Without a policy the one in force on its filing date judges (五（二）).

    Raises InvalidCase with every problem of the case, PolicyError where no policy was in force.
    """
    book = codebook(policy or choose_case_policy(case))
    facts = read_case(case, book)
    return ExplainedCase(facts, judge_case(facts.person, book.terms), book, calendar or installed_calendar())


def choose_case_policy(case: Mapping[str, Any]) -> Policy:
    """The policy of the employer's city in force on the case's filing date; where that is no date, the latest, which then
    tells what is wrong. Raises PolicyError: none was in force; CityNotChosen: several cities, and no area.
    """
    return find_policy_in_force(read_filing_day(case), area=read_management_area(case))


def read_filing_day(case: Mapping[str, Any]) -> int:
    """The day number of the filing date as it stands in a case that nobody has checked; NEVER where it is none."""
    try:
        return day_number(case["filing_date"])
    except (KeyError, TypeError, ValueError):
        return NEVER


def read_management_area(case: Mapping[str, Any]) -> str | None:
    """The employer's management area as it stands in a case that nobody has checked."""
    employer = case.get("employer")
    area = employer.get("management_area") if isinstance(employer, Mapping) else None
    return area if isinstance(area, str) else None


def restate_findings(findings: Sequence[Finding], policy: Policy) -> Sequence[Finding]:
    """The findings with the addresses of a notice of another shape; the same ones where it has none."""
    return [restate_finding(one, policy.addresses) for one in findings] if policy.addresses else findings


def restate_finding(finding: Finding, addresses: Mapping[str, str]) -> Finding:
    """One finding; on insurance it stands under an address of its own, where the notice has one."""
    if finding.key in addresses:
        addresses = {**addresses, SHARED_ADDRESS: addresses[finding.key]}
    return finding._replace(
        clause=restate_addresses(finding.clause, addresses),
        reason=restate_addresses(finding.reason, addresses),
        remedy=restate_addresses(finding.remedy, addresses) if finding.remedy else finding.remedy,
    )
