"""What proofs may assume of the calendar: found on every day of 1990 to 2040 with the real functions, then used as lemmas.

Month arithmetic divides too often for a solver. It is therefore exhausted, once, and stands in a proof as a function of
which only this is known: `add_months` is monotone and n months last between so many and so many days; `month_of` and
`first_day` are inverse and monotone; `full_months(b, d)` ≥ n says `add_months(b, n)` ≤ b + d.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from inspect import unwrap
from itertools import combinations
from typing import Any

import z3

from zhicheng.workdays import months
from zhicheng.workdays.days import day_number

LEMMA_DAYS = range(day_number("1990-01-01"), day_number("2041-01-01"))
LEMMA_MONTHS = range(months.month_of(LEMMA_DAYS[0]), months.month_of(LEMMA_DAYS[-1]) + 1)


class UnsoundLemma(Exception):
    """The calendar does not do what a lemma says of it."""


@lru_cache
def measure_months(number: int) -> tuple[int, int]:
    """The fewest and the most days that `number` months last; Unsound where a later day gives an earlier one."""
    ends = [months.add_months(day, number) for day in LEMMA_DAYS]
    if any(one > other for one, other in zip(ends, ends[1:], strict=False)):
        raise UnsoundLemma(f"add_months(_, {number}) is not monotone")
    lasts = [end - day for day, end in zip(LEMMA_DAYS, ends, strict=True)]
    return min(lasts), max(lasts)


@lru_cache
def measure_month_lengths() -> tuple[int, int]:
    """The fewest and the most days of a month; Unsound where `first_day` and `month_of` are not inverse."""
    firsts = [months.first_day(month) for month in (*LEMMA_MONTHS, LEMMA_MONTHS[-1] + 1)]
    for month, begins, ends in zip(LEMMA_MONTHS, firsts, firsts[1:], strict=False):
        if any(months.month_of(day) != month for day in range(begins, ends)):
            raise UnsoundLemma(f"month_of differs from {month} between its first day and the next month's")
    lasts = [end - begin for begin, end in zip(firsts, firsts[1:], strict=False)]
    return min(lasts), max(lasts)


@lru_cache
def verify_full_months(number: int) -> int:
    """`full_months(b, d)` ≥ number from the day on which add_months says so, on every day; the number itself."""
    for begun in LEMMA_DAYS:
        wanted = months.add_months(begun, number) - begun
        if months.full_months(begun, wanted) < number or months.full_months(begun, wanted - 1) >= number:
            raise UnsoundLemma(f"full_months and add_months disagree on {number} months from {begun}")
    return number


@lru_cache
def measure_first_days() -> tuple[int, int]:
    """How far 16 times a month's first day lies from 487 times the month, at least and at most (16 months: 487 days)."""
    apart = [16 * months.first_day(month) - 487 * month for month in (*LEMMA_MONTHS, LEMMA_MONTHS[-1] + 1)]
    return min(apart), max(apart)


def is_known_day(day: Any) -> Any:
    """Whether the lemmas hold for a day."""
    return z3.And(day >= LEMMA_DAYS[0], day <= LEMMA_DAYS[-1])


def is_known_month(month: Any) -> Any:
    """Whether the lemmas hold for the first day of a month."""
    return z3.And(month >= LEMMA_MONTHS[0], month <= LEMMA_MONTHS[-1] + 1)


def build_function_term(name: str, arguments: int = 1) -> Any:
    """An uninterpreted function of numbers."""
    return z3.Function(name, *[z3.IntSort()] * (arguments + 1))


