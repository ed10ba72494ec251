"""The groups of the employer's queue: what is to be done with the cases of each state, and where.

One table keyed by state; nobody compares states in this room.
"""

from collections.abc import Mapping
from typing import NamedTuple

from zhicheng.procedure.states import ENDED, State
from zhicheng.procedure.tables import by_state


class QueueGroup(NamedTuple):
    """What is to be done with the cases of a state. `action_words`: what is done until the day, `until` the word before it;
    `headline` counts people in the h1.
    """

    key: str
    name: str
    button_label: str
    page: str
    stands: str
    action_words: str
    headline: str = ""
    until: str = "最迟"


VIEW_ACT = ("查看", "employer-case")
CLOSED_CASE_GROUP = QueueGroup("done", "已办结", *VIEW_ACT, "", "")
GROUP_BY_STATE: Mapping[State, QueueGroup] = by_state(
    {
        "returned_to_employer": QueueGroup(
            "returned", "被退回补正", "补正", "employer-refile", "补正中，在您这里", "重报", "重报"
        ),
        "objection_open": QueueGroup(
            "objection", "异议核查", "核查异议", "employer-settle", "有异议，在核查", "作出结论", "作出异议结论"
        ),
        "publicity_closed": QueueGroup("file", "可以上报", "上报", "employer-file", "公示已满，无异议", "上报", "上报"),
        "submitted": QueueGroup("review", "待审核", "审核", "employer-case", "待您审核和考核", "开始公示", "开始公示"),
        "assessed": QueueGroup(
            "assessed", "待公示", "安排公示", "employer-publicity", "考核通过，待公示", "开始公示", "开始公示"
        ),
        "in_publicity": QueueGroup("publicity", "公示中", *VIEW_ACT, "公示中", "公示期满", until=""),
        "returned_to_applicant": QueueGroup("applicant", "本人补正", *VIEW_ACT, "本人补正中", "开始公示"),
        "filed": QueueGroup("authority", "认定部门办理", *VIEW_ACT, "已上报，待受理", "答复"),
        "in_examination": QueueGroup("authority", "认定部门办理", *VIEW_ACT, "认定部门审查中", "答复"),
        "proposed": QueueGroup("authority", "认定部门办理", *VIEW_ACT, "认定部门复核中", "答复"),
    },
    CLOSED_CASE_GROUP,
    ("draft", "left_employer", *ENDED),
)
"""The applicant's own states are not in the queue."""
QUEUED_STATES = frozenset(state for state, group in GROUP_BY_STATE.items() if group is not CLOSED_CASE_GROUP)
"""The states whose cases the queue shows."""
PROMISED_GROUP = GROUP_BY_STATE[State("submitted")]._replace(action_words="审核、考核", headline="审核、考核")
"""A review that the office has promised by a day before the latest start of a publicity."""
ELAPSED_GROUP = QueueGroup(
    "close", "公示已满", "登记公示结果", "employer-close", "公示已满，待登记结果", "登记并上报", "登记公示结果并上报"
)
OTHERS_GROUP = QueueGroup("others", "由别人办理", *VIEW_ACT, "", "")
"""What the employer has to do, but not this person: HR in a case of their own, or of the agency what only the employer does."""
GROUP_ORDER = (
    "returned",
    "objection",
    "file",
    "stamp",
    "close",
    "review",
    "assessed",
    "publicity",
    "applicant",
    "waiting",
    "others",
    "authority",
)
WAITING_KEY = "waiting"
"""The group of what waits for the other unit of a dispatched worker (三（二）)."""
RUNNING_KEY = "publicity"
"""The group of publicities that are not over."""
GROUPS_BEFORE_PUBLICITY = ("review", "assessed", "applicant")
"""Groups whose cases have to begin their publicity in time."""
FILED_STATES = frozenset(state for state, group in GROUP_BY_STATE.items() if group.key in ("authority", "returned"))
"""States of a case that has been filed: what stands there is what was filed."""
GROUPS_BEFORE_WINDOW = ("file", "stamp", "close")
"""Groups whose cases wait for the window."""
