"""二（四） Service with gaps, counted in both ways, against day-by-day statements that know no arithmetic of the rules."""

from collections.abc import Iterator, Sequence
from random import Random

from zhicheng.eligibility.rules.service import (
    count_months_by_parts,
    count_service_months,
    find_full_day_by_parts,
    find_service_full_day,
    find_service_start,
)
from zhicheng.workdays.days import NEVER, day_number
from zhicheng.workdays.months import add_months

Spells = Sequence[tuple[int, int]]
FIRST = day_number("2023-11-20")  # before a leap day
LAST = FIRST + 700  # by then whatever goes on is full
TRIES = 800


def some_spells(random: Random) -> Spells:
    """Up to five short spells in order, some overlapping, some that do not count, the last one often open."""
    found: list[tuple[int, int]] = []
    day = FIRST + random.randrange(60)
    for _ in range(random.randrange(6)):
        length = random.choice((0, 0, 1, 5, 20, 27, 28, 29, 30, 31, 32, 45, 59, 62))
        found.append((day, day + length))
        day += random.choice((0, 1, length, length, length + 1, length + 3, length + 17))
    if found and random.random() < 0.4:
        found[-1] = (found[-1][0], NEVER)
    return found


def list_parts(spells: Spells, since: int) -> list[tuple[int, int]]:
    """The unbroken parts of the days worked on or after a day, half-open, an open one cut off after a long time."""
    worked = {day for start, end in spells for day in range(max(start, since), min(end, LAST))}
    begins = sorted(day for day in worked if day - 1 not in worked)
    ends = sorted(day + 1 for day in worked if day + 1 not in worked)
    return [*zip(begins, ends, strict=True)]


def count_full(begun: int, days: int) -> int:
    """The months that are full `days` after a day, month by month."""
    return next(number for number in range(1000) if add_months(begun, number + 1) > begun + days)


def count_by_parts(parts: Sequence[tuple[int, int]], day: int) -> int:
    """Full months of every part first; what days are left of those that ended join the last one."""
    months = days = 0
    reached = [(begin, min(end, day)) for begin, end in parts if begin <= day]
    for begin, end in reached[:-1]:
        full = count_full(begin, end - begin)
        months, days = months + full, days + end - add_months(begin, full)
    return months + count_full(reached[-1][0], reached[-1][1] - reached[-1][0] + days) if reached else 0


def days_of(parts: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Every day of the parts, and the day after each."""
    return (day for begin, end in parts for day in range(begin, end + 1))


def test_months_of_parts_are_added_first_and_then_their_days() -> None:
    random, never, later = Random(7), 0, 0
    for _ in range(TRIES):
        spells, since, months = some_spells(random), FIRST + random.randrange(90), random.randint(1, 5)
        parts = list_parts(spells, since)
        full = next((day for day in days_of(parts) if count_by_parts(parts, day) >= months), NEVER)
        assert find_full_day_by_parts(spells, since, months) == full, (spells, since, months)
        cut = FIRST + random.randrange(300)
        worked = [(begin, end) for begin, end in parts if begin < cut]
        assert count_months_by_parts(spells, since, cut) == count_by_parts(worked, cut), (spells, since, cut)
        never, later = never + (full == NEVER), later + (full < NEVER)
    assert min(never, later) > TRIES // 10


def test_day_for_day_a_gap_pushes_by_its_length() -> None:
    random, never, later = Random(8), 0, 0
    for _ in range(TRIES):
        spells, since, months = some_spells(random), FIRST + random.randrange(90), random.randint(1, 5)
        parts = list_parts(spells, since)
        begun = parts[0][0] if parts else NEVER
        worked = [day for begin, end in parts for day in range(begin, end)]
        wanted = add_months(begun, months) - begun if parts else 0
        full = worked[wanted - 1] + 1 if worked[wanted - 1 :] and parts else NEVER
        assert find_service_start(spells, since) == begun
        assert find_service_full_day(spells, since, begun, months) == full, (spells, since, months)
        cut = FIRST + random.randrange(300)
        days = sum(day < cut for day in worked)
        assert count_service_months(spells, since, begun, cut) == (count_full(begun, days) if days else 0)
        never, later = never + (full == NEVER), later + (full < NEVER)
    assert min(never, later) > TRIES // 10


def test_what_does_not_count_opens_no_part() -> None:
    """Thirty days in two parts are no month of January's; a spell in February that does not count makes them none either."""
    spells = [(day_number(begun), day_number(begun) + days) for begun, days in (("2023-12-01", 15), ("2024-01-03", 15))]
    uncounted = day_number("2024-02-05")
    assert find_full_day_by_parts([*spells, (uncounted, uncounted)], FIRST, 1) == NEVER
    assert count_months_by_parts([*spells, (uncounted, uncounted)], FIRST, uncounted + 1) == 0
