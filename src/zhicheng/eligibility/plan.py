"""When to start the publicity and when to file: 三（二） and 四 around the days that the judgement found.

The judgement says from which day the conditions hold; a plan adds what the procedure needs: five working days of
publicity (the policy's number), then a filing inside a window. Nobody reads a clock here: without a publicity the
filing date of the case is taken for today.
"""

from typing import NamedTuple

from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.policy.windows import Timetable, Window
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.words import describe_provisional_year, format_day, format_day_with_weekday


class Plan(NamedTuple):
    """First and latest day for the notice to go up, first and last day to file, the window that is really reached."""

    first_start: int
    latest_start: int
    first_filing: int
    window: Window
    provisional: bool  # counts days of a year whose holidays are not published
    reason: str


def find_filing_window(facts: Facts, judgement: Judgement, days: Timetable) -> Window:
    """四: the first window that contains or follows the later of filing date and earliest day."""
    ready = judgement.earliest if judgement.earliest < NEVER else facts.person.filing
    return days.window_from(max(facts.person.filing, ready))


def build_plan(facts: Facts, judgement: Judgement, days: Timetable) -> Plan:
    """The plan of a case that is, or will be, eligible."""
    person = facts.person
    served, ready = find_condition_days(judgement)
    published = person.publicity_start < NEVER
    stands = published and served <= judgement.kindest.binding.cut_off
    today = person.publicity_start if published else person.filing
    start = person.publicity_start if stands else days.earliest_start(max(served, today))
    ends = max(person.publicity_end, days.publicity_ends(start)) if stands else days.publicity_ends(start)
    filing = max(ends + 1 if days.gated_by_filing else served, ready, person.filing)
    window = days.window_from(filing)
    latest = max(start, days.latest_start(window.closes))
    first_filing = max(filing, window.opens)
    missed = find_filing_window(facts, judgement, days)
    years = sorted({*days.provisional_years(start), *days.provisional_years(latest, window)})
    notes = "".join(f"暂定：{describe_provisional_year(days.calendar, year)}" for year in years)
    reason = describe_plan(days, stands, start, latest, ends, first_filing, window, missed) + notes
    return Plan(start, latest, first_filing, window, bool(years), reason)


def find_condition_days(judgement: Judgement) -> tuple[int, int]:
    """The day on which service (and the new post) holds for the candidate taken, and the day on which all else does."""
    taken, change = judgement.candidates[judgement.best].kindest, judgement.kindest.binding.change
    served = max(taken.service.full_on, change.full_on) if change.full_on < NEVER else taken.service.full_on
    return served, taken.earliest if judgement.earliest < NEVER else 0


def describe_plan(
    days: Timetable, stands: bool, start: int, latest: int, ends: int, filing: int, window: Window, missed: Window
) -> str:
    """The plan in one sentence, and why the window may be a later one than the conditions alone would reach."""
    last = f"至{format_day(window.closes)}" if filing < window.closes else "当天"
    when = f"{format_day(filing)}{last}上报"
    if stands:
        published = f"公示从{format_day(start)}到{format_day(ends)}"
    else:
        first = format_day_with_weekday(start)
        published = f"最早{first}开始公示，满{days.working_days}个工作日到{format_day(ends)}"
    if window != missed:
        return f"{published}，已赶不上{format_day(missed.closes)}截止的窗口，改在下一个窗口，即{when}（三（二）、四）。"
    if stands:
        return f"{published}，可在{when}（三（二）、四）。"
    return f"{published}，最迟{format_day_with_weekday(latest)}开始公示，可在{when}（三（二）、四）。"
