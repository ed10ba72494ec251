"""The oracle on 一, insurance and last payer of 二（二）, 二（六）: what is asked of everybody, whatever the route.

Written from the prose (notice, clauses, case format, rules), a sentence of it at a time, on a case in which nothing is
unknown any more (`oracle_unknown` has answered it): nothing here is ever `unknown`.
"""

from datetime import date
from typing import NamedTuple

from tests.rules.oracle_calendar import day_of, days
from tests.rules.oracle_policy import Policy, is_doubtful, is_outside, value
from tests.rules.oracle_service import Case, filing, items, part
from tests.rules.oracle_unknown import IS_HERE

GRAVITY = ("not_applicable", "pass", "review", "unknown", "later", "fail")


class Line(NamedTuple):
    """What a check comes to: result, measured, required, from."""

    result: str
    measured: int | None = None
    required: int | None = None
    day: date | None = None


def gravest(*results: str) -> str:
    """The worst of some results."""
    return max(results, key=GRAVITY.index)


def held_by(case: Case, item: Case) -> bool:
    """A title or licence is held when it was there on the filing date."""
    return day_of(item["date"]) <= filing(case)


def related_to(case: Case, policy: Policy, unit: str | None) -> bool:
    """A predecessor or affiliate of the employer that stands in the register on the filing date."""
    return any(
        row["employer"] == part(case, "employer").get("uscc")
        and row["related"] == unit
        and (not row["since"] or day_of(row["since"]) <= filing(case))
        for row in policy["related_units"]
    )


def posts_here(case: Case, policy: Policy) -> list[Case]:
    """Spells at the employer, its agency, a related unit, or a unit that was not named."""
    ours = [None, part(case, "employer").get("uscc")]
    if case.get("dispatch_agency") is not None:
        ours.append(case["dispatch_agency"].get("uscc"))
    return [
        spell
        for spell in items(case, "employment")
        if spell.get("employer") in ours or related_to(case, policy, spell.get("employer"))
    ]


def covers(spell: Case, day: date) -> bool:
    """Whether a day lies in a spell; the last day worked is in it."""
    return day_of(spell["start"]) <= day and (not spell.get("end") or day <= day_of(spell["end"]))


def post_on_filing(case: Case, policy: Policy) -> str:
    """一（一）, the relation: one post here covers the filing date; none stated at all was asked for."""
    if not items(case, "employment"):
        return "pass" if case[IS_HERE] else "fail"
    return "pass" if any(covers(spell, filing(case)) for spell in posts_here(case, policy)) else "review"


def employed_in_kunming(case: Case, policy: Policy) -> Line:
    """一（一）: related to an employer, the employer registered in Kunming and of a kind that is named."""
    employer = part(case, "employer")
    if part(case, "applicant")["status"] == "not_employed" or employer["registered_in_kunming"] is False:
        return Line("fail")
    kind = value(policy, "scope.employer_kinds")[employer["kind"]]
    return Line(gravest(kind, post_on_filing(case, policy)))


def work_permit(case: Case) -> Line:
    """一（一）: foreign nationals need one."""
    if part(case, "applicant")["origin"] != "foreign":
        return Line("not_applicable")
    return Line("pass" if part(case, "applicant")["work_permit"] else "fail")


def status(case: Case, policy: Policy) -> Line:
    """一（二）: no civil servants, nobody managed as one, nobody retired."""
    excluded = value(policy, "scope.excluded_statuses")
    return Line("fail" if part(case, "applicant")["status"] in excluded else "pass")


def conduct(case: Case) -> Line:
    """一（二）: refuses the work assigned, or is not competent."""
    applicant = part(case, "applicant")
    return Line("fail" if applicant["refuses_assignment"] or applicant["not_competent"] else "pass")


def annual_review(case: Case, policy: Policy) -> Line:
    """一（二）: `none` is believed of the newly hired, not of who was here on every day of the year before."""
    its = part(case, "applicant")["annual_review"]
    result = value(policy, "scope.annual_reviews")[its]
    if its == "none" and result == "pass":
        year = filing(case).year - 1
        posts = posts_here(case, policy)
        if all(any(covers(spell, day) for spell in posts) for day in days(date(year, 1, 1), date(year, 12, 31))):
            return Line("review")
    return Line(result)


def series_in_scope(case: Case, policy: Policy) -> Line:
    """一（三）: decided on series and specialty; a specialty that points outside is for a person to decide."""
    target = part(case, "target")
    if is_outside(policy, target["series"]):
        return Line("fail")
    return Line("review" if is_doubtful(policy, target.get("specialty") or "") else "pass")


def employer_in_scope(case: Case, policy: Policy) -> Line:
    """一（四）: central and provincial employers, and branches of such, go to their own superior."""
    employer = part(case, "employer")
    said = value(policy, "scope.employer_affiliations")
    units = [employer] if employer.get("branch_of") is None else [employer, employer["branch_of"]]
    return Line(gravest(*(said[unit["affiliation"]] for unit in units)))


def licence_dates(case: Case, policy: Policy) -> list[date]:
    """The dates of the licences that the series asks for, earliest first."""
    kind = policy["series"][part(case, "target")["series"]]["licence_key"]
    return sorted(day_of(licence["date"]) for licence in items(case, "licences") if licence["kind"] == kind)


def entry_licence(case: Case, policy: Policy) -> Line:
    """二（六）: the licence first; `conditional`: a person says whether this post needs it."""
    series = policy["series"][part(case, "target")["series"]]
    if series["licence_mode"] == "none" or not series["licence_key"]:
        return Line("not_applicable")
    dates = licence_dates(case, policy)
    if any(day <= filing(case) for day in dates):
        return Line("pass")
    if series["licence_mode"] == "conditional":
        return Line("review")
    return Line("later", day=dates[0]) if dates else Line("fail")
