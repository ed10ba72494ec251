"""A case as it will stand on a coming day, if work and insurance go on: what the engine will say when it is filed.

The engine projects `earliest` in the same way (case-format.md, "A result"); here a whole answer is wanted, for a filing
that is still to come, after a publicity that may still be planned.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from zhicheng.eligibility.check import Json, check
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.workdays.days import day_number, iso_month, month_number
from zhicheng.workdays.months import month_of
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.engine.engine_input import build_engine_input, find_policy_on
from zhicheng_web.cases.models import Case

PublicityDays = tuple[date, date]
"""First and last day of a publicity."""


def forecast_answer(case: Case, on: date, today: date, planned: PublicityDays | None = None) -> Json:
    """The engine's answer for a filing on a day, today or later, after the publicity that runs or else the planned one.

    Its employer, agency, publicities and assessments fetched before, it asks the database nothing. Raises InvalidCase.
    """
    whole = build_engine_input(case, on)
    policy = find_policy_on(day_number(whole["filing_date"]))
    read_case(whole, codebook(policy))
    if planned and whole["publicity"] is None:
        whole["publicity"] = {"start": planned[0].isoformat(), "end": planned[1].isoformat()}
    if on > today:
        gap = policy.number("insurance.run_ends_before")
        whole["insurance"] = extend_insurance(
            whole.get("insurance") or [], to_month_number(today) - gap, to_month_number(on) - min(gap, 1)
        )
    return check(whole, policy, load_current_calendar(), readings=False)


def extend_insurance(rows: Sequence[Mapping[str, Any]], since: int, until: int) -> list[Json]:
    """Months of insurance; whose run reaches month `since` and is not broken today, is taken to pay on to month `until`."""
    last = max((month_number(row["to"]) for row in rows), default=since)
    pays = last >= since
    return [
        {**row, "to": iso_month(max(last, until))} if pays and month_number(row["to"]) == last else dict(row)
        for row in rows
    ]


def to_month_number(on: date) -> int:
    """The month number of a day."""
    return month_of(day_number(on.isoformat()))
