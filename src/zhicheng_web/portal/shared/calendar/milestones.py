"""The days that lie before a case, in order: today, full, publicity, window; made from the engine's plan (三（二）, 四)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from zhicheng.policy.windows import Timetable
from zhicheng.workdays.days import as_date, day_number
from zhicheng.workdays.words import format_day_in_year


class Rung(NamedTuple):
    """A day, what happens then, what to know; `result` colours it, `now` is today."""

    day: date
    title: str
    words: str
    result: str = ""
    now: bool = False


def ladder(answer: Mapping[str, Any], on: date, days: Timetable) -> list[Rung]:
    """The rungs, by day. Without a plan only today."""
    rungs = [Rung(on, "今天", "", now=True)]
    if answer["earliest"]:
        full = date.fromisoformat(answer["earliest"])
        before = answer["plan"] and date.fromisoformat(answer["plan"]["publicity"]["first"]) < full
        words = "从这一天起，单位可以上报；公示可以提前，见下。" if before else "从这一天起，单位可以为您公示。"
        rungs.append(Rung(full, "条件满", words, "later"))
    if answer["plan"]:
        rungs += planned(answer, on, days)
    return sorted(rungs, key=lambda rung: rung.day)


def planned(answer: Mapping[str, Any], on: date, days: Timetable) -> list[Rung]:
    """What the procedure adds: the first publicity that does, the latest, the window."""
    plan, name = answer["plan"], answer["authority_name"] or "认定部门"
    first, latest, opens, closes = (
        day_number(said)
        for said in (
            plan["publicity"]["first"],
            plan["publicity"]["latest"],
            plan["window"]["opens"],
            plan["window"]["closes"],
        )
    )
    advised = max(first, days.latest_start(opens))
    rungs = [
        Rung(as_date(latest), "最晚公示日", filed(days, latest, opens, closes)),
        Rung(as_date(closes), f"{as_date(closes).month}月窗口关闭", "24:00关闭，遇休息日不顺延。"),
    ]
    if advised != latest:
        rungs.append(Rung(as_date(advised), "建议公示日", filed(days, advised, opens, closes), "pass"))
    if as_date(opens) > on:
        rungs.append(Rung(as_date(opens), f"{as_date(opens).month}月窗口开放", f"由单位上报{name}。"))
    return rungs


def filed(days: Timetable, start: int, opens: int, closes: int) -> str:
    """From when a publicity that starts on a day lets one file."""
    full = days.publicity_ends(start)
    files = max(full + 1, opens)
    when = f"{short(files)}至{short(closes)}" if files < closes else f"只有{short(closes)}当天"
    return f"公示到{short(full)}满{days.working_days}个工作日，{when}可以上报。"


def short(number: int) -> str:
    """A day within the year."""
    return format_day_in_year(as_date(number))
