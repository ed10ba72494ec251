"""The promise: who files again on the day told is not told to wait again; the day before, never is everything met.

What happens in between is what the promise speaks of: every month since that the filing employer can pay is paid by it,
in time and in Kunming, with the month before where the answer says that it may not be posted yet; the publicity of
before is over; nothing else changes.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from tests.rules.parts import list_parts
from tests.rules.people import people
from tests.rules.plain import kunming
from zhicheng.eligibility.check import check

CROWD = 700
PARTS, CROWD_A_PART = 10, 2_000


def month(day: date, later: int = 0) -> str:
    """A month in writing, some months after that of a day."""
    number = day.year * 12 + day.month - 1 + later
    return f"{number // 12}-{number % 12 + 1:02}"


def refile(case: dict[str, Any], day: date, awaits_month: bool) -> dict[str, Any]:
    """The same case filed on a later day, the months since paid by the filing employer; the month before the filing too,
    where the answer said that it may only not be posted yet.
    """
    filed = date.fromisoformat(case["filing_date"])
    latest = max((min(one["to"], month(filed)) for one in case["insurance"] if one["from"] <= month(filed)), default="")
    first = month(filed, {month(filed): 1, month(filed, -2): -awaits_month}.get(latest, 0))
    last = month(day, -1)
    row = {"from": first, "to": last, "payer": case["employer"]["uscc"], "area": "kunming", "late": False}
    kept = [one for one in case["insurance"] if one["from"] <= month(filed)]
    paid = [{**one, "to": min(one["to"], month(filed))} for one in kept] + ([row] if first <= last else [])
    return {**case, "filing_date": day.isoformat(), "publicity": None, "insurance": paid}


def is_promised(case: dict[str, Any]) -> bool:
    """Whether nothing of the case lies in the future but what the promise speaks of."""
    filed = case["filing_date"]
    comes = [one["date"] for one in case.get("titles", []) if one["date"] > filed]
    return not comes and not case.get("publicity") and case["employer"].get("uscc") is not None


def is_month_awaited(told: dict[str, Any]) -> bool:
    """Whether the answer leaves it open whether a month is only not posted yet."""
    return any(one["key"] == "insured_months" and one["result"] == "review" for one in told["checks"])


def broken_promises(cases: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The cases of which the promise does not hold, and what goes wrong."""
    for case in filter(is_promised, cases):
        told = check(case, kunming(), readings=False)
        if told["verdict"] == "not_yet":
            day, awaits = date.fromisoformat(told["earliest"]), is_month_awaited(told)
            if check(refile(case, day, awaits), kunming(), readings=False)["verdict"] == "not_yet":
                yield "waits again", case
            if check(refile(case, day - timedelta(days=1), awaits), kunming(), readings=False)["verdict"] == "eligible":
                yield "eligible the day before", case


@pytest.mark.parametrize("part", list_parts(PARTS))
def test_each_of_twenty_thousand_who_comes_back_on_the_day_told_waits_no_longer(part: int) -> None:
    assert list(broken_promises(people(2_000 + part, CROWD_A_PART))) == []
    assert PARTS * CROWD_A_PART >= 20_000


def test_who_comes_back_on_the_day_told_waits_no_longer() -> None:
    assert list(broken_promises(people(31, CROWD))) == []
