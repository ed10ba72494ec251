"""A plan in words: the applicant's own day first, then the publicity, then the filing (三（二）, 四)."""

from typing import NamedTuple

from zhicheng.policy.windows import Timetable, Window
from zhicheng.workdays.words import format_day, format_day_with_weekday

CLAUSES = "（三（二）、四）"


class HandIn(NamedTuple):
    """When the applicant should hand in to the employer, by when at the latest, and for which window."""

    advised: int
    latest: int
    window: Window


class PlanDays(NamedTuple):
    """The days of a plan. `hand_in` is None where the case is with the employer already, or nothing is promised."""

    stands: bool  # the publicity that is stated serves
    first_start: int
    advised_start: int  # with the employer's review before it, and the whole window after it where that can be
    latest_start: int
    advised_end: int
    first_filing: int
    advised_filing: int
    window: Window  # the one that is really reached
    hand_in: HandIn | None


def describe_plan(days: Timetable, planned: PlanDays, missed: Window, dispatched: bool) -> str:
    """The plan in one sentence, and why the window may be a later one than the conditions alone would reach."""
    parts = [] if planned.window == missed else [describe_missed_window(days, planned, missed)]
    if planned.hand_in and planned.hand_in.window != planned.window:
        parts.append(describe_late_hand_in(days, planned, planned.hand_in))
    else:
        parts.append(describe_publicity_and_filing(days, planned))
    if dispatched:
        parts.append("劳务派遣人员由派遣公司和用工单位分别审核、公示（三（二））。")
    return "".join(parts)


def describe_missed_window(days: Timetable, planned: PlanDays, missed: Window) -> str:
    """Why the window in which the conditions come to hold is out of reach."""
    ends = format_day(days.publicity_ends(planned.first_start))
    if planned.stands:
        return (
            f"公示到{format_day(planned.advised_end)}，已赶不上{format_day(missed.closes)}截止的窗口，改在下一个窗口。"
        )
    return (
        f"最早{format_day_with_weekday(planned.first_start)}才可以公示，满{days.working_days}个工作日到{ends}，"
        f"已赶不上{format_day(missed.closes)}截止的窗口，改在下一个窗口。"
    )


def describe_publicity_and_filing(days: Timetable, planned: PlanDays) -> str:
    """Hand in, post, file: each with its day, and the last day to post."""
    when = format_filing_days(planned.advised_filing, planned.window)
    if planned.stands:
        return f"公示从{format_day(planned.first_start)}到{format_day(planned.advised_end)}，可在{when}上报{CLAUSES}。"
    ends = f"满{days.working_days}个工作日到{format_day(planned.advised_end)}，可在{when}上报"
    posted = f"{describe_hand_in(days, planned)}{format_day_with_weekday(planned.advised_start)}开始公示，{ends}"
    tight = describe_tight_filing(days, planned)
    if planned.advised_start == planned.latest_start:
        return f"{posted}{tight}{CLAUSES}。"
    own, latest = planned.hand_in, format_day_with_weekday(planned.latest_start)
    hand_in = f"{format_day_with_weekday(own.latest)}交给单位、" if own and own.advised < own.latest else ""
    return f"{posted}；最迟{hand_in}{latest}开始公示{tight}{CLAUSES}。"


def describe_hand_in(days: Timetable, planned: PlanDays) -> str:
    """When to hand in, and how long the employer is promised to take; what follows is the day of the publicity."""
    own = planned.hand_in
    if own is None:
        return "建议"
    promised = f"单位承诺{days.review_days}个工作日内审核，"
    if own.advised < own.latest:
        return f"建议在{format_day_with_weekday(own.advised)}以前（含当天）交给单位，{promised}"
    return f"请尽快交给单位，最迟{format_day_with_weekday(own.latest)}；{promised}最早"


def describe_late_hand_in(days: Timetable, planned: PlanDays, hand_in: HandIn) -> str:
    """The employer's promised days do not reach the window: it has to be quicker, or it will be the one after."""
    window = hand_in.window
    return (
        f"单位承诺{days.review_days}个工作日内审核，照这样赶不上{format_day(planned.window.closes)}截止的窗口："
        f"单位提前审核、{format_day_with_weekday(planned.latest_start)}以前（含当天）开始公示的，"
        f"还可以在{format_filing_days(planned.first_filing, planned.window)}上报；"
        f"不然请在{format_day_with_weekday(hand_in.latest)}以前（含当天）交给单位，"
        f"赶{format_day(window.opens)}至{format_day(window.closes)}的窗口{CLAUSES}。"
    )


def describe_tight_filing(days: Timetable, planned: PlanDays) -> str:
    """A warning where the last start leaves no working day to file on."""
    filed = max(days.publicity_ends(planned.latest_start) + 1, planned.window.opens)
    is_tight = days.gated_by_filing and days.calendar.between(filed, planned.window.closes + 1) == 0
    return "（公示满后窗口里只剩休息日）" if is_tight else ""


def format_filing_days(first: int, window: Window) -> str:
    """From when to when a case can be filed in a window."""
    return f"{format_day(first)}{f'至{format_day(window.closes)}' if first < window.closes else '当天'}"
