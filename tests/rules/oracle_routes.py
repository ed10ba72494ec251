"""The oracle on 二（二）1 to 5, 二（三） to 二（五） and 二（七）: which credential opens which route, when its months are full.

Written from the prose like `oracle_facts`; days worked are sets of dates.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tests.rules.oracle_calendar import (
    day_of,
    days,
    first_day_full,
    first_day_worked,
    first_of_next_month,
    months_begun,
    months_full,
    months_later,
)
from tests.rules.oracle_facts import SERIES, Case, filing, held_by, items, part

ROUTES = (
    "secondary_vocational",
    "technician_title",
    "junior_college",
    "senior_worker",
    "bachelor",
    "master",
    "series_change",
)
EDUCATION_ROUTES = ("secondary_vocational", "junior_college", "bachelor", "master")
MONTHS_ASKED = {
    "secondary_vocational": 12,
    "technician_title": 48,
    "junior_college": 36,
    "senior_worker": 24,
    "bachelor": 12,
    "master": 0,
}
TECHNICAL_SCHOOL = {
    "technical_intermediate": "secondary_vocational",
    "technical_senior": "junior_college",
    "technician_preparatory": "bachelor",
}
RANKS = {"": 0, "technician": 1, "assistant": 2, "intermediate": 3, "senior": 4}
UNRELATED_MAJOR_ADDS = 12
NEW_POST_MONTHS = 12


class Candidate(NamedTuple):
    """One credential on one route. `on_offer`: a level that may be recognised for this person at all.

    `surely`: the day on which it is satisfied whatever is still unknown of the major.
    """

    route: str
    level: str
    since: date | None
    result: str
    measured: int
    required: int
    day: date | None
    recognised: str
    on_offer: bool
    surely: date | None


class Change(NamedTuple):
    """二（七） as a condition: result, months in the new post, the day on which they are enough."""

    result: str
    measured: int
    day: date | None
    begun: date | None = None


class Full(NamedTuple):
    """Months since a credential measured on the cut-off, and the first day on which n and n + 12 of them are full."""

    since: date
    measured: int
    day: date | None
    day_if_unrelated: date | None


def cut_off(case: Case) -> date:
    """二（四）: the first day of the publicity; before there is one, the filing date."""
    publicity = case.get("publicity")
    return day_of(publicity["start"]) if publicity else filing(case)


def titles_held(case: Case) -> list[Case]:
    """The titles dated on or before the filing date."""
    return [title for title in items(case, "titles") if held_by(case, title)]


def highest_held(case: Case) -> int:
    """The highest level held in the target's series; an intermediate or senior title of any series counts as held."""
    series = part(case, "target").get("series")
    return max(
        (
            RANKS[title["level"]]
            for title in titles_held(case)
            if title["series"] == series or title["level"] in ("intermediate", "senior")
        ),
        default=0,
    )


def first_application(case: Case) -> bool:
    """二（五）: nobody who holds a title applies for the first time."""
    return not titles_held(case)


def is_on_offer(case: Case, level: str) -> bool:
    """A level that the series has, that is asked for, and above what is held."""
    target = part(case, "target")
    if level == "technician" and target.get("series") is not None and not SERIES[target["series"]].technicians:
        return False
    asked = target.get("level")
    return (asked is None or asked == level) and RANKS[level] > highest_held(case)


def horizon(case: Case) -> date:
    """Nothing that this notice asks takes longer than this from the last thing that happens in the case."""
    named = [case["filing_date"], *(spell["start"] for spell in items(case, "employment"))]
    named += [spell["end"] for spell in items(case, "employment") if spell.get("end")]
    named += [item["date"] for name in ("skills", "titles") for item in items(case, name)]
    for education in items(case, "educations"):
        named += [education[key] for key in ("diploma_date", "degree_date") if education.get(key)]
    return months_later(day_of(max(named)), 62)


def days_worked(case: Case, kinds: tuple[str, ...], series: tuple[str, ...] | None, until: date) -> set[date]:
    """Every day of work of some kinds, in some series or any, that a record proves. Who works on, works on."""
    worked: set[date] = set()
    for spell in items(case, "employment"):
        proven = spell.get("record") is not None
        in_series = series is None or spell.get("series") in series
        if proven and in_series and spell["work"] in kinds:
            worked.update(days(day_of(spell["start"]), day_of(spell["end"]) if spell.get("end") else until))
    return worked


def full(case: Case, worked: set[date], since: date, months: int, until: date) -> Full:
    """rules.md, "1 Months of service", for one credential: work from its date on, n months and n + 12."""
    begun = first_day_worked(worked, since, until)
    if begun is None:
        return Full(since, 0, None, None)
    return Full(
        since,
        months_full(worked, begun, cut_off(case)),
        first_day_full(worked, begun, months, until),
        first_day_full(worked, begun, months + UNRELATED_MAJOR_ADDS, until),
    )


def full_next_month(case: Case, worked: set[date], since: date, until: date) -> Full:
    """二（二）5: the following month's first day; with an unrelated major twelve months after it."""
    begun = first_day_worked(worked, since, until)
    if begun is None:
        return Full(since, 0, None, None)
    day = first_of_next_month(begun)
    return Full(since, months_begun(begun, cut_off(case)), day, months_later(day, UNRELATED_MAJOR_ADDS))


