"""The days that lie before a case, in order: today, full, publicity, window; made from the engine's plan (三（二）, 四)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from zhicheng.policy.windows import Timetable
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web.cases.engine.calendars import PROVISIONAL_MARK
from zhicheng_web.portal.shared.words.near_days import format_day_number


class Milestone(NamedTuple):
    """A day, what happens then, what to know; `result` colours it, `now` is today."""

    day: date
    title: str
    words: str
    result: str = ""
    now: bool = False


def list_milestones(answer: Mapping[str, Any], on: date, days: Timetable) -> list[Milestone]:
    """The milestones, by day. Without a plan only today."""
    milestones = [Milestone(on, "今天", "", now=True)]
    if answer["earliest"]:
        full = date.fromisoformat(answer["earliest"])
        before = answer["plan"] and date.fromisoformat(answer["plan"]["publicity"]["first"]) < full
        words = "从这一天起，单位可以上报；公示可以提前，见下。" if before else "从这一天起，单位可以为您公示。"
        milestones.append(Milestone(full, "条件满", words, "later"))
    if answer.get("earliest_review"):
        words = "补缴、省本级等由认定部门确认的，从这一天起不用再等。"
        milestones.append(Milestone(date.fromisoformat(answer["earliest_review"]), "经确认可提前到", words, "review"))
    if answer["plan"]:
        milestones += list_planned_milestones(answer, on, days)
    return sorted(milestones, key=lambda milestone: milestone.day)


def list_planned_milestones(answer: Mapping[str, Any], on: date, days: Timetable) -> list[Milestone]:
    """What the procedure adds: the first publicity that does, the latest, the window."""
    plan, name = answer["plan"], answer["authority_name"] or "认定部门"
    first, latest, opens, closes = (
        day_number(iso_day)
        for iso_day in (
            plan["publicity"]["first"],
            plan["publicity"]["latest"],
            plan["window"]["opens"],
            plan["window"]["closes"],
        )
    )
    stated = plan["publicity"].get("advised")
    advised = day_number(stated) if stated else max(first, days.latest_start(opens))
    milestones = [
        Milestone(as_date(latest), "最晚公示日", describe_filing_days(days, latest, opens, closes)),
        Milestone(
            as_date(closes),
            f"{as_date(closes).month}月窗口关闭",
            "24:00关闭。" if days.rolls_over else "24:00关闭，遇休息日不顺延。",
        ),
    ]
    if advised != latest:
        milestones.append(
            Milestone(as_date(advised), "建议公示日", describe_filing_days(days, advised, opens, closes), "pass")
        )
    if plan.get("hand_in"):
        milestones.append(describe_hand_in(plan["hand_in"], days))
    if as_date(opens) > on:
        milestones.append(Milestone(as_date(opens), f"{as_date(opens).month}月窗口开放", f"由单位上报{name}。"))
    return milestones


def describe_hand_in(hand_in: Mapping[str, Any], days: Timetable) -> Milestone:
    """The applicant's own last day, the employer's promised days before the last publicity."""
    month = date.fromisoformat(hand_in["window"]["opens"]).month
    words = f"单位承诺{days.review_days}个工作日内审核，赶{month}月的窗口。"
    return Milestone(date.fromisoformat(hand_in["latest"]), "您最晚交给单位", words)


def describe_filing_days(days: Timetable, start: int, opens: int, closes: int) -> str:
    """From when a publicity that starts on a day lets one file."""
    full = days.publicity_ends(start)
    files = max(full + 1, opens)
    when = (
        f"{format_day_number(files)}至{format_day_number(closes)}"
        if files < closes
        else f"只有{format_day_number(closes)}当天"
    )
    mark = PROVISIONAL_MARK if days.provisional_years(start) else ""
    return f"公示到{format_day_number(full)}{mark}满{days.working_days}个工作日，{when}可以上报。"
