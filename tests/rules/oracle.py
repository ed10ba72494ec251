"""A naive judge, day by day and in the words of the specification, to disagree with the engine.

It knows no terms, no day numbers and no policy: it reads the raw case, keeps the days worked in sets of dates, walks the
calendar until a month is full, and says its answer in dictionaries. What it says about routes is in `oracle_routes`,
about everything else in `oracle_facts`; here the two are put together: every check, every candidate, one verdict
(rules.md, "3 Putting a case together"). It is slow and has to stay simple: where it and the engine disagree, the prose
decides which of them is wrong.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.rules.oracle_calendar import first_of_next_month
from tests.rules.oracle_facts import (
    GRAVITY,
    INSURED_MONTHS,
    SERIES,
    Case,
    annual_review,
    conduct,
    education_recognized,
    employed_in_kunming,
    employer_in_scope,
    entry_licence,
    filing,
    insured_months,
    insured_on,
    last_payer,
    part,
    series_in_scope,
    status,
    work_permit,
)
from tests.rules.oracle_routes import (
    EDUCATION_ROUTES,
    NEW_POST_MONTHS,
    RANKS,
    ROUTES,
    Candidate,
    Change,
    candidates_of,
    change_of_series,
    first_application,
    highest_held,
    titles_held,
)

Answer = dict[str, Any]
Led = tuple[str, date | None]
VERDICTS = {
    "pass": "eligible",
    "not_applicable": "eligible",
    "review": "review",
    "unknown": "incomplete",
    "later": "not_yet",
    "fail": "not_eligible",
}
FAR_AWAY = date.max


def judge(case: Case) -> Answer:
    """The whole answer: verdict, route, level, earliest, window; per check (result, measured, required); every candidate."""
    change = change_of_series(case)
    common = common_results(case, change)
    insured, insured_count = insured_months(case)
    found = [(one, led_to_by(case, one, common, insured, change)) for one in candidates_of(case, change)]
    possible = [(one, led) for one, led in found if one.on_offer]
    best, (verdict, earliest) = min(possible, key=preference, default=(None, ("not_eligible", None)))
    if "fail" in (common["employed_in_kunming"], common["series_in_scope"], common["employer_in_scope"]):
        verdict = "out_of_scope"
    refused = verdict in ("out_of_scope", "not_eligible")
    exempt = best is not None and best.route == "master"
    earliest = earliest if verdict == "not_yet" else None
    return {
        "verdict": verdict,
        "route": None if refused or best is None else best.route,
        "level": None if refused or best is None else best.level,
        "earliest": earliest,
        "window": None if refused else window(max(filing(case), earliest or filing(case))),
        "checks": {
            **{key: (result, None, None) for key, result in common.items()},
            **route_checks(case, found),
            "series_change": told(change.result, change.measured, NEW_POST_MONTHS),
            "insured_months": ("not_applicable" if exempt else insured, insured_count, INSURED_MONTHS),
            "education_recognized": (education_recognized(case), None, None),
            "unrelated_major": (unrelated_major(case, found), None, None),
            "held": (held(case), None, None),
            "no_such_level": (no_such_level(case, found), None, None),
        },
        "candidates": [(*one._replace(result=result_of(one))[:7], *led) for one, led in found],
    }


def result_of(one: Candidate) -> str:
    """What a route comes to: the graver of its months and of 二（一）, whether the record is recognised."""
    return max(one.result, one.recognised, key=GRAVITY.index)


def told(result: str, measured: int, asked: int) -> tuple[str, int | None, int | None]:
    """A check with its numbers; where it does not apply there are none."""
    return (result, None, None) if result == "not_applicable" else (result, measured, asked)


def common_results(case: Case, change: Change) -> dict[str, str]:
    """What binds every route alike."""
    return {
        "employed_in_kunming": employed_in_kunming(case),
        "work_permit": work_permit(case),
        "status": status(case),
        "conduct": conduct(case),
        "annual_review": annual_review(case),
        "series_in_scope": series_in_scope(case),
        "employer_in_scope": employer_in_scope(case),
        "last_payer": last_payer(case),
        "entry_licence": entry_licence(case),
        "series_change": change.result,
    }


def route_checks(case: Case, found: Sequence[tuple[Candidate, Led]]) -> dict[str, tuple[str, int, int]]:
    """A route is told once, by its best candidate; 二（七） by its own check, a missing 员级 by `no_such_level`."""
    checks = {}
    series = part(case, "target").get("series")
    for route in ROUTES[:-1]:
        if route == "secondary_vocational" and series is not None and not SERIES[series].technicians:
            continue
        of_route = [(one, led) for one, led in found if one.route == route]
        if of_route:
            one, _ = min(of_route, key=lambda both: (not both[0].on_offer, preference(both)))
            checks[route] = (result_of(one), one.measured, one.required)
    return checks


def window(day: date) -> tuple[date, date]:
    """四: the first window that contains or follows a day."""
    while day.month not in (3, 6, 9, 12) or day.day > 20:
        day = first_of_next_month(day)
    return day.replace(day=1), day.replace(day=20)


def led_to_by(case: Case, one: Candidate, common: dict[str, str], insured: str, change: Change) -> Led:
    """The verdict that a candidate leads to, by the gravest thing in its way; the day on which time has cured all."""
    in_its_way = [*common.values(), one.result, one.recognised]
    days = []
    if one.result == "later":
        days.append(one.day)
    if change.result == "later":
        days.append(change.day)
    if one.route != "master":
        in_its_way.append(insured)
        if insured == "later":
            days.append(insured_on(case))
    verdict = VERDICTS[max(in_its_way, key=GRAVITY.index)]
    return verdict, max(day for day in days if day is not None) if verdict == "not_yet" else None


def preference(candidate: tuple[Candidate, Led]) -> tuple[Any, ...]:
    """The best verdict; then, in the order of rules.md, "3 Putting a case together", what tells candidates apart.

    Least is best.
    """
    one, (verdict, earliest) = candidate
    return (
        ("eligible", "review", "incomplete", "not_yet", "not_eligible").index(verdict),
        (earliest or FAR_AWAY) if verdict == "not_yet" else FAR_AWAY,
        -RANKS[one.level],
        one.route != "series_change",
        one.surely or FAR_AWAY,
        ROUTES.index(one.route),
    )


def unrelated_major(case: Case, found: Sequence[tuple[Candidate, Led]]) -> str:
    """二（五）: asked at a first application on a route by education; the months it adds are in the route's own."""
    if not first_application(case) or not any(one.route in EDUCATION_ROUTES for one, _ in found):
        return "not_applicable"
    return "unknown" if part(case, "target").get("major_relation") is None else "pass"


def held(case: Case) -> str:
    """Already holds the level asked for or a higher one. Without a series: it cannot be told of a junior title."""
    asked = RANKS[part(case, "target").get("level") or "assistant"]
    if highest_held(case) >= asked:
        return "fail"
    of_unknown_series = part(case, "target").get("series") is None
    if of_unknown_series and any(RANKS[title["level"]] >= asked for title in titles_held(case)):
        return "unknown"
    return "pass"


def no_such_level(case: Case, found: Sequence[tuple[Candidate, Led]]) -> str:
    """The series has no 员级, and that is all that was asked for or that would be open."""
    target = part(case, "target")
    if target.get("series") is None or SERIES[target["series"]].technicians or any(one.on_offer for one, _ in found):
        return "not_applicable"
    by_diploma = any(one.route == "secondary_vocational" for one, _ in found)
    elsewhere = [title["level"] for title in titles_held(case) if title["series"] != target["series"]]
    by_title = "technician" in elsewhere and "assistant" not in elsewhere
    return "fail" if target.get("level") == "technician" or by_diploma or by_title else "not_applicable"