def on_route(case: Case, route: str, its: Full, recognised: str) -> Candidate:
    """What a credential comes to; 二（五） asks twelve months more of a first application by education."""
    level = "technician" if route == "secondary_vocational" else "assistant"
    asked = 1 if route == "master" else MONTHS_ASKED[route]
    longer = asked + UNRELATED_MAJOR_ADDS
    relation = part(case, "target").get("major_relation")
    if route not in EDUCATION_ROUTES or not first_application(case) or relation in ("same", "related"):
        result, required, day = result_by(case, its.day), asked, its.day
    elif relation == "unrelated" or result_by(case, its.day_if_unrelated) == "pass":
        result, required, day = result_by(case, its.day_if_unrelated), longer, its.day_if_unrelated
    elif result_by(case, its.day) == "pass":
        result, required, day = "unknown", asked, its.day
    else:
        result, required, day = result_by(case, its.day), asked, its.day
    service = (result, its.measured, required, day)
    surely = its.day_if_unrelated if result == "unknown" else day
    return Candidate(route, level, its.since, *service, recognised, is_on_offer(case, level), surely)


def result_by(case: Case, day: date | None) -> str:
    """Full on the cut-off; full one day; or never, because nobody is working on."""
    if day is None:
        return "fail"
    return "pass" if day <= cut_off(case) else "later"


def candidates_of(case: Case, change: Change) -> list[Candidate]:
    """Every education record, certificate and prior title on the route that it opens."""
    until = horizon(case)
    found = [*by_education(case, until), *by_skill(case, until), *by_title(case, until)]
    if change.result != "not_applicable":
        found.append(by_change(case, change))
    return found


def by_education(case: Case, until: date) -> Iterator[Candidate]:
    """二（一） to 二（三）: records that are recognised or may be."""
    worked = days_worked(case, ("professional",), None, until) if items(case, "educations") else set()
    for education in items(case, "educations"):
        if education.get("recognized") is False:
            continue
        recognised = "pass" if education.get("recognized") is True else "unknown"
        route, since = route_and_date(education)
        if route == "master":
            yield on_route(case, route, full_next_month(case, worked, since, until), recognised)
        else:
            yield on_route(case, route, full(case, worked, since, MONTHS_ASKED[route], until), recognised)


def route_and_date(education: Case) -> tuple[str, date]:
    """A class of a technical school is what it counts as; only the degree makes a master; bachelor: the earlier of the two."""
    diploma = day_of(education["diploma_date"]) if education.get("diploma_date") else None
    degree = day_of(education["degree_date"]) if education.get("degree_date") else None
    level = str(TECHNICAL_SCHOOL.get(education["level"], education["level"]))
    if level in ("master", "doctor"):
        if degree is not None:
            return "master", degree
        level = "bachelor"
    if level == "bachelor" and diploma is not None and degree is not None:
        return level, min(diploma, degree)
    return level, diploma or degree or date.max


def by_skill(case: Case, until: date) -> Iterator[Candidate]:
    """二（二）3: 高级工 or higher, each from its own date; professional and skilled work."""
    skills = items(case, "skills")
    worked = days_worked(case, ("professional", "skilled"), None, until) if skills else set()
    for skill in skills:
        its = full(case, worked, day_of(skill["date"]), MONTHS_ASKED["senior_worker"], until)
        yield on_route(case, "senior_worker", its, "not_applicable")


def by_title(case: Case, until: date) -> Iterator[Candidate]:
    """二（二）1: work of the same series after a technician's title; 二（七）: merged with the title it was changed from."""
    series = part(case, "target").get("series")
    technicians = [title for title in items(case, "titles") if title["level"] == "technician"]
    for title in technicians:
        if title["series"] != series:
            continue
        since, in_series = title["date"], {title["series"]}
        if title.get("by_change_of_series"):
            earlier = [other for other in technicians if other["date"] <= title["date"]]
            since = min(other["date"] for other in earlier)
            in_series.update(other["series"] for other in earlier)
        worked = days_worked(case, ("professional",), tuple(in_series), until)
        its = full(case, worked, day_of(since), MONTHS_ASKED["technician_title"], until)
        yield on_route(case, "technician_title", its, "not_applicable")


def by_change(case: Case, change: Change) -> Candidate:
    """二（七） as a route of its own: the same level in the new series; without 员级 it gives a technician nothing."""
    level = max(levels_elsewhere(case), key=lambda level: RANKS[level])
    series = part(case, "target").get("series")
    if level == "technician" and series is not None and not SERIES[series].technicians:
        level = ""
    service = (change.result, change.measured, NEW_POST_MONTHS, change.day)
    offered = is_on_offer(case, level)
    return Candidate("series_change", level, change.begun, *service, "not_applicable", offered, change.day)


def levels_elsewhere(case: Case) -> list[str]:
    """The junior titles held in other series."""
    series = part(case, "target").get("series")
    return [
        title["level"]
        for title in titles_held(case)
        if title["series"] != series and title["level"] in ("technician", "assistant")
    ]


def change_of_series(case: Case) -> Change:
    """二（七）: who holds a junior title in another series and none in this one; months in the current post.

    Without a target series it cannot be told whether the title is of another.
    """
    series = part(case, "target").get("series")
    if not levels_elsewhere(case) or any(title["series"] == series for title in titles_held(case)):
        return Change("not_applicable", 0, None)
    if series is None:
        return Change("unknown", 0, None)
    posts = [
        day_of(spell["start"])
        for spell in items(case, "employment")
        if spell.get("end") is None and spell["work"] == "professional" and spell.get("series") == series
    ]
    if not posts:
        return Change("fail", 0, None)
    begun = min(posts)
    day = months_later(begun, NEW_POST_MONTHS)
    in_post = set(days(begun, max(begun, cut_off(case))))
    return Change(result_by(case, day), months_full(in_post, begun, cut_off(case)), day, begun)
