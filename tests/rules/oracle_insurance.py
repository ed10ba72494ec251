"""The oracle on insurance: the six months and the last payer of 二（二） (rules.md, "2 Months of insurance").

Only months up to the filing month are read. A month is a word such as "2025-02"; what it is worth is looked up row by row.
"""

from collections.abc import Set
from datetime import date

from tests.rules.oracle_calendar import (
    MONTHS,
    PLACE_OF_MONTH,
    day_of,
    month_before,
    month_of,
    months_between,
)
from tests.rules.oracle_facts import GRAVITY, Line, covers, posts_here, related_to
from tests.rules.oracle_policy import Policy, reading, value
from tests.rules.oracle_service import Case, filing, items, part

WORTH = ("not_counted", "review", "good")


def filing_month(case: Case) -> str:
    """The month M."""
    return month_of(filing(case))


def months_recorded(case: Case, policy: Policy) -> dict[str, str]:
    """Every month up to M with anything recorded, and the best that any of its rows is worth."""
    recorded: dict[str, str] = {}
    now = filing_month(case)
    for row in items(case, "insurance"):
        worth = value(policy, "insurance.areas")[row["area"]]
        if row.get("late"):
            worth = min(worth, value(policy, "insurance.late"), key=WORTH.index)
        for month in months_between(row["from"], row["to"]):
            if month <= now:
                recorded[month] = max(recorded.get(month, "not_counted"), worth, key=WORTH.index)
    return recorded


def run_ending(months: Set[str], month: str) -> list[str]:
    """The unbroken run that ends in a month; latest month first."""
    unbroken = []
    while month in months:
        unbroken.append(month)
        month = month_before(month)
    return unbroken


def run(months: Set[str], case: Case, policy: Policy) -> list[str]:
    """The unbroken run that ends in M or, where that is missing, in the month before (or as far back as the reading says)."""
    month = filing_month(case)
    for _ in range(reading(policy, "insurance.run_ends_before")):
        month = month if month in months else month_before(month)
    return run_ending(months, month)


def months_after(month: str, count: int) -> date:
    """The first day of the month so many months after one."""
    return day_of(f"{MONTHS[PLACE_OF_MONTH[month] + count]}-01")


def insured_months(case: Case, policy: Policy) -> Line:
    """二（二）: six in an unbroken run before the filing."""
    asked = value(policy, "insurance.months")
    recorded = months_recorded(case, policy)
    good = {month for month, worth in recorded.items() if worth == "good"}
    perhaps = {month for month, worth in recorded.items() if worth != "not_counted"}
    its = run(good, case, policy)
    first = its[-1] if its else filing_month(case)
    lost = filing_month(case) in recorded and filing_month(case) not in perhaps
    if lost and last_payer(case, policy).result == "later":
        return Line("later", len(its), asked, months_after(month_payable(case), asked))
    if len(its) >= asked:
        return Line("pass", len(its), asked, min(months_after(first, asked), filing(case)))
    if len(run(perhaps, case, policy)) >= asked:
        return Line("review", len(its), asked)
    unposted = unposted_run(case, policy, set(recorded), perhaps)
    if unposted is not None:
        return Line("review", len(run_ending(good, unposted)), asked)
    first = month_payable(case) if lost else first  # M is taken by a month that does not count: anew with the next
    return Line("later", len(its), asked, months_after(first, asked))


def begun_anew(case: Case, policy: Policy, day: date) -> list[date]:
    """A run that ends in the month before M, while M is paid but counts for nothing, is none any more on a day after M: when
    the months after M will be enough.
    """
    recorded, now = months_recorded(case, policy), filing_month(case)
    if recorded.get(now) != "not_counted" or day < months_after(now, 1):
        return []
    return [months_after(now, 1 + value(policy, "insurance.months"))]


def unposted_run(case: Case, policy: Policy, recorded: Set[str], perhaps: Set[str]) -> str | None:
    """The last month of a run that one unposted month would complete, where nothing later is recorded at all."""
    if not reading(policy, "insurance.unposted_months"):
        return None
    last = filing_month(case)
    for _ in range(reading(policy, "insurance.run_ends_before") + 1):
        if last in recorded:
            return None
        last = month_before(last)
    return last if len(run_ending(perhaps, last)) >= value(policy, "insurance.months") - 1 else None


def month_payable(case: Case) -> str:
    """The first month that the employer can still pay: M, or the next where M is in the data already."""
    now = filing_month(case)
    rows = items(case, "insurance")
    taken = any(now in months_between(row["from"], row["to"]) for row in rows)
    return MONTHS[PLACE_OF_MONTH[now] + 1] if taken else now


def last_payer(case: Case, policy: Policy) -> Line:
    """二（二）: a payer of the latest month up to M is the employer; if not, time cures it for who has a post here."""
    now = filing_month(case)
    rows = [row for row in items(case, "insurance") if row["from"] <= now]
    if not rows:
        return Line("review")
    latest = max(min(row["to"], now) for row in rows)
    said = [says_of_payer(case, policy, row["payer"]) for row in rows if min(row["to"], now) == latest]
    result = min(said, key=GRAVITY.index)
    if result != "fail":
        return Line(result)
    posts = [spell for spell in posts_here(case, policy) if covers(spell, filing(case))]
    if not posts:
        return Line("fail")
    two_before = month_before(month_before(now))
    if latest == two_before and any(month_of(day_of(spell["start"])) < now for spell in posts):
        return Line("review")
    return Line("later", day=months_after(month_payable(case), 1))


def says_of_payer(case: Case, policy: Policy, payer: str) -> str:
    """What one payer means, by the reading of the policy."""
    employer, agency = part(case, "employer"), case.get("dispatch_agency")
    said = value(policy, "insurance.payers_of_dispatched" if agency is not None else "insurance.payers")
    means = "other"
    if payer == employer["uscc"]:
        means = "employer"
    elif agency is not None and payer == agency["uscc"]:
        means = "agency"
    elif related_to(case, policy, payer):
        means = "related_unit"
    elif employer.get("branch_of") is not None and payer == employer["branch_of"]["uscc"]:
        means = "parent"
    return str(said[means])
