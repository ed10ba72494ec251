"""A dispatched worker's case, walked by both units (三（二）): 王芳's firm, where 李云 works, and 赵敏's, which sends him there.

The employer's lane as in walking.py; the agency's beside it: checked on 5 February, publicised from 2 to 9 March.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from tests.web.cast import Cast, moment
from tests.web.remembered import remembered
from tests.web.walking import REVIEW, act, draft, picture
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.check_as_agency import check_as_agency
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.record_agency_papers import PaperDays, record_agency_papers
from zhicheng_web.cases.actions.record_stamp import record_stamp
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.ledger.queries import find_last_entry
from zhicheng_web.people.actor import Actor

Walk = Callable[[Cast], Case]
LaneAct = Callable[[Case, Cast], Case]
START, FULL, NEXT = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 10)
PAPER_DAYS = PaperDays(date(2026, 2, 5), START, FULL, NEXT)


@remembered("REVIEW")
def sent(cast: Cast) -> Case:
    """Submitted to the firm, through the agency; agreement and proof lie in the case."""
    case = draft(cast, agency=cast.other_firm)
    case = submit(case, **act(case, cast.li_yun, moment("02-03")))
    for place, kind in enumerate(("dispatch_agreement", "dispatch_double_proof")):
        click = act(case, cast.wang_fang, moment("02-03", 10, place))
        case = attach_paper(case, kind=kind, name=f"{kind}.png", data=picture(100 + place), **click)
    return case


def click(case: Case, by: Actor, at: datetime) -> Act:
    """A click at a moment, or right after the last act of the case, in whatever order they come."""
    last = find_last_entry(case.pk)
    return act(case, by, max(at, last.at + timedelta(minutes=1)) if last else at)


def check(case: Case, cast: Cast) -> Case:
    """The agency's first cell."""
    return check_as_agency(
        case, checked=True, words="身份证、派遣协议和原件核对过", **click(case, cast.zhao_min, moment("02-05"))
    )


def post(case: Case, cast: Cast) -> Case:
    """The agency's notice goes up."""
    return start_publicity(case, start_on=START, place="公司大厅", **click(case, cast.zhao_min, moment("03-02", 8)))


def close(case: Case, cast: Cast) -> Case:
    """The agency's publicity is over."""
    return close_publicity(case, result=NO_OBJECTION, **click(case, cast.zhao_min, moment("03-10", 10)))


def stamp(case: Case, cast: Cast) -> Case:
    """The agency's last cell."""
    return record_stamp(case, stamped_on=NEXT, **click(case, cast.zhao_min, moment("03-10", 11)))


def assess_it(case: Case, cast: Cast) -> Case:
    """The employer's first cell."""
    return assess(case, REVIEW, **click(case, cast.wang_fang, moment("02-06")))


def post_own(case: Case, cast: Cast) -> Case:
    """The employer's notice goes up."""
    return start_publicity(case, start_on=START, place="公告栏", **click(case, cast.wang_fang, moment("03-02", 9)))


def close_own(case: Case, cast: Cast) -> Case:
    """The employer's publicity is over."""
    return close_publicity(case, result=NO_OBJECTION, **click(case, cast.wang_fang, moment("03-10", 12)))


def stamp_own(case: Case, cast: Cast) -> Case:
    """The employer's last cell."""
    return record_stamp(case, stamped_on=NEXT, **click(case, cast.wang_fang, moment("03-10", 13)))


def object_to_it(case: Case, cast: Cast) -> Case:
    """Somebody objects to the agency's notice."""
    return raise_objection(case, words="工作年限不实", **click(case, cast.zhao_min, moment("03-10", 14)))


def object_again(case: Case, cast: Cast) -> Case:
    """Somebody else objects to it as well."""
    return raise_objection(case, words="学历不实", **click(case, cast.zhao_min, moment("03-10", 15)))


def record_papers(case: Case, cast: Cast) -> Case:
    """The employer records the agency's papers."""
    return record_agency_papers(case, days=PAPER_DAYS, **click(case, cast.wang_fang, moment("03-10", 15)))


def file_it(case: Case, cast: Cast) -> Case:
    """With all six cells."""
    return file(case, **click(case, cast.wang_fang, moment("03-10", 16)))


POSTED = (check, assess_it, post, post_own)
BOTH = (*POSTED, close, stamp, close_own, stamp_own)
AGENCYS = (check, post, close, stamp)
EMPLOYERS = (assess_it, post_own, close_own, stamp_own)


def walk(cast: Cast, *acts: Callable[[Case, Cast], Case]) -> Case:
    """What was sent, and then these acts."""
    case = sent(cast)
    for one in acts:
        case = one(case, cast)
    return case


def after(*acts: Callable[[Case, Cast], Case]) -> Walk:
    """The walk as the beginning of a turn."""
    return lambda cast: walk(cast, *acts)
