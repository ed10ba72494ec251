"""Random people as the judgement reads them, most of them near a threshold: the day before, on it, the day after."""

from random import Random

from zhicheng import codes
from zhicheng.codes import NO, UNSTATED, YES
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.readings.person_words import PersonShape
from zhicheng.workdays.days import NEVER, UNDATED, day_number
from zhicheng.workdays.months import add_months, first_day, month_of

FIRST, LAST = day_number("1996-01-01"), day_number("2035-12-31")
MONTHS = (0, 1, 6, 12, 24, 36, 48, 60)


def some_shape(random: Random) -> PersonShape:
    """Mostly one or two of each."""
    few, more = (0, 0, 0, 0, 1, 2), (0, 1, 1, 1, 2, 2, 3)
    return PersonShape(*(random.choice(number) for number in (more, few, few, few, more, more)))


def mostly(random: Random, usual: int, others: int, share: float = 0.96) -> int:
    """The usual code, or now and then any of the others, unstated among them."""
    return usual if random.random() < share else random.randrange(others)


def near(random: Random, day: int) -> int:
    """A day whose months fill up on `day`, the day before or after; at times a month's end, a leap day, any day."""
    month = month_of(day) - random.choice(MONTHS)
    return random.choice(
        (
            add_months(day, -random.choice(MONTHS)) + random.randint(-1, 1),
            add_months(day, -random.choice(MONTHS)) + random.randint(-1, 1),
            first_day(month) + random.randint(-1, 1),
            day_number("2024-02-29") + random.randint(-1, 1),
            day + random.randint(-2000, 200),
        )
    )


def spells(random: Random, cut: int, number: int) -> list[tuple[int, int]]:
    """Spells sorted by start: some follow each other after a gap of none, one or thirty-one days, some overlap."""
    found: list[tuple[int, int]] = []
    for _ in range(number):
        after = found[-1][1] + random.choice((0, 1, 31, -5)) if found and found[-1][1] < NEVER else near(random, cut)
        start = after if random.random() < 0.6 else near(random, cut)
        end = max(start + 1, near(random, cut + 30))
        found.append((start, NEVER if random.random() < 0.8 else end))
    return sorted(found)


def runs(random: Random, filing: int, number: int) -> list[tuple[int, int]]:
    """Runs of insured months, the latest first: ending about the filing month, five, six or seven months long."""
    found: list[tuple[int, int]] = []
    last = month_of(filing) - random.choice((0, 0, 0, 1, 1, 1, 2))
    for _ in range(number):
        first = last - random.choice((0, 4, 5, 6, 12, 24))
        found.append((first, last))
        last = first - random.choice((1, 1, 2)) if random.random() < 0.7 else last - random.randrange(3)
    return found


def some_person(random: Random, terms: Terms, shape: PersonShape | None = None) -> Person:
    """A person; of a given shape where the reading asks for one."""
    shape = shape or some_shape(random)
    filing = random.choice((random.randint(FIRST + 3000, LAST), day_number("2026-03-10") + random.randrange(40)))
    start = filing - random.randrange(30) if random.random() < 0.7 else NEVER
    cut = min(start, filing)
    inside = [
        row for row, result in enumerate(terms.series_in_scope) if result == codes.PASS and not terms.licence_kind[row]
    ]
    series = mostly(random, random.choice(inside), len(terms.series_in_scope), 0.9)
    worked = spells(random, cut, shape.spells)
    paid = runs(random, filing, shape.runs)
    return Person(  # type: ignore[call-arg]  # about() is sixteen of the arguments
        filing,
        start,
        start + random.randrange(12) if start < NEVER else NEVER,
        *about(random, terms, series),  # type: ignore[arg-type]
        [random.randrange(1, len(terms.counts_as)) for _ in range(shape.educations)],
        diplomas := [near(random, cut) for _ in range(shape.educations)],
        [random.choice((day, NEVER, near(random, cut))) for day in diplomas],
        [mostly(random, YES, 3) for _ in range(shape.educations)],
        [mostly(random, 1, 3) for _ in range(shape.educations)],
        [near(random, cut) for _ in range(shape.skills)],
        [random.choice((1, 1, 2, 3, 4)) for _ in range(shape.titles)],
        [random.choice((series, random.randrange(1, len(terms.series_in_scope)))) for _ in range(shape.titles)],
        [near(random, cut) for _ in range(shape.titles)],
        [random.choice((NO, YES)) for _ in range(shape.titles)],
        [random.choice((terms.licence_kind[series], 1)) for _ in range(shape.licences)],
        [random.choice((near(random, filing), near(random, filing), UNDATED)) for _ in range(shape.licences)],
        [first for first, _ in worked],
        [end for _, end in worked],
        [mostly(random, codes.PROFESSIONAL, len(codes.WORKS)) for _ in worked],
        [random.choice((series, random.randrange(len(terms.series_in_scope)))) for _ in worked],
        [mostly(random, terms.record.index(codes.GOOD, 1), len(terms.record)) for _ in worked],
        [mostly(random, YES, 3) for _ in worked],
        [first for first, _ in paid],
        [last for _, last in paid],
        [mostly(random, 1, len(codes.INSURANCE_AREAS)) for _ in paid],
        [mostly(random, NO, 3) for _ in paid],
        [mostly(random, codes.EMPLOYER, len(codes.PAYERS)) for _ in paid],
    )


def about(random: Random, terms: Terms, series: int) -> list[int]:
    """What the clauses of scope and the target read: usually nothing that stands in the way."""
    return [
        mostly(random, 1, len(codes.ORIGINS)),
        random.randrange(3),
        mostly(random, 1, len(codes.STATUSES)),
        mostly(random, 2, len(codes.ANNUAL_REVIEWS)),
        mostly(random, NO, 3),
        mostly(random, NO, 3),
        random.randrange(3),
        mostly(random, 1, len(codes.EMPLOYER_KINDS)),
        mostly(random, codes.AFFILIATIONS.index("none"), len(codes.AFFILIATIONS)),
        mostly(random, YES, 3),
        mostly(random, codes.AFFILIATIONS.index("none"), len(codes.AFFILIATIONS)),
        random.choice((NO, YES)),
        series,
        mostly(random, codes.CLEAR, 3),
        random.choice((UNSTATED, UNSTATED, 1, 2)),
        random.randrange(len(codes.MAJOR_RELATIONS)),
        random.randrange(len(codes.SCHOOL_STAGES)),
    ]
