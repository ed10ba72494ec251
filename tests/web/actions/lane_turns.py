"""The steps of the two lanes of a dispatched worker (三（二）), each once."""

from datetime import date

from tests.web import lane_walks as lanes
from tests.web.actions.turn import Turn
from tests.web.cast import Cast, moment
from tests.web.walking import REASON
from zhicheng_web.cases.actions.check_as_agency import check_as_agency
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.correct_posting_day import correct_posting_day
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.record_agency_papers import record_agency_papers
from zhicheng_web.cases.actions.record_stamp import record_stamp
from zhicheng_web.cases.actions.remind_other_lane import remind_other_lane
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.people.actor import Actor


def agency(cast: Cast) -> Actor:
    return cast.zhao_min


def employer(cast: Cast) -> Actor:
    return cast.wang_fang


LANE_TURNS = {
    "check_as_agency": Turn(
        lanes.sent, agency, moment("02-05"), lambda c, p, a: check_as_agency(c, checked=True, words="核对过", **a)
    ),
    "start_agency_publicity": Turn(
        lanes.after(lanes.check),
        agency,
        moment("02-27"),
        lambda c, p, a: start_publicity(c, start_on=lanes.START, **a),
    ),
    "correct_agency_posting_day": Turn(
        lanes.after(lanes.check, lanes.post),
        agency,
        moment("03-04"),
        lambda c, p, a: correct_posting_day(c, start_on=date(2026, 3, 3), reason=REASON, **a),
    ),
    "reopen_agency_publicity": Turn(
        lanes.after(lanes.check, lanes.post, lanes.close),
        agency,
        moment("03-10", 14),
        lambda c, p, a: correct_posting_day(c, start_on=date(2026, 3, 4), reason=REASON, **a),
    ),
    "close_agency_publicity": Turn(
        lanes.after(lanes.check, lanes.post),
        agency,
        moment("03-10"),
        lambda c, p, a: close_publicity(c, result=NO_OBJECTION, **a),
    ),
    "stamp_as_agency": Turn(
        lanes.after(lanes.check, lanes.post, lanes.close),
        agency,
        moment("03-10", 11),
        lambda c, p, a: record_stamp(c, stamped_on=lanes.NEXT, **a),
    ),
    "stamp_as_employer": Turn(
        lanes.after(lanes.assess_it, lanes.post_own, lanes.close_own),
        employer,
        moment("03-10", 13),
        lambda c, p, a: record_stamp(c, stamped_on=lanes.NEXT, **a),
    ),
    "record_agency_papers": Turn(
        lanes.sent,
        employer,
        moment("03-10", 15),
        lambda c, p, a: record_agency_papers(c, days=lanes.PAPER_DAYS, **a),
    ),
    "raise_agency_objection": Turn(
        lanes.after(*lanes.AGENCYS), agency, moment("03-11"), lambda c, p, a: raise_objection(c, words="学历不实", **a)
    ),
    "settle_one_agency_objection": Turn(
        lanes.after(lanes.check, lanes.post, lanes.object_to_it, lanes.object_again),
        agency,
        moment("03-11"),
        lambda c, p, a: settle_objection(c, outcome="dismissed", conclusion=REASON, **a),
    ),
    "dismiss_agency_objection": Turn(
        lanes.after(lanes.check, lanes.post, lanes.object_to_it),
        agency,
        moment("03-11"),
        lambda c, p, a: settle_objection(c, outcome="dismissed", conclusion=REASON, **a),
    ),
    "restart_agency_publicity": Turn(
        lanes.after(lanes.check, lanes.post, lanes.object_to_it),
        agency,
        moment("03-11"),
        lambda c, p, a: settle_objection(c, outcome="upheld", conclusion=REASON, **a),
    ),
    "uphold_agency_objection": Turn(
        lanes.after(lanes.check, lanes.assess_it, lanes.post, lanes.post_own, lanes.object_to_it),
        agency,
        moment("03-11"),
        lambda c, p, a: settle_objection(c, outcome="upheld", conclusion=REASON, **a),
    ),
    "remind_other_lane": Turn(lanes.sent, employer, moment("02-06"), lambda c, p, a: remind_other_lane(c, **a)),
}
