"""The oracle on titles already held, and on 二（七）: the change of series as a condition."""

from datetime import date
from typing import NamedTuple

from tests.rules.oracle_calendar import day_of, days, months_full, months_later
from tests.rules.oracle_facts import held_by
from tests.rules.oracle_policy import Policy
from tests.rules.oracle_service import Case, cut_off, items, part, result_on

RANKS = {"": 0, "technician": 1, "assistant": 2, "intermediate": 3, "senior": 4}
NEW_POST_MONTHS = 12


class Change(NamedTuple):
    """二（七） as a condition: result, months in the new post, the day on which they are enough, when it began."""

    result: str
    measured: int
    day: date | None
    begun: date | None = None


def titles_held(case: Case) -> list[Case]:
    """The titles dated on or before the filing date."""
    return [title for title in items(case, "titles") if held_by(case, title)]


def titles_elsewhere(case: Case) -> list[Case]:
    """The junior titles held in other series."""
    series = part(case, "target")["series"]
    return [
        title
        for title in titles_held(case)
        if title["series"] != series and title["level"] in ("technician", "assistant")
    ]


def kept_level(case: Case) -> str:
    """The level that 二（七） keeps: the highest junior one held elsewhere."""
    return max((str(title["level"]) for title in titles_elsewhere(case)), key=lambda level: RANKS[level])


def change_of_series(case: Case, policy: Policy) -> Change:
    """二（七）: who holds a junior title in another series and none in this one; months in the current post."""
    series = part(case, "target")["series"]
    if not titles_elsewhere(case) or any(title["series"] == series for title in titles_held(case)):
        return Change("not_applicable", 0, None)
    posts = [
        day_of(spell["start"])
        for spell in items(case, "employment")
        if spell.get("end") is None and spell["work"] == "professional" and spell.get("series") == series
    ]
    if not posts:
        return Change("fail", 0, None)
    begun, cut = min(posts), cut_off(case, policy)
    day = months_later(begun, NEW_POST_MONTHS)
    measured = months_full(set(days(begun, max(begun, cut))), begun, cut)
    result = result_on(cut, day, day)
    old = min(day_of(title["date"]) for title in titles_elsewhere(case) if title["level"] == kept_level(case))
    return Change("review" if result == "pass" and begun < old else result, measured, day, begun)
