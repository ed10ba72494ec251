"""三（二） what the agency of a dispatched worker does beside the employer's steps, and both stamps before the filing."""

from zhicheng.workdays.days import as_date
from zhicheng_web.cases.actions._posting_day import find_last_publicity_day
from zhicheng_web.cases.actions.check_as_agency import check_as_agency
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.record_agency_papers import PaperDays, record_agency_papers
from zhicheng_web.cases.actions.record_stamp import record_stamp
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.models import Case
from zhicheng_web.demo.case_walk import CaseWalk
from zhicheng_web.people.actor import Actor

CHECKED = "身份证、劳动合同、派遣协议和原件核对过"


def check(walk: CaseWalk, by: Actor) -> Case:
    """The agency's check."""
    return check_as_agency(walk.case, checked=True, words=CHECKED, **walk.act(by, walk.days.written + 2))


def post(walk: CaseWalk, by: Actor) -> Case:
    """The agency's notice goes up on the same day."""
    act = walk.act(by, walk.days.posted)
    return start_publicity(walk.case, start_on=as_date(walk.days.posted), place="公司大厅公告栏", **act)


def close(walk: CaseWalk, by: Actor) -> Case:
    """The agency's publicity is over."""
    return close_publicity(walk.case, result=NO_OBJECTION, **walk.act(by, walk.days.filed))


def stamp(walk: CaseWalk, by: Actor) -> Case:
    """A unit has stamped."""
    return record_stamp(walk.case, stamped_on=as_date(walk.days.filed), **walk.act(by, walk.days.filed))


def record_papers(walk: CaseWalk, by: Actor) -> Case:
    """The employer records the papers of an agency that does not use the system."""
    posted, filed = as_date(walk.days.posted), as_date(walk.days.filed)
    days = PaperDays(posted, posted, find_last_publicity_day(posted), filed)
    return record_agency_papers(walk.case, days=days, **walk.act(by, walk.days.filed))


def stamp_both(walk: CaseWalk) -> Case:
    """Everything that a dispatched worker's filing still asks, after both publicities were closed."""
    setup = walk.case_setup
    walk.case = stamp(walk, setup.hr)
    return stamp(walk, setup.agency_hr) if setup.agency_hr else record_papers(walk, setup.hr)
