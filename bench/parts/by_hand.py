"""The bachelor's route alone, written by hand from the raw case: dates, months, insurance; yes or no, without words."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last."""
    month = day.year * 12 + day.month - 1 + months
    following = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(month // 12, month % 12 + 1, 1) + timedelta(day.day - 1), following - timedelta(1))


def by_hand(case: Mapping[str, Any]) -> bool:
    """What a careful programmer would write for 二（二）4 and the insurance, if that were all of the notice."""
    cut = date.fromisoformat(case["publicity"]["start"])
    months = 24 if case["target"]["major_relation"] == "unrelated" else 12
    since = min(
        date.fromisoformat(education[key])
        for education in case["educations"]
        for key in ("diploma_date", "degree_date")
        if education[key]
    )
    begun, covered, gaps = None, since, timedelta(0)
    for spell in sorted(case["employment"], key=lambda one: one["start"]):
        start = max(date.fromisoformat(spell["start"]), since)
        end = date.fromisoformat(spell["end"]) + timedelta(1) if spell["end"] else date.max
        if spell["work"] != "professional" or not spell["record"] or end <= start:
            continue
        if begun is None:
            begun = covered = start
        elif start > covered:
            gaps += start - covered
        covered = max(covered, end)
    if begun is None or months_later(begun, months) + gaps > cut:
        return False
    year, month = map(int, case["filing_date"].split("-")[:2])
    paid: set[int] = set()
    for row in case["insurance"]:
        if row["area"] == "kunming" and not row["late"]:
            first, last = (int(row[key][:4]) * 12 + int(row[key][5:]) - 1 for key in ("from", "to"))
            paid.update(range(first, last + 1))
    filing = year * 12 + month - 1
    latest = filing if filing in paid else filing - 1
    return all(latest - back in paid for back in range(6))
