"""Different people to judge, from a seed: a plausible city, one route of it, and the crowd that the tests draw.

Everybody has an employer of their own, so that no credit code is met twice; dates and months repeat as they do in a city.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count, islice, pairwise
from random import Random
from typing import Any

from tests.rules.people import EMPLOYER as SHARED_EMPLOYER
from tests.rules.people import person as person_of_the_tests
from zhicheng.numbers import uscc

Case = dict[str, Any]

FILING = date(2026, 3, 10)
LAST_MONTH, LAST_YEAR = "2026-02", 2025
AREAS = ("530102", "530103", "530111", "530112", "530114", "530181")
SERIES = (*("engineering",) * 5, "school_teaching", "agronomy", "library", "archives", "museum", "accounting")
SPECIALTIES = ("机械", "电气", "建筑", "环保", "测绘", "水利", "给排水")
PATHS = (
    *(("bachelor",),) * 8,
    *(("junior_college",),) * 4,
    *(("junior_college", "bachelor"),) * 3,
    *(("bachelor", "master"),) * 2,
    *(("secondary_vocational",),) * 2,
    ("technical_senior",),
)
HAVE_DEGREES = ("bachelor", "master")


def city(seed: int, number: int) -> list[Case]:
    """So many ordinary applicants; the same for the same seed."""
    return made(seed, number, lambda chance, unit: ordinary(chance, unit, chance.choice(PATHS), chance.choice(SERIES)))


def bachelors(seed: int, number: int) -> list[Case]:
    """Ordinary applicants in engineering with a bachelor's diploma and nothing else."""
    return made(seed, number, lambda chance, unit: ordinary(chance, unit, ("bachelor",), "engineering"))


def crowd(seed: int, number: int) -> list[Case]:
    """The people of the tests: one to three credentials each, most of them a day before, on or after a threshold."""
    return made(seed, number, lambda chance, unit: replaced(person_of_the_tests(chance), SHARED_EMPLOYER, unit))


def made(seed: int, number: int, make: Callable[[Random, str], Case]) -> list[Case]:
    """So many people, each made with an employer."""
    chance = Random(seed)
    return [make(chance, unit) for unit in islice(employers(seed), number)]


def employers(seed: int) -> Iterator[str]:
    """Valid credit codes, no two alike, others for another seed."""
    for number in count(seed * 100_000):
        first = f"91530102{number:09d}"
        yield first + uscc.compute_check_character(first)


def replaced(value: Any, old: str, new: str) -> Any:
    """The same value with one text in the place of another, however deep."""
    if isinstance(value, dict):
        return {key: replaced(inner, old, new) for key, inner in value.items()}
    if isinstance(value, list):
        return [replaced(inner, old, new) for inner in value]
    return new if value == old else value


def ordinary(chance: Random, unit: str, path: tuple[str, ...], series: str) -> Case:
    """School until some summer, then work and insurance to this day, with now and then a change of post."""
    graduated = date(LAST_YEAR - min(int(chance.expovariate(0.2)), 15), 6, 30) + timedelta(
        chance.choice((0, 1, -9, 15))
    )
    begun = graduated + timedelta(chance.randrange(90))
    return {
        "id": unit,
        "filing_date": FILING.isoformat(),
        "publicity": {"start": "2026-03-02", "end": "2026-03-09"},
        "applicant": applicant(chance),
        "employer": employer(chance, unit),
        "dispatch_agency": None,
        "target": {
            "series": series,
            "specialty": chance.choice(SPECIALTIES),
            "level": "assistant",
            "major_relation": chance.choice(("same", "same", "related", "unrelated")),
        },
        "educations": educations(path, graduated),
        "skills": [{"level": "senior", "date": begun.isoformat()}] if path == ("technical_senior",) else [],
        "titles": [title(series, begun)] if path == ("secondary_vocational",) else [],
        "licences": [{"kind": "school_teacher", "date": begun.isoformat()}] if series == "school_teaching" else [],
        "employment": employment(chance, unit, series, begun),
        "insurance": insurance(chance, unit, begun),
    }


def applicant(chance: Random) -> Case:
    """Nothing stands in the way of most people."""
    return {
        "origin": "mainland",
        "work_permit": None,
        "status": "employed",
        "annual_review": chance.choice(("qualified", "qualified", "excellent", "none")),
        "refuses_assignment": False,
        "not_competent": False,
    }


def employer(chance: Random, unit: str) -> Case:
    """An enterprise of Kunming."""
    return {
        "uscc": unit,
        "kind": "enterprise",
        "affiliation": "none",
        "registered_in_kunming": True,
        "management_area": chance.choice(AREAS),
        "branch_of": None,
        "self_recognition": False,
        "supervising_department": None,
    }


def educations(path: tuple[str, ...], graduated: date) -> list[Case]:
    """The diplomas of a path, the later ones at evening school; from the bachelor's on with a degree of the same day."""
    dates = [graduated + timedelta(1100 * step) for step in range(len(path))]
    return [
        {
            "level": level,
            "diploma_date": day.isoformat(),
            "degree_date": day.isoformat() if level in HAVE_DEGREES else None,
            "mode": "part_time" if day > graduated else "full_time",
            "recognized": True,
        }
        for level, day in zip(path, dates, strict=True)
        if day == graduated or day < FILING
    ]


def title(series: str, day: date) -> Case:
    """A technician's title of the series."""
    return {"level": "technician", "series": series, "date": day.isoformat(), "by_change_of_series": False}


def employment(chance: Random, unit: str, series: str, begun: date) -> list[Case]:
    """The present post; before it none, or up to three, each left a day or a month before the next."""
    days = (FILING - begun).days
    changes = sorted(begun + timedelta(chance.randrange(60, days)) for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3))))
    posts = [
        (start, following - timedelta(chance.choice((1, 1, 30)))) for start, following in pairwise((begun, *changes))
    ]
    shared = {"employer": unit, "work": "professional", "series": series, "record": "recruitment_register"}
    left = [{"start": start.isoformat(), "end": max(start, end).isoformat(), **shared} for start, end in posts]
    return [*left, {"start": max((begun, *changes)).isoformat(), "end": None, **shared}]


def insurance(chance: Random, unit: str, begun: date) -> list[Case]:
    """Paid since the work began; for some with a break in the autumn of last year."""
    paid = {"payer": unit, "area": "kunming", "late": False}
    if begun.year == LAST_YEAR or chance.random() < 0.6:
        return [{"from": f"{begun:%Y-%m}", "to": LAST_MONTH, **paid}]
    again = chance.choice((8, 9, 10, 11))
    return [
        {"from": f"{begun:%Y-%m}", "to": f"{LAST_YEAR}-{again - 2:02d}", **paid},
        {"from": f"{LAST_YEAR}-{again:02d}", "to": LAST_MONTH, **paid},
    ]
