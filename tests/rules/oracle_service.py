"""二（四）: which work counts and when so many months of it are full, with sets of days (rules.md, "1 Months of service")."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from tests.rules.oracle_calendar import (
    ONE_DAY,
    day_of,
    days,
    first_day_full,
    first_day_full_by_parts,
    first_day_worked,
    months_full,
    months_full_by_parts,
    months_later,
)
from tests.rules.oracle_policy import Policy, reading, value

Case = Mapping[str, Any]
LONGEST_MONTHS = 76  # sixty months of a standard, twelve of 二（五）, and some


class Full(NamedTuple):
    """So many months of work since a credential: the first day worked, months full on the cut-off, the day they are full.

    `day_in_doubt`: the day on which they are full if work without a record counted too.
    """

    begun: date | None
    measured: int
    day: date | None
    day_in_doubt: date | None


def part(case: Case, name: str) -> Case:
    """An object of the case; empty where it was left out."""
    return case.get(name) or {}


def items(case: Case, name: str) -> list[Case]:
    """A list of the case; empty where it was left out."""
    return case.get(name) or []


def filing(case: Case) -> date:
    """The filing date."""
    return day_of(case["filing_date"])


def cut_off(case: Case, policy: Policy) -> date:
    """二（四）: a day of the publicity, by the reading; before there is one, the filing date."""
    publicity = case.get("publicity")
    if not publicity:
        return filing(case)
    return day_of(publicity["start" if reading(policy, "service.cut_off") == "publicity_start" else "end"])


def horizon(case: Case) -> date:
    """Nothing that this notice asks takes longer than this from the last thing that happens in the case."""
    named = [case["filing_date"], *(spell["start"] for spell in items(case, "employment"))]
    named += [spell["end"] for spell in items(case, "employment") if spell.get("end")]
    named += [item["date"] for name in ("skills", "titles", "licences") for item in items(case, name)]
    named += [case["publicity"]["end"]] if case.get("publicity") else []
    for education in items(case, "educations"):
        named += [education[key] for key in ("diploma_date", "degree_date") if education.get(key)]
    return months_later(day_of(max(named)), LONGEST_MONTHS)


def has_record(spell: Case, policy: Policy) -> bool:
    """Whether one of the two papers of 二（四） says when it began."""
    return spell.get("record") in value(policy, "service.records")


@lru_cache(maxsize=256)  # a set has thousands of days: what is asked again is asked of the same person
def united(spans: Sequence[tuple[date, date]]) -> frozenset[date]:
    """Every day of some spans; a day in two of them is one day."""
    return frozenset(day for first, last in spans for day in days(first, last))


def worked_days(
    case: Case, policy: Policy, kinds: Sequence[str], series: Sequence[str] | None, without_record: bool
) -> frozenset[date]:
    """Every day of work of some kinds, in some series or any. Who works on, works on."""
    until = horizon(case)
    if series is None and "skilled" not in kinds and reading(policy, "service.series") == "target":
        series = (part(case, "target")["series"],)
    return united(
        tuple(
            (day_of(spell["start"]), day_of(spell["end"]) if spell.get("end") else until)
            for spell in items(case, "employment")
            if spell["work"] in kinds
            and (series is None or spell.get("series") in series)
            and (without_record or has_record(spell, policy))
        )
    )


@lru_cache(maxsize=1024)
def measure(worked: frozenset[date], since: date, until: date, months: int, gaps: str, cut: date) -> Full:
    """What the days worked since a day come to."""
    begun = first_day_worked(worked, since, until)
    if begun is None:
        return Full(None, 0, None, None)
    if gaps == "whole_months":
        day = first_day_full_by_parts(worked, begun, months, until)
        return Full(begun, months_full_by_parts(worked, begun, cut), day, day)
    day = first_day_full(worked, begun, months, until)
    return Full(begun, months_full(worked, begun, cut) if begun < cut else 0, day, day)


def service(
    case: Case, policy: Policy, kinds: Sequence[str], series: Sequence[str] | None, since: date, months: int
) -> Full:
    """So many months of work of some kinds and series since a credential."""
    how = (since, horizon(case), months, str(reading(policy, "service.gaps")), cut_off(case, policy))
    sure = measure(worked_days(case, policy, kinds, series, False), *how)
    if reading(policy, "service.without_record") != "review":
        return sure
    perhaps = measure(worked_days(case, policy, kinds, series, True), *how)
    return sure._replace(begun=sure.begun or perhaps.begun, day_in_doubt=perhaps.day)


def result_on(cut: date, day: date | None, day_in_doubt: date | None) -> str:
    """Full on the cut-off; full if work without a record counts; full one day; or never, because nobody is working on."""
    if day is not None and day <= cut:
        return "pass"
    if day_in_doubt is not None and day_in_doubt <= cut:
        return "review"
    return "fail" if day is None and day_in_doubt is None else "later"


def days_before(begun: date, day: date) -> list[date]:
    """The days from one to the day before another."""
    return days(begun, day - ONE_DAY)
