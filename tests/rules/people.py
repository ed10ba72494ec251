"""Persons for the disagreement of oracle and engine: raw cases that crowd around the thresholds of the notice.

One generator, two sources of chance: `random.Random` with a seed for tens of thousands of people a run, and Hypothesis'
own `Random` for a few hundred, because Hypothesis can shrink a person. So the first choice of every list is the plainest
one, and `seldom` is false unless chance insists. Dates of service stand a day before, on and after a threshold, at month
ends and leap days, with gaps of a day; facts are left out here and there; every list may hold more than one item.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.rules.oracle_calendar import MONTHS, PLACE_OF_MONTH, month_of

Item = dict[str, Any]
EMPLOYER, OTHER, AGENCY = "91530102MA6K3H5X1C", "125301024317654327", "91530103MA6L7T9D2N"
PARENT = "91530000100012345P"
SERIES = (
    *("engineering",) * 8,
    *("agronomy", "library") * 2,
    *("agronomy", "library", "museum", "school_teaching", "veterinary", "reporting", "sports_coaching", "law_practice"),
    *("school_teaching", "school_teaching", "archives", "arts_and_crafts", "acting", "notary", "university_teaching"),
    *("secondary_vocational_practical_training", "mass_culture", "social_science_research", "news_editing"),
)
OUTSIDE = ("accounting", "nursing", "telecommunications", "pharmaceutical_engineering")
NEIGHBOURS = ("agronomy", "library", "engineering", "museum", "accounting")
SPECIALTIES = (
    *("机械",) * 20,
    "软件工程",
    "电子信息",
    "经济林",
    "技术经济",
    "农业经济",
    "制药",
    "经济林与大数据",
    "物联网工程",
    "公共卫生",
    "建筑",
    "水利建筑",
    "经济林和农业经济",
    "检验检测",
    "农药与医药",
    None,
)
STAGES = ("primary", "junior", "senior", "kindergarten")
LICENCES = {
    "school_teaching": "school_teacher",
    "law_practice": "lawyer",
    "veterinary": "veterinarian",
    "reporting": "journalist",
    "nursing": "nurse",
    "notary": "notary",
    "university_teaching": "university_teacher",
    "secondary_vocational_practical_training": "vocational_teacher",
    "news_editing": "journalist",
}
EDUCATIONS = {
    "secondary_vocational": 12,
    "junior_college": 36,
    "bachelor": 12,
    "master": 0,
    "doctor": 0,
    "technical_intermediate": 12,
    "technical_senior": 36,
    "technician_preparatory": 12,
}
FACTS_OF_PARTS: dict[str, tuple[str, ...]] = {
    "applicant": ("origin", "status", "annual_review", "refuses_assignment", "not_competent"),
    "employer": ("kind", "affiliation", "registered_in_kunming"),
    "target": ("specialty", "major_relation", "school_stage"),
}
FACTS_OF_ITEMS: dict[str, tuple[str, ...]] = {  # what speaks for single routes twice: it is left out more often
    "educations": ("recognized", "recognized"),
    "licences": ("date",),
    "employment": ("record", "record", "series", "series"),
    "insurance": ("payer",),
}
STORIES = ("education", "education", "education", "skill", "technician_title", "carried_title", "series_change")
NEAR = (0, 1, -1, 0, 1, -1, 2, -2, 30, -31, 200, -400)


def seldom(chance: Random, times: int) -> bool:
    """True once in so many times."""
    return chance.randrange(times) == times - 1


def some(chance: Random, values: Sequence[Any], missing: int = 25) -> Any:
    """One of some values; seldom none, which is to say: not stated."""
    return None if seldom(chance, missing) else chance.choice(values)


def months_earlier(day: date, months: int) -> date:
    """The same day number so many months earlier, or the last day of a shorter month."""
    month = PLACE_OF_MONTH[month_of(day)] - months
    year, of_year = int(MONTHS[month][:4]), int(MONTHS[month][5:])
    return date(year, of_year, min(day.day, monthrange(year, of_year)[1]))


def shifted(day: date, by: int) -> date:
    """A day some days later."""
    return day + timedelta(days=by)


def person(chance: Random) -> Item:
    """One raw case, as `case-format.md` has it; valid, whatever it leads to."""
    filing = filing_date(chance)
    publicity = None if seldom(chance, 3) else published_before(chance, filing)
    cut = date.fromisoformat(publicity["start"]) if publicity else filing
    series = some(chance, SERIES, 60) if not seldom(chance, 30) else chance.choice(OUTSIDE)
    case: Item = {
        "filing_date": filing.isoformat(),
        "publicity": publicity,
        "applicant": applicant(chance),
        "employer": employer(chance),
        "dispatch_agency": {"uscc": AGENCY} if seldom(chance, 8) else None,
        "target": {
            "series": series,
            "specialty": chance.choice(SPECIALTIES),
            "level": chance.choice((None, "assistant", None, None, None, "technician")),
            "major_relation": chance.choice(("same", "same", "related", "unrelated", "unrelated", None)),
            "school_stage": some(chance, STAGES, 5) if series == "school_teaching" else None,
        },
        "educations": [],
        "skills": [],
        "titles": [],
        "licences": [licence(chance, series, filing) for _ in range(chance.choice((1, 1, 0, 2)))],
        "employment": [],
    }
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        tell(chance, case, cut, filing)
    if seldom(chance, 8):
        case["titles"].append(title(chance, chance.choice(NEIGHBOURS), near(chance, filing)))
    case["insurance"] = insurance(chance, case, filing)
    return case


def filing_date(chance: Random) -> date:
    """A day to file on: in the window, at its edges, any other, month ends and leap days."""
    kind = chance.randrange(5)
    if kind == 0:
        return date(2026, 3, 10)
    if kind == 1:
        return date(2026, chance.choice((3, 6, 9, 12)), chance.choice((1, 20, 21)))
    if kind == 2:
        return chance.choice((date(2024, 2, 29), date(2025, 2, 28), date(2026, 8, 31), date(2028, 2, 29)))
    return shifted(date(2023, 1, 1), chance.randrange(2000))


def published_before(chance: Random, filing: date) -> Item:
    """A publicity period that is over when the case is filed; seldom too short, or not over."""
    start = shifted(filing, -8 - chance.randrange(14))
    if seldom(chance, 8):
        return {"start": start.isoformat(), "end": shifted(start, chance.choice((5, 0, 14, 40))).isoformat()}
    if seldom(chance, 4):
        start = date(start.year, start.month, 1) - timedelta(days=chance.randrange(2))
    return {"start": start.isoformat(), "end": shifted(start, 7).isoformat()}


def applicant(chance: Random) -> Item:
    """The facts of 一（一） and 一（二）; most people are plain."""
    if not seldom(chance, 6):
        plain = {"origin": "mainland", "status": "employed", "annual_review": "qualified"}
        return {**plain, "refuses_assignment": False, "not_competent": False}
    foreign = seldom(chance, 3)
    return {
        "origin": "foreign" if foreign else some(chance, ("mainland", "hmt"), 10),
        "work_permit": chance.choice((True, False, None)) if foreign or seldom(chance, 3) else None,
        "status": some(chance, ("employed",) * 12 + ("civil_servant", "retired", "not_employed"), 15),
        "annual_review": some(chance, ("qualified", "excellent", "none", "none", "basically_qualified"), 12),
        "refuses_assignment": chance.choice((False, False, False, None, True)),
        "not_competent": chance.choice((False, False, False, False, None)),
    }


def employer(chance: Random) -> Item:
    """The employer; most are plain enterprises of Kunming."""
    plain = {"uscc": EMPLOYER, "kind": "enterprise", "affiliation": "none", "registered_in_kunming": True}
    plain["management_area"] = "530102"
    if not seldom(chance, 5):
        return plain
    if seldom(chance, 4):
        municipal = {"kind": "public_institution", "affiliation": chance.choice(("municipal", "municipal", None))}
        return {**plain, **municipal, "self_recognition": seldom(chance, 4)}
    odd: dict[str, tuple[Any, ...]] = {
        "uscc": (EMPLOYER, None),
        "kind": ("law_firm", "individual_business", "government_body", "public_institution", None),
        "affiliation": ("county", "municipal", "provincial", "central", None),
        "registered_in_kunming": (True, False, None),
        "branch_of": (
            {"uscc": PARENT, "province": "四川", "affiliation": "none"},
            {"uscc": PARENT, "province": "云南省", "affiliation": "none"},
            {"uscc": PARENT, "province": "四川", "affiliation": "central"},
            {"uscc": None, "affiliation": "none"},
            {"uscc": PARENT},
        ),
    }
    key = chance.choice(tuple(odd))
    return {**plain, key: chance.choice(odd[key])}


def licence(chance: Random, series: str | None, filing: date) -> Item:
    """A licence, mostly the one of the series; about as old as the filing or much older."""
    kind = LICENCES.get(series or "") or "journalist"
    return {"kind": "lawyer" if seldom(chance, 6) else kind, "date": near(chance, filing).isoformat()}


def near(chance: Random, day: date) -> date:
    """A day some years before, or right at the day."""
    return shifted(day, chance.choice((-900, -2000, -90, -1, 0, 1, 50)))


def tell(chance: Random, case: Item, cut: date, filing: date) -> None:
    """Adds a credential and the work after it, so that its months are full somewhere around the cut-off."""
    story = chance.choice(STORIES)
    series = case["target"]["series"] or "engineering"
    if story == "education":
        level = chance.choice(tuple(EDUCATIONS))
        begun = threshold(chance, cut, EDUCATIONS[level] + 12 * seldom(chance, 3))
        case["educations"].append(education(chance, level, begun))
    elif story == "skill":
        begun = threshold(chance, cut, 24)
        level = chance.choice(("senior", "technician", "senior_technician"))
        case["skills"].append({"level": level, "date": credential_date(chance, begun)})
    elif story == "series_change":
        begun = threshold(chance, cut, 12)
        case["titles"].append(title(chance, chance.choice(NEIGHBOURS), shifted(begun, -800)))
    else:
        begun = threshold(chance, cut, 48)
        its = title(chance, series, date.fromisoformat(credential_date(chance, begun)))
        case["titles"].append({**its, "level": "technician"})
        if story == "carried_title":
            carry(chance, case, its, begun)
    case["employment"].extend(work(chance, series, begun, cut))


def carry(chance: Random, case: Item, new: Item, begun: date) -> None:
    """Makes the title one that was carried over from another series, with the title and the work there."""
    case["titles"][-1]["by_change_of_series"] = True
    case["titles"][-1]["date"] = shifted(begun, chance.choice((700, 0, 1200, -1))).isoformat()
    old = title(chance, chance.choice(NEIGHBOURS), shifted(begun, chance.choice(NEAR)))
    case["titles"].insert(0, {**old, "level": "technician"})
    case["employment"].extend(work(chance, old["series"], begun, shifted(begun, 600)))


def threshold(chance: Random, cut: date, months: int) -> date:
    """A day from which so many months are full about the cut-off."""
    return shifted(months_earlier(cut, months), chance.choice(NEAR))


def credential_date(chance: Random, begun: date) -> str:
    """When a credential is dated that work began to count with."""
    return shifted(begun, chance.choice((0, -1, -60, 0, -1, -1500, 1, 400))).isoformat()


def education(chance: Random, level: str, begun: date) -> Item:
    """A diploma, a degree or both."""
    diploma, degree = credential_date(chance, begun), credential_date(chance, begun)
    if level in ("bachelor", "master", "doctor", "technician_preparatory"):
        dates = chance.choice(((diploma, diploma), (diploma, degree), (None, degree), (diploma, None)))
    else:
        dates = chance.choice(((diploma, None), (diploma, None), (diploma, degree), (None, degree)))
    return {
        "level": level,
        "diploma_date": dates[0],
        "degree_date": dates[1],
        "mode": chance.choice(("full_time", "part_time")),
        "recognized": chance.choice((True,) * 10 + (None, False)),
    }


def title(chance: Random, series: str, held_since: date) -> Item:
    """A title."""
    level = chance.choice(("assistant", "technician") * 6 + ("intermediate", "senior"))
    return {
        "level": level,
        "series": series,
        "date": held_since.isoformat(),
        "by_change_of_series": seldom(chance, 12),
    }


def work(chance: Random, series: str, begun: date, cut: date) -> list[Item]:
    """Spells of work from a day on: unbroken, with a gap that the beginning makes good or not, overlapping, ended."""
    shape = chance.randrange(10)
    if shape <= 2 or shape > 7:
        return [spell(chance, series, begun, None)]
    if shape == 3:  # ended about when twelve months were full, or the day before, on or after the cut-off
        full = months_earlier(cut, -chance.choice((0, 0, 6)))
        return [spell(chance, series, begun, shifted(full, chance.choice(NEAR[:8])))]
    if shape == 4:  # a gap of some days; the beginning that much earlier
        gap = chance.choice((1, 2, 31))
        start, leaves = shifted(begun, -gap + chance.choice((0, 0, 1))), shifted(begun, 20 + chance.randrange(200))
        return [spell(chance, series, start, leaves), spell(chance, series, shifted(leaves, 1 + gap), None)]
    if shape == 5:  # two at the same time, for a while
        leaves = shifted(begun, chance.randrange(400))
        return [
            spell(chance, series, shifted(leaves, -chance.choice((0, 1, 40))), None),
            spell(chance, series, begun, leaves),
        ]
    if shape == 6:  # an earlier post, the present one from the day after
        leaves = shifted(begun, chance.choice((30, -1, 0, 1, 350, 364, 365)))
        return [spell(chance, series, begun, leaves), spell(chance, series, shifted(leaves, 1), None)]
    return [spell(chance, series, shifted(cut, chance.choice((1, 0, 30, 100))), None)]  # not begun yet


def spell(chance: Random, series: str, start: date, end: date | None) -> Item:
    """A spell of work; seldom of another kind or series, seldom without a record."""
    return {
        "start": start.isoformat(),
        "end": None if end is None else max(start, end).isoformat(),
        "employer": chance.choice((EMPLOYER,) * 12 + (None, OTHER, AGENCY)),
        "work": chance.choice(("professional",) * 8 + ("skilled", "other")),
        "series": chance.choice((series,) * 8 + ("agronomy", None)),
        "record": chance.choice(("recruitment_register",) * 16 + ("appointment_notice", None, None, "none")),
    }


def insurance(chance: Random, case: Item, filing: date) -> list[Item]:
    """Months insured: plenty for most; for others five to seven, about the filing month, in pieces, late, elsewhere."""
    now = PLACE_OF_MONTH[month_of(filing)]
    if seldom(chance, 2):
        return [months_paid(now - 20, now - chance.randrange(2), EMPLOYER)]
    if seldom(chance, 6):  # unposted months, or an employer who has just changed
        before = months_paid(now - chance.choice((6, 7, 8, 20)), now - chance.choice((2, 1, 3, 0)), EMPLOYER)
        return [{**before, "payer": chance.choice((OTHER, EMPLOYER, None))}]
    last = now - chance.choice((1, 0, 2, 0, 1, 3, -1))
    length = chance.choice((6, 5, 7, 4, 1, 0, 12))
    rows = []
    while length > 0:
        piece = chance.randrange(1, length + 1)
        rows.append(odd_months(chance, case, last - piece + 1, last))
        last -= piece + seldom(chance, 8)
        length -= piece
    return rows


def odd_months(chance: Random, case: Item, first: int, last: int) -> Item:
    """Months that may be late, not of Kunming, or paid by somebody else."""
    row = months_paid(first, last, EMPLOYER)
    if case["dispatch_agency"] is not None:
        row["payer"] = AGENCY
    if seldom(chance, 2):
        return row
    row["payer"] = chance.choice((EMPLOYER,) * 6 + (AGENCY, OTHER, PARENT, None))
    row["area"] = chance.choice(("kunming", "kunming", "provincial", "elsewhere"))
    row["late"] = seldom(chance, 3)
    return row


def months_paid(first: int, last: int, payer: str) -> Item:
    """Months in Kunming, in time."""
    return {"from": MONTHS[first], "to": MONTHS[last], "payer": payer, "area": "kunming", "late": False}


def people(seed: int, count: int) -> list[Item]:
    """So many persons; the same for the same seed."""
    chance = Random(seed)
    return [person(chance) for _ in range(count)]


def list_facts(case: Item) -> list[tuple[Item, str]]:
    """The facts of a person that may be left out, each with where it stands."""
    places = [(case[part], key) for part, keys in FACTS_OF_PARTS.items() for key in keys]
    return places + [(item, key) for part, keys in FACTS_OF_ITEMS.items() for item in case[part] for key in keys]


def forgetful_people(seed: int, count: int) -> list[Item]:
    """So many persons who have each left out one to four facts more."""
    chance, crowd = Random(seed), people(seed, count)
    for case in crowd:
        for item, key in chance.sample(list_facts(case), chance.choice((1, 2, 3, 4))):
            item[key] = None
    return crowd


ANYBODY = st.randoms(use_true_random=False).map(person)
