"""The piles of the employer's desk: what is to be done with the cases of each state, and where.

One table keyed by state; nobody compares states in this room.
"""

from collections.abc import Mapping
from typing import NamedTuple

from zhicheng.procedure.states import State


class Pile(NamedTuple):
    """What is to be done with the cases of a state. `by`: what is done until the day, `until` the word before the day;
    `headline` counts people in the h1.
    """

    key: str
    name: str
    act: str
    page: str
    stands: str
    by: str
    headline: str = ""
    until: str = "最迟"


SEE = ("查看", "employer-case")
PILES: Mapping[State, Pile] = {
    State.RETURNED_TO_EMPLOYER: Pile(
        "returned", "被退回补正", "补正", "employer-refile", "补正中，在您这里", "重报", "重报"
    ),
    State.OBJECTION_OPEN: Pile(
        "objection", "异议核查", "核查异议", "employer-settle", "有异议，在核查", "作出结论", "作出异议结论"
    ),
    State.PUBLICITY_CLOSED: Pile("file", "可以上报", "上报", "employer-file", "公示已满，无异议", "上报", "上报"),
    State.SUBMITTED: Pile("review", "待审核", "审核", "employer-case", "待您审核和考核", "开始公示", "开始公示"),
    State.ASSESSED: Pile(
        "assessed", "待公示", "安排公示", "employer-publicity", "考核通过，待公示", "开始公示", "开始公示"
    ),
    State.IN_PUBLICITY: Pile("publicity", "公示中", *SEE, "公示中", "公示期满", until=""),
    State.RETURNED_TO_APPLICANT: Pile("applicant", "本人补正", *SEE, "本人补正中", "开始公示"),
    State.FILED: Pile("authority", "认定部门办理", *SEE, "已上报，待受理", "答复"),
    State.IN_EXAMINATION: Pile("authority", "认定部门办理", *SEE, "认定部门审查中", "答复"),
    State.PROPOSED: Pile("authority", "认定部门办理", *SEE, "认定部门复核中", "答复"),
}
PROMISED = PILES[State.SUBMITTED]._replace(by="审核、考核", headline="审核、考核")
"""A review that the office has promised by a day before the latest start of a publicity."""
ELAPSED = Pile(
    "close", "公示已满", "登记公示结果", "employer-close", "公示已满，待登记结果", "登记并上报", "登记公示结果并上报"
)
OTHERS = Pile("others", "由别人办理", *SEE, "", "")
"""What the employer has to do, but not this person: the dispatch agency's HR, or HR in a case of their own."""
DONE = Pile("done", "已办结", *SEE, "", "")
ORDER = (
    "returned",
    "objection",
    "file",
    "close",
    "review",
    "assessed",
    "publicity",
    "applicant",
    "others",
    "authority",
)
RUNNING = "publicity"
"""The pile of publicities that are not over."""
STARTS = ("review", "assessed", "applicant")
"""Piles whose cases have to begin their publicity in time."""
FILED = frozenset(state for state, pile in PILES.items() if pile.key in ("authority", "returned"))
"""States of a case that has been filed: what stands there is what was filed."""
FILES = ("file", "close")
"""Piles whose cases wait for the window."""
