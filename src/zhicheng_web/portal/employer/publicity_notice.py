"""附件1: the notice of publicity: who, for which title, which days, whom to tell; never a number, telephone or address."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.workdays.days import as_date
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.row_types import Organisation
from zhicheng_web.portal.employer.publicity_starts import PublicityStart, find_timetable_in_force
from zhicheng_web.portal.employer.work_queue import name_requested_title


class NoticeLine(NamedTuple):
    """The people who are to get one title."""

    title: str
    names: list[str]


class PublicityNotice(NamedTuple):
    """Everything that the notice says."""

    signed_by: str
    telephone: str
    first: str
    people: int
    lines: list[NoticeLine]
    start: date
    last: date
    days: int


def build_publicity_notice(
    employer: Organisation | None, cases: Iterable[Case], start: date, last: date
) -> PublicityNotice:
    """The notice for some people, in the order of `order_people`. Two of a name: with the specialty."""
    lines: dict[str, NoticeLine] = {}
    some = order_people(cases, start)
    same = Counter(case.particulars.name for case in some)
    for case in some:
        name, person = name_requested_title(case, start), case.particulars.name
        printed_name = f"{person}（{case.specialty}）" if same[person] > 1 and case.specialty else person
        lines.setdefault(name, NoticeLine(name, [])).names.append(printed_name)
    names = [name for line in lines.values() for name in line.names]
    signed_by = name_signing_unit(some[0]) if some else ""
    return PublicityNotice(
        signed_by,
        employer.phone if employer else "",
        names[0] if names else "",
        len(names),
        list(lines.values()),
        start,
        last,
        find_timetable_in_force(start).working_days,
    )


def order_people(cases: Iterable[Case], start: date) -> list[Case]:
    """The one order of a notice, on the page and as PDF, whatever the order in which people were chosen: as they were taken up,
    those of one title together.
    """
    some = sorted(cases, key=lambda case: case.pk)
    titles = list(dict.fromkeys(name_requested_title(case, start) for case in some))
    return sorted(some, key=lambda case: titles.index(name_requested_title(case, start)))


def sign_for_lane(notice: PublicityNotice, case: Case, actor: Actor) -> PublicityNotice:
    """三（二） the notice of the unit whose people look at it: the agency of a dispatched worker signs its own."""
    agency = case.particulars.agency
    if case.agency is None or agency is None or find_acting_lane(case, actor) is Lane.EMPLOYER:
        return notice
    return notice._replace(signed_by=agency.name, telephone=case.agency.phone)


def name_signing_unit(case: Case) -> str:
    """Who signs: the unit by its name of today, until the notice hangs; then as it was publicised."""
    planned = case.about.state in STEPS_BY_KEY["start_publicity"].from_
    return case.employer.name if planned else case.particulars.employer.name


def build_planned_notice(
    employer: Organisation | None, cases: Iterable[Case], start: PublicityStart
) -> PublicityNotice:
    """The notice as it would be for a start."""
    return build_publicity_notice(employer, cases, as_date(start.day), as_date(start.last))
