"""The oracle on 二（二）1 to 5, 二（三） to 二（五） and 二（七）: which credential opens which route, when its months are full.

Written from the prose like `oracle_facts`, on a case in which nothing is unknown any more.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tests.rules.oracle_calendar import (
    day_of,
    first_of_next_month,
    months_begun,
    months_later,
)
from tests.rules.oracle_facts import Line, licence_dates
from tests.rules.oracle_policy import Policy, has_technicians, reading
from tests.rules.oracle_service import Case, Full, cut_off, items, part, result_on, service
from tests.rules.oracle_standards import (
    OTHER_TITLE,
    TITLE_OF_SERIES,
    Asked,
    credential_of,
    months_by_standard,
    months_without_technicians,
    opens_technician,
    series_standard,
)
from tests.rules.oracle_titles import NEW_POST_MONTHS, RANKS, Change, kept_level, titles_held

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
UNRELATED_MAJOR_ADDS = 12
PROFESSIONAL, SKILLED_TOO = ("professional",), ("professional", "skilled")


class Candidate(NamedTuple):
    """One credential on one route. `on_offer`: a level that may be recognised for this person at all."""

    name: str
    route: str
    level: str
    since: date | None
    months: Line
    standard: Line
    on_offer: bool


def highest_held(case: Case) -> int:
    """The highest level held in the target's series; an intermediate or senior title of any series counts as held."""
    series = part(case, "target")["series"]
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


def is_asked_for(case: Case, policy: Policy, level: str) -> bool:
    """A level that the series has and that is asked for, or that may be had where none is asked for."""
    target = part(case, "target")
    if not level or (level == "technician" and not has_technicians(policy, target["series"])):
        return False
    return target.get("level") in (None, level)


def is_on_offer(case: Case, policy: Policy, level: str) -> bool:
    """A level asked for and above what is held."""
    return is_asked_for(case, policy, level) and RANKS[level] > highest_held(case)


def extra_months(case: Case) -> int:
    """二（五）: twelve more at a first application with an unrelated major."""
    unrelated = part(case, "target").get("major_relation") == "unrelated"
    return UNRELATED_MAJOR_ADDS if unrelated and first_application(case) else 0


def candidates_of(case: Case, policy: Policy, change: Change) -> list[Candidate]:
    """Every education record, certificate and prior title on the route that it opens."""
    found = [*by_education(case, policy), *by_skill(case, policy), *by_title(case, policy)]
    if change.result != "not_applicable":
        found.append(by_change(case, policy, change))
    return found


def by_education(case: Case, policy: Policy) -> Iterator[Candidate]:
    """二（一） to 二（三）: a record that is not recognised opens no route."""
    for place, education in enumerate(items(case, "educations")):
        if not education["recognized"]:
            continue
        name, credential, since = f"educations[{place}]", credential_of(education), date_of(education)
        if credential in ("master", "doctor"):
            yield by_degree(case, policy, name, credential, since)
        elif credential != "secondary_vocational":
            months = months_by_standard(case, policy, "assistant", credential, MONTHS_ASKED[credential])
            yield by_diploma(case, policy, name, (credential, "assistant", credential), since, months)
        if opens_technician(case, policy, credential):
            longer = months_without_technicians(case, policy)
            level = "technician" if longer is None else "assistant"
            months = MONTHS_ASKED["secondary_vocational"] if longer is None else longer
            yield by_diploma(case, policy, name, ("secondary_vocational", level, credential), since, months)


def date_of(education: Case) -> date:
    """The degree for a master, the earlier of both for 本科, the diploma for the others."""
    diploma = day_of(education["diploma_date"]) if education.get("diploma_date") else None
    degree = day_of(education["degree_date"]) if education.get("degree_date") else None
    credential = credential_of(education)
    if credential in ("master", "doctor"):
        return degree or date.max
    if credential == "bachelor" and diploma is not None and degree is not None:
        return min(diploma, degree)
    return diploma or degree or date.max