class SymbolicCalendar:
    """Stands in for the functions of `months` over terms, and remembers what it was asked."""

    def __init__(self) -> None:
        self.added: dict[int, dict[int, Any]] = {}  # months → asked days
        self.months: dict[int, Any] = {}  # days whose month was asked
        self.firsts: dict[int, Any] = {}  # months whose first day was asked
        self.full: dict[int, tuple[Any, Any, Any]] = {}
        self.substitutes: Mapping[Any, Callable[..., Any]] = {
            months.add_months: self.add_months,
            months.month_of: self.month_of,
            unwrap(months.first_day): self.first_day,
            months.full_months: self.full_months,
        }

    def forget(self) -> None:
        """Drop what was asked of days and months, before another proof begins."""
        for asked in (self.added, self.months, self.firsts, self.full):
            asked.clear()

    def add_months(self, day: Any, number: Any) -> Any:
        """A choice between numbers of months becomes a choice between days: each number has its own function."""
        if z3.is_expr(number):
            test, one, other = split_choice(number)
            return z3.If(test, self.add_months(day, one), self.add_months(day, other))
        if not z3.is_expr(day):
            return months.add_months(day, number)
        self.added.setdefault(number, {})[day.get_id()] = day
        return build_function_term(f"add_{number}_months")(day)

    def month_of(self, day: Any) -> Any:
        """The month of a term; its first day is asked at once, to say where the month lies."""
        if not z3.is_expr(day):
            return months.month_of(day)
        month = build_function_term("month_of")(day)
        self.months[day.get_id()] = day
        self.first_day(month)
        self.first_day(month + 1)
        return month

    def first_day(self, month: Any) -> Any:
        """The first day of a term."""
        if not z3.is_expr(month):
            return months.first_day(month)
        month = z3.simplify(month, som=True)
        self.firsts[month.get_id()] = month
        return build_function_term("first_day")(month)

    def full_months(self, begun: Any, days: Any) -> Any:
        """The full months of a term."""
        if not z3.is_expr(begun) and not z3.is_expr(days):
            return months.full_months(begun, days)
        full = build_function_term("full_months", 2)(begun, days)
        self.full[full.get_id()] = (full, begun, days)
        return full

    def lemmas(self) -> Iterator[Any]:
        """What is known of everything that was asked."""
        yield from self.list_full_months_lemmas()
        for number, days in self.added.items():
            yield from list_added_lemmas(
                build_function_term(f"add_{number}_months"), days.values(), *measure_months(number)
            )
        yield from self.list_month_lemmas()

    def facts(self, model: Any) -> list[Any]:
        """What the real calendar says where a model dreams up something that the lemmas allow; [] for a real person.

        Said of the whole month in which the model's day lies, or a solver would dream on, day by day. Full months need
        no more than their lemma; and of what lies outside those fifty years (NEVER) the rules make no use.
        """
        return [fact for fact in self.asked(model) if z3.is_false(model.eval(fact, model_completion=True))]

    def pins(self, model: Any) -> list[Any]:
        """Keep every day where a model puts it: with the facts, somebody is often found on just those days."""
        days = [day for days in (*self.added.values(), self.months) for day in days.values() if z3.is_expr(day)]
        return [day == model.eval(day, model_completion=True) for day in days]

    def asked(self, model: Any) -> Iterator[Any]:
        """For everything that was asked: the real answer in the month that a model puts there."""

        def value(term: Any) -> int:
            return int(model.eval(term, model_completion=True).as_long()) if z3.is_expr(term) else int(term)

        for number, days in self.added.items():
            for day in (day for day in days.values() if value(day) in LEMMA_DAYS):
                yield state_added_months(months.month_of(value(day)), day, number)
        for day in (day for day in self.months.values() if value(day) in LEMMA_DAYS):
            month = months.month_of(value(day))
            yield z3.Implies(lies_in_month(day, month), build_function_term("month_of")(day) == month)
        for month in (month for month in self.firsts.values() if value(month) in LEMMA_MONTHS):
            yield z3.Implies(
                month == value(month), build_function_term("first_day")(month) == months.first_day(value(month))
            )

    def list_full_months_lemmas(self) -> Iterator[Any]:
        """Of every number of months that anybody asked for."""
        for full, begun, days in list(self.full.values()):
            yield z3.Implies(days >= 0, full >= 0)
            for number in map(verify_full_months, [number for number in self.added if number > 0]):
                reached = self.add_months(begun, number) <= begun + days
                yield z3.Implies(z3.And(is_known_day(begun), days >= 0), (full >= number) == reached)

    def list_month_lemmas(self) -> Iterator[Any]:
        """A day lies between the first days of its month and of the next; months lie 28 to 31 days apart."""
        (fewest, most), (least, greatest) = measure_month_lengths(), measure_first_days()
        first_day, month_of = build_function_term("first_day"), build_function_term("month_of")
        for day in self.months.values():
            month = month_of(day)
            between = z3.And(first_day(month) <= day, day < first_day(month + 1))
            yield z3.Implies(is_known_day(day), z3.And(between, is_known_month(month)))
        for month in self.firsts.values():
            apart = 16 * first_day(month) - 487 * month
            yield z3.Implies(is_known_month(month), z3.And(apart >= least, apart <= greatest))
        for one, other in combinations(self.firsts.values(), 2):
            apart, days = other - one, first_day(other) - first_day(one)
            yield z3.Implies(
                z3.And(is_known_month(one), is_known_month(other), apart >= 0),
                z3.And(days >= fewest * apart, days <= most * apart),
            )
            yield z3.Implies(
                z3.And(is_known_month(one), is_known_month(other), apart <= 0),
                z3.And(days <= fewest * apart, days >= most * apart),
            )


def lies_in_month(day: Any, month: int) -> Any:
    """Whether a day lies in a month."""
    return z3.And(day >= months.first_day(month), day < months.first_day(month + 1))


def state_added_months(month: int, day: Any, number: int) -> Any:
    """What `add_months` does with the days of one month: the same day of that other month, or its last."""
    same = day - months.first_day(month) + months.first_day(month + number)
    last = months.first_day(month + number + 1) - 1
    added = build_function_term(f"add_{number}_months")(day)
    return z3.Implies(lies_in_month(day, month), added == z3.If(same < last, same, last))


def list_added_lemmas(added: Any, days: Any, fewest: int, most: int) -> Iterator[Any]:
    """Bounds for each day, order for each two."""
    for day in days:
        yield z3.Implies(is_known_day(day), z3.And(added(day) - day >= fewest, added(day) - day <= most))
    for one, other in combinations(days, 2):
        both = z3.And(is_known_day(one), is_known_day(other))
        yield z3.Implies(z3.And(both, one <= other), added(one) <= added(other))
        yield z3.Implies(z3.And(both, one >= other), added(one) >= added(other))


def split_choice(number: Any) -> tuple[Any, Any, Any]:
    """A number that depends on one test: the test, and the number where it holds and where not."""
    if z3.is_int_value(number):
        return True, number.as_long(), number.as_long()
    tests = [part for part in walk_sum_parts(number) if z3.is_app_of(part, z3.Z3_OP_ITE)]
    if not tests:
        raise UnsoundLemma(f"the number of months {number} is no choice between numbers")
    test, one, other = tests[0].children()
    answers = (z3.simplify(z3.substitute(number, (tests[0], value))) for value in (one, other))
    return test, *(value.as_long() if z3.is_int_value(value) else value for value in answers)


def walk_sum_parts(term: Any) -> Iterator[Any]:
    """The sums of a term and what they are made of."""
    yield term
    if z3.is_add(term):
        for child in term.children():
            yield from walk_sum_parts(child)
