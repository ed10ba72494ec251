"""What the unit's HR did, act by act: on whose case, and on the unit's own data and people."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from zhicheng.policy.model import Policy
from zhicheng.words.roles import CAPACITY_NAMES
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.names import read_actor_names
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.ledger import units
from zhicheng_web.ledger.row_types import Entry, UnitEntry
from zhicheng_web.people import membership_history
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.shared.words.check_headings import find_step_name
from zhicheng_web.portal.shared.words.unit_data import CHANGING_ACTS, list_unit_changes


class UnitAct(NamedTuple):
    """An act: when, who, what; `case` where it was done to one, `details` where it changed something."""

    at: datetime
    who: str
    what: str
    case: Case | None = None
    details: Sequence[str] = ()


def find_unit_case_acts(by: Actor) -> QuerySet[Entry]:
    """Everything done to cases in the name of the unit's HR, the latest first."""
    memberships = membership_history.list_role_memberships(by.organisation_id or 0, by.role.value).values_list(
        "person_id", "pk"
    )
    return units.list_acts_under(list(memberships))


def describe_case_acts(by: Actor, entries: Iterable[Entry]) -> list[UnitAct]:
    """Some of these acts in words, in two queries; a case that is no longer the unit's is not named."""
    entries = list(entries)
    names = read_actor_names(entries)
    cases = {case.pk: case for case in queries.list_visible_cases(by).filter(pk__in={one.case_id for one in entries})}
    return [UnitAct(one.at, names[one.pk], find_step_name(one.event), cases.get(one.case_id)) for one in entries]


def list_unit_acts(organisation_id: int, policy: Policy, most: int) -> list[UnitAct]:
    """The latest acts on the unit's data and people, in one query."""
    return [describe_unit_act(one, policy) for one in units.list_unit_entries(organisation_id)[:most]]


def describe_unit_act(entry: UnitEntry, policy: Policy) -> UnitAct:
    """An act on the unit's data or people, under the names of its day."""
    other, role = entry.person_name, CAPACITY_NAMES.get(entry.body.get("role", ""), "")
    words = {
        "invite": f"给{entry.body.get('name', '')}做了一个邀请链接（{role}）",
        "list_employees": f"登记了{entry.body.get('people', 0)}位可以加入的职工",
        "open_invitation": f"用{other}的链接开通账号，等市人社局确认（{role}）",
        "propose_membership": f"提出{other}任{role}，等另一人确认",
        "confirm_invitation": f"确认{other}任{role}",
        "decline_invitation": f"不同意{other}任{role}",
        "accept_invitation": f"用{other}的链接加入（{role}）",
        "give_membership": f"登记{other}为{role}",
        "end_membership": f"结束{other}的办理（{role}）",
        "correct_unit": "更正单位资料",
        "found_office": f"开办时登记{other}为{role}" if other else "开办时登记单位",
        "chain_begins": "从这一条起，单位记录条条相接",
        "register_unit": "登记单位",
        "view_parent_report": f"总公司打开了{other}的推荐报告链接",
        "ask_employment": f"{other}请本单位确认在这里工作",
        "take_back_employment": f"{other}取回了请本单位确认的申请",
        "decline_employment": f"没有确认{other}在本单位工作：{entry.body.get('reason', '')}",
        "ask_unit_change": "申请更正单位资料，等市人社局确认",
        "withdraw_unit_change": "取消申请的更正，资料仍按原来的",
        "grant_unit_change": f"市人社局同意{other}申请的更正",
        "decline_unit_change": f"市人社局没有同意更正：{entry.body.get('reason', '')}",
        "registered_again": "有人用本单位的信用代码申请登记，什么都没有改变",
        "end_unit": "停用单位",
        "resume_unit": "恢复单位",
        "help_asked": f"帮{other}申请重设密码",
        "help_confirmed": f"同意帮{other}重设密码",
        "help_declined": f"没有同意帮{other}重设密码",
        "help_expired": f"作废了帮{other}重设密码的求助，过期没有办成",
        "password_link": f"把重设密码的链接发给了{other}",
        "password_letter": f"打印了给{other}的重设密码的信",
        "password_set": f"{other}用链接设置了新密码",
        "channel_changed": f"{other}更换了邮箱",
        "factors_removed": f"取消了{other}的两步验证",
    }
    details = list_unit_changes(entry.body, policy) if entry.event in CHANGING_ACTS else ()
    return UnitAct(entry.at, entry.by_name or "系统", words[entry.event], None, details)
