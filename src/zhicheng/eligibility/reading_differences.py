"""Readings that decide a case: where another declared reading of a clause would give another verdict or another day.

Each alternative is judged with the same rules under terms in which it stands in the place of the reading that applies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from zhicheng.codes import FAIL, UNSTATED, VERDICTS
from zhicheng.eligibility.any_series import judge_case
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.plan import find_plan_days, window_as_json
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.standard_terms import SETTINGS_OF_STANDARDS, build_standard_tables
from zhicheng.eligibility.terms import PolicyTerms, flatten_policy
from zhicheng.policy.model import Alternative, Policy, Setting
from zhicheng.policy.windows import Timetable, Window
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import NEVER, iso_day


class OtherReading(NamedTuple):
    """Another reading that a policy declares, the policy in which it stands, and the terms under it."""

    setting: Setting
    alternative: Alternative
    policy: Policy
    terms: PolicyTerms


PLANNED_BY: Final = ("service.cut_off", "publicity.", "filing.")
"""Settings on which it hangs which window a case reaches: 二（四）, 三（二）, 四."""
TIMETABLES: dict[tuple[str, str, str, str], Timetable] = {}


READINGS: dict[tuple[str, int], tuple[OtherReading, ...]] = {}


def list_other_readings(policy: Policy, series: int = UNSTATED) -> tuple[OtherReading, ...]:
    """The alternatives of a policy that a judgement of a case in `series` can notice; made once for every content."""
    key = (policy.hash, series)
    if key not in READINGS:
        READINGS[key] = tuple(find_other_readings(policy, series))
    return READINGS[key]


def find_other_readings(policy: Policy, series: int) -> Iterator[OtherReading]:
    """Every alternative under which something can come out otherwise than under what applies.

    For one person the standards of one series are flattened, not those of all: that is most of the work of a start.
    """
    standards = build_standard_tables(policy, series)
    own = flatten_policy(policy, standards)
    for path, setting in policy.settings.items():
        for alternative in setting.alternatives:
            chosen = replace(setting, value=alternative.value)
            other = replace(policy, settings={**policy.settings, path: chosen})
            on_standards = path.startswith(SETTINGS_OF_STANDARDS)
            terms = flatten_policy(other, build_standard_tables(other, series) if on_standards else standards)
            if terms != own or path.startswith(PLANNED_BY):
                yield OtherReading(setting, alternative, other, terms)


def find_timetable(reading: OtherReading, calendar: Calendar) -> Timetable:
    """The windows and publicity days under another reading; made once for every content of both."""
    key = (reading.policy.hash, calendar.hash, reading.setting.path, repr(reading.alternative.value))
    if key not in TIMETABLES:
        TIMETABLES[key] = Timetable(reading.policy, calendar)
    return TIMETABLES[key]


class Outcome(NamedTuple):
    """What a case comes to: verdict, the day from which it is met, the window that it reaches; None: it is refused."""

    verdict: int
    earliest: int
    window: Window | None


def list_deciding_readings(facts: Facts, judgement: Judgement, book: Codebook, days: Timetable) -> list[dict[str, Any]]:
    """The readings under which this case would come out otherwise: in verdict, in the day from which it does, or in the
    window that it reaches.
    """
    own = find_outcome(facts, judgement, book.terms.kindest, days)
    found = []
    for reading in list_other_readings(book.policy, facts.person.series):
        plans = reading.setting.path.startswith(PLANNED_BY)
        timetable = find_timetable(reading, days.calendar) if plans else days
        outcome = find_outcome(facts, judge_case(facts.person, reading.terms), reading.terms.kindest, timetable)
        if outcome[:2] != own[:2] or (plans and find_opening(outcome) != find_opening(own)):
            found.append(reading_as_json(reading, outcome))
    return found


def find_outcome(facts: Facts, judgement: Judgement, terms: Terms, days: Timetable) -> Outcome:
    """The outcome of a judged case."""
    window = None if judgement.verdict >= FAIL else find_plan_days(facts, judgement, terms, days).window
    return Outcome(judgement.verdict, judgement.earliest, window)


def find_opening(outcome: Outcome) -> int:
    """The first day of the window; NEVER: there is none."""
    return outcome.window.opens if outcome.window else NEVER


def reading_as_json(reading: OtherReading, outcome: Outcome) -> dict[str, Any]:
    """One item of `readings`."""
    window = outcome.window
    return {
        "clause": reading.setting.clause,
        "key": reading.setting.path,
        "value": as_json(reading.setting.value),
        "alternative": as_json(reading.alternative.value),
        "verdict": VERDICTS[outcome.verdict],
        "earliest": iso_day(outcome.earliest) if outcome.earliest < NEVER else None,
        "window": window_as_json(window) if window else None,
        "meaning": reading.alternative.meaning,
    }


def as_json(value: object) -> object:
    """A value of a policy as JSON writes it."""
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
