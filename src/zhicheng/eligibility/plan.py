"""When to start the publicity and when to file: 三（二） and 四 around the days that the judgement found.

The judgement says from which day the conditions hold; a plan adds what the procedure needs: five working days of
publicity (the policy's number), then a filing inside a window. Nobody reads a clock here: without a publicity the
filing date of the case is taken for today.
"""

from typing import NamedTuple

from zhicheng.codes import LATER
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.words.labels import said
from zhicheng.policy.model import Policy
from zhicheng.policy.windows import (
    Window,
    earliest_start,
    filing_from,
    latest_start,
    publicity_ends,
    window_from,
)
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import NEVER


class Plan(NamedTuple):
    """First and latest day for the notice to go up, first and last day to file, the window that is really reached."""

    first_start: int
    latest_start: int
    first_filing: int
    window: Window
    provisional: bool  # rests on a year whose holidays are not published yet
    reason: str


def window_of(facts: Facts, judged: Judgement, policy: Policy, calendar: Calendar) -> Window:
    """四: the first window that contains or follows the later of filing date and earliest day."""
    ready = judged.earliest if judged.earliest < NEVER else facts.person.filing
    return window_from(policy, calendar, max(facts.person.filing, ready))


def plan_for(facts: Facts, judged: Judgement, book: Codebook, calendar: Calendar) -> Plan:
    """The plan of a case that is, or will be, eligible."""
    policy, person = book.policy, facts.person
    served, insured = days_needed(judged)
    published = person.publicity_start < NEVER
    stands = published and served <= judged.cut_off
    today = person.publicity_start if published else person.filing
    start = person.publicity_start if stands else first_start(policy, calendar, max(served, today))
    ends = (
        max(person.publicity_end, publicity_ends(policy, calendar, start))
        if stands
        else filing_from(policy, calendar, start) - 1
    )
    filing = max(ends + 1, insured, person.filing)
    if policy.word("filing.gate") == "submission":
        filing = max(served, insured, person.filing)
    window = window_from(policy, calendar, filing)
    latest = max(start, latest_start(policy, calendar, window.closes))
    first_filing = max(filing, window.opens)
    plain = window_of(facts, judged, policy, calendar)
    reason = told(policy, stands, start, latest, ends, first_filing, window, plain)
    return Plan(start, latest, first_filing, window, calendar.provisional(start, window.closes), reason)


def days_needed(judged: Judgement) -> tuple[int, int]:
    """The days on which service (and the new post), and insurance, hold for the candidate taken."""
    one = judged.candidates[judged.best]
    service = one.service.full_on
    served = max(service, judged.change.full_on) if judged.change.full_on < NEVER else service
    insured = judged.insured.full_on if judged.insured_months == LATER else 0
    return served, insured


def first_start(policy: Policy, calendar: Calendar, day: int) -> int:
    """The first day for a notice whose cut-off (二（四）) has to lie on or after `day`."""
    if policy.word("service.cut_off") == "publicity_start":
        return earliest_start(policy, calendar, day)
    start = latest_start(policy, calendar, day)  # its last day lies before `day`; the next ones are tried
    while publicity_ends(policy, calendar, start) < day:
        start = earliest_start(policy, calendar, start + 1)
    return start


def told(
    policy: Policy, stands: bool, start: int, latest: int, ends: int, filing: int, window: Window, plain: Window
) -> str:
    """The plan in one sentence, and why the window may be a later one than the conditions alone would reach."""
    days = policy.number("publicity.working_days")
    when = f"{said(filing)}至{said(window.closes)}上报"
    published = (
        f"公示从{said(start)}到{said(ends)}" if stands else f"最早{said(start)}开始公示，满{days}个工作日到{said(ends)}"
    )
    if window != plain:
        return f"{published}，已赶不上{said(plain.closes)}截止的窗口，改在下一个窗口，即{when}（三（二）、四）。"
    if stands:
        return f"{published}，可在{when}（三（二）、四）。"
    return f"{published}，最迟{said(latest)}开始公示，可在{when}（三（二）、四）。"
