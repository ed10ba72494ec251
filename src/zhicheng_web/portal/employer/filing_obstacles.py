"""What keeps a case from being filed now, in the words of HR: told of each person before anybody presses a button."""

from datetime import date
from typing import Any, NamedTuple

from django.urls import reverse

from zhicheng.workdays.words import format_day_in_year
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.papers import required
from zhicheng_web.portal.employer.forecast_findings import Outlook
from zhicheng_web.portal.employer.routing import Route


class Lack(NamedTuple):
    """One thing that is not there; `href` leads to where it is put right, "" where others have to."""

    words: str
    href: str = ""


def lacking(case: Any, seen: Outlook, route: Route, on: date) -> list[Lack]:
    """Everything that a case lacks for a filing on a day, its papers, publicities and assessments fetched before."""
    owed = required.list_missing_materials(case, required.list_employer_materials(case, on))
    found = [Lack(f"缺{name}", reverse("employer-enclose", args=[case.public_id])) for name in owed]
    if not route.name:
        found.append(unrouted(case, seen))
    return found + agencys(case, on)


def unrouted(case: Any, seen: Outlook) -> Lack:
    """三（三） nobody to file with: what would have to change, and where."""
    if seen.answer is None:
        return Lack("申报内容不完整，判断不了", reverse("employer-case", args=[case.public_id]))
    if seen.verdict == "out_of_scope":
        return Lack("没有本市的认定部门")
    return Lack("不知道报给谁", reverse("employer-unit"))


def agencys(case: Any, on: date) -> list[Lack]:
    """三（二） the dispatch agency's own publicity, over like the unit's."""
    if not case.agency_id:
        return []
    hung = engine_input.find_standing_publicity(case, "agency")
    if hung is None:
        return [Lack("派遣公司还没有公示")]
    if hung.last_on >= on:
        return [Lack(f"派遣公司的公示到{format_day_in_year(hung.last_on)}才满")]
    return []
