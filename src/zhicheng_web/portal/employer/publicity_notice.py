"""附件1: the notice of publicity: who, for which title, which days, whom to tell; never a number, telephone or address."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from zhicheng.workdays.days import as_date
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.people.row_types import Organisation
from zhicheng_web.portal.employer.publicity_starts import PublicityStart, find_timetable_in_force
from zhicheng_web.portal.employer.work_queue import name_requested_title


class NoticeLine(NamedTuple):
    """The people who are to get one title."""

    title: str
    names: list[str]


class PublicityNotice(NamedTuple):
    """Everything that the notice says."""

    employer: Organisation | None
    first: str
    people: int
    lines: list[NoticeLine]
    start: date
    last: date
    days: int


def build_publicity_notice(
    employer: Organisation | None, cases: Iterable[Case], start: date, last: date
) -> PublicityNotice:
    """The notice for some people; the titles in the order in which they first occur. Two of a name: with the specialty."""
    lines: dict[str, NoticeLine] = {}
    some = list(cases)
    same = Counter(case.person.name for case in some)
    for case in some:
        name, person = name_requested_title(case, start), case.person.name
        printed_name = f"{person}（{case.specialty}）" if same[person] > 1 and case.specialty else person
        lines.setdefault(name, NoticeLine(name, [])).names.append(printed_name)
    names = [name for line in lines.values() for name in line.names]
    return PublicityNotice(
        employer,
        names[0] if names else "",
        len(names),
        list(lines.values()),
        start,
        last,
        find_timetable_in_force(start).working_days,
    )


def build_planned_notice(
    employer: Organisation | None, cases: Iterable[Case], start: PublicityStart
) -> PublicityNotice:
    """The notice as it would be for a start."""
    return build_publicity_notice(employer, cases, as_date(start.day), as_date(start.last))
