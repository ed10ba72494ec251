"""附件1: the notice of publicity: who, for which title, which days, whom to tell; never a number, telephone or address."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from zhicheng.workdays.days import as_date
from zhicheng_web.portal.employer.publicity_starts import Start, find_timetable_in_force
from zhicheng_web.portal.employer.work_queue import title


class Line(NamedTuple):
    """The people who are to get one title."""

    title: str
    names: list[str]


class Notice(NamedTuple):
    """Everything that hangs on the board."""

    employer: Any
    first: str
    people: int
    lines: list[Line]
    start: date
    last: date
    days: int


def notice(employer: Any, cases: Iterable[Any], start: date, last: date) -> Notice:
    """The notice for some people; the titles in the order in which they first occur. Two of a name: with the specialty."""
    lines: dict[str, Line] = {}
    some = list(cases)
    same = Counter(case.person.name for case in some)
    for case in some:
        name, person = title(case, start), case.person.name
        told = f"{person}（{case.specialty}）" if same[person] > 1 and case.specialty else person
        lines.setdefault(name, Line(name, [])).names.append(told)
    names = [name for line in lines.values() for name in line.names]
    return Notice(
        employer,
        names[0] if names else "",
        len(names),
        list(lines.values()),
        start,
        last,
        find_timetable_in_force(start).working_days,
    )


def planned(employer: Any, cases: Iterable[Any], start: Start) -> Notice:
    """The notice as it would be for a start."""
    return notice(employer, cases, as_date(start.day), as_date(start.last))
