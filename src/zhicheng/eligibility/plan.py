"""When the applicant hands in, the publicity starts, the case is filed: 三（二） and 四 around the days of the judgement.

The judgement says from which day the conditions hold; a plan adds what the procedure needs: the days that the employer is
promised to take for its review, five working days of publicity (both the policy's numbers), then a filing inside a
window. Nobody reads a clock here: without a publicity the filing date of the case is taken for today.
"""

from typing import NamedTuple

from zhicheng.codes import YES
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.rules.service import find_first_day_to_apply
from zhicheng.eligibility.words.plan_sentences import HandIn, PlanDays, describe_plan
from zhicheng.policy.windows import Timetable, Window
from zhicheng.workdays.days import NEVER, iso_day
from zhicheng.workdays.words import describe_provisional_year


class Plan(NamedTuple):
    """The days of a plan, whether they may still change, and the plan in a sentence."""

    days: PlanDays
    provisional: bool  # counts days of a year whose holidays are not published
    reason: str


def find_filing_window(facts: Facts, judgement: Judgement, days: Timetable) -> Window:
    """四: the first window that contains or follows the later of filing date and earliest day."""
    ready = judgement.earliest if judgement.earliest < NEVER else facts.person.filing
    return days.window_from(max(facts.person.filing, ready))


def window_as_json(window: Window) -> dict[str, str]:
    """A window with its first and last day in ISO writing."""
    return {"opens": iso_day(window.opens), "closes": iso_day(window.closes)}


def build_plan(facts: Facts, judgement: Judgement, terms: Terms, days: Timetable) -> Plan:
    """The plan of a case that is, or will be, eligible."""
    planned = find_plan_days(facts, judgement, terms, days)
    years = sorted(list_provisional_years(planned, days))
    notes = "".join(f"暂定：{describe_provisional_year(days.calendar, year)}" for year in years)
    missed = find_filing_window(facts, judgement, days)
    reason = describe_plan(days, planned, missed, facts.person.dispatched == YES)
    return Plan(planned, bool(years), reason + notes)


def find_plan_days(facts: Facts, judgement: Judgement, terms: Terms, days: Timetable) -> PlanDays:
    """First, advised and latest start of the publicity, first filing after each, the window, the applicant's own day."""
    person = facts.person
    served, ready = find_condition_days(judgement, terms)
    published = person.publicity_start < NEVER
    posted = published and days.may_be_posted(person.publicity_start)
    stands = posted and served <= judgement.kindest.binding.cut_off
    today = person.publicity_start if published else person.filing
    start = person.publicity_start if stands else days.earliest_start(max(served, today))
    ends = max(person.publicity_end, days.publicity_ends(start)) if stands else days.publicity_ends(start)
    filing = max(ends + 1 if days.gated_by_filing else served, ready, person.filing)
    window = days.window_from(filing)
    latest = max(start, days.latest_start(window.closes))
    aim = start if published else max(start, days.posted_after_review(today))
    advised = start if stands else min(latest, max(aim, days.latest_start(window.opens)))
    after = days.publicity_ends(advised) + 1 if days.gated_by_filing else filing
    return PlanDays(
        stands,
        start,
        advised,
        latest,
        ends if stands else days.publicity_ends(advised),
        max(filing, window.opens),
        max(after, filing, window.opens),
        window,
        None if published else find_hand_in(days, today, advised, latest, window),
    )


def find_hand_in(days: Timetable, today: int, advised: int, latest: int, window: Window) -> HandIn | None:
    """The days for the applicant to hand in, in time for the first window that the employer's promised days still
    reach; None where nothing is promised.
    """
    if not days.review_days:
        return None
    last = days.handed_in_before(latest)
    aim = days.handed_in_before(advised)
    while last < today:
        window = days.window_from(window.closes + 1)
        last = days.handed_in_before(days.latest_start(window.closes))
        aim = days.handed_in_before(days.latest_start(window.opens))
    return HandIn(aim if today < aim else last, last, window)


def list_provisional_years(planned: PlanDays, days: Timetable) -> set[int]:
    """The years without a published arrangement of which a day is counted."""
    years = {*days.provisional_years(planned.first_start), *days.provisional_years(planned.advised_start)}
    years |= {*days.provisional_years(planned.latest_start, planned.window)}
    if planned.hand_in and planned.hand_in.window != planned.window:
        last = planned.hand_in
        years |= {*days.provisional_years(days.latest_start(last.window.closes), last.window)}
        years |= {*days.calendar.provisional_years(last.latest, last.latest)}
    return years


def find_condition_days(judgement: Judgement, terms: Terms) -> tuple[int, int]:
    """The day on which service (and the new post) holds for the candidate taken, and the day on which all else does."""
    taken, change = judgement.candidates[judgement.best].kindest, judgement.kindest.binding.change
    full = max(taken.service.full_on, change.full_on) if change.full_on < NEVER else taken.service.full_on
    served = find_first_day_to_apply(terms, full)
    return served, taken.earliest