def by_diploma(
    case: Case, policy: Policy, name: str, what: tuple[str, str, str], since: date, months: int
) -> Candidate:
    """One diploma on one route; 二（五） asks twelve months more of a first application."""
    route, level, credential = what
    if part(case, "target")["series"] in reading(policy, "standards.service_from_licence") and level == "assistant":
        since = max([since, *licence_dates(case, policy)[:1]])  # C11
    extra = extra_months(case)
    its = service(case, policy, PROFESSIONAL, None, since, months + extra)
    asked = Asked(level, credential, since, PROFESSIONAL, None, months, extra)
    return candidate(case, policy, (f"{name} {route}", route), asked, its)


def candidate(case: Case, policy: Policy, named: tuple[str, str], asked: Asked, its: Full) -> Candidate:
    """A candidate whose months were measured."""
    name, route = named
    result = result_on(cut_off(case, policy), its.day, its.day_in_doubt)
    months = Line(result, its.measured, asked.months + asked.extra, its.day or its.day_in_doubt)
    standard = series_standard(case, policy, asked)
    return Candidate(name, route, asked.level, asked.since, months, standard, is_on_offer(case, policy, asked.level))


def by_degree(case: Case, policy: Policy, name: str, credential: str, since: date) -> Candidate:
    """二（二）5: the following month's first day; with an unrelated major twelve months after it."""
    extra = extra_months(case)
    its = service(case, policy, PROFESSIONAL, None, since, 0)
    asked = Asked("assistant", credential, since, PROFESSIONAL, None, 0, extra)
    if its.begun is not None:
        day = months_later(first_of_next_month(its.begun), extra)
        its = its._replace(measured=months_begun(its.begun, cut_off(case, policy)), day=day, day_in_doubt=day)
    found = candidate(case, policy, (f"{name} master", "master"), asked, its)
    return found._replace(months=found.months._replace(required=1 + extra))


def by_skill(case: Case, policy: Policy) -> Iterator[Candidate]:
    """二（二）3: 高级工 or higher, each from its own date; professional and skilled work."""
    for place, skill in enumerate(items(case, "skills")):
        since, months = day_of(skill["date"]), MONTHS_ASKED["senior_worker"]
        its = service(case, policy, SKILLED_TOO, None, since, months)
        asked = Asked("assistant", "senior_worker", since, SKILLED_TOO, None, months, 0)
        yield candidate(case, policy, (f"skills[{place}]", "senior_worker"), asked, its)


def by_title(case: Case, policy: Policy) -> Iterator[Candidate]:
    """二（二）1: work of the same series after a technician's title; 二（七）: merged with the title it was changed from."""
    series, months = part(case, "target")["series"], MONTHS_ASKED["technician_title"]
    technicians = [title for title in items(case, "titles") if title["level"] == "technician"]
    for place, title in enumerate(items(case, "titles")):
        if title not in technicians or title["series"] != series:
            continue
        since, in_series = title["date"], {title["series"]}
        if title.get("by_change_of_series"):
            earlier = [other for other in technicians if other["date"] <= title["date"]]
            since = min(other["date"] for other in earlier)
            in_series.update(other["series"] for other in earlier)
        its = service(case, policy, PROFESSIONAL, tuple(sorted(in_series)), day_of(since), months)
        asked = Asked("assistant", TITLE_OF_SERIES, day_of(since), PROFESSIONAL, tuple(sorted(in_series)), months, 0)
        yield candidate(case, policy, (f"titles[{place}]", "technician_title"), asked, its)


def by_change(case: Case, policy: Policy, change: Change) -> Candidate:
    """二（七） as a route of its own: the same level in the new series; without 员级 it gives a technician nothing."""
    level = kept_level(case)
    if level == "technician" and not has_technicians(policy, part(case, "target")["series"]):
        level = ""
    months = Line(change.result, change.measured, NEW_POST_MONTHS, change.day)
    asked = Asked(level, OTHER_TITLE, change.begun or date.max, PROFESSIONAL, None, NEW_POST_MONTHS, 0)
    standard = series_standard(case, policy, asked)
    return Candidate("change", "series_change", level, change.begun, months, standard, is_on_offer(case, policy, level))
