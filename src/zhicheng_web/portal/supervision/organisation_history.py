"""What was done to an organisation, in words: by whom, when, each change from what to what."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from zhicheng.words.fact_lines import format_iso_day
from zhicheng_web.ledger import units
from zhicheng_web.ledger.row_types import UnitEntry
from zhicheng_web.people import register
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.words.unit_data import CHANGING_ACTS, list_unit_changes

MAX_ACTS = 60
"""Lines of a history that a page shows, the latest first."""
ACT_NAMES: Mapping[str, str] = {
    "found_office": "开办时登记",
    "register_unit": "登记单位",
    "correct_unit": "更正资料",
    "view_parent_report": "总公司打开推荐报告链接",
    "ask_employment": "请它确认是职工",
    "take_back_employment": "取回请它确认的申请",
    "decline_employment": "没有确认是职工",
    "ask_unit_change": "申请更正资料",
    "withdraw_unit_change": "取消申请的更正",
    "grant_unit_change": "同意申请的更正",
    "decline_unit_change": "没有同意申请的更正",
    "decline_registration": "没有同意登记单位",
    "registered_again": "有人用它的信用代码申请登记",
    "end_unit": "停用单位",
    "resume_unit": "恢复单位",
    "invite": "做邀请链接",
    "accept_invitation": "凭邀请加入",
    "list_employees": "登记可以加入的职工",
    "open_invitation": "凭邀请开通账号，等待确认",
    "propose_membership": "提出任职，等待确认",
    "confirm_invitation": "确认任职",
    "decline_invitation": "不同意任职",
    "name_stand_in": "登记代办",
    "withdraw_stand_in": "提前结束代办",
    "propose_earlier_titles": "提出登记以前取得的职称",
    "confirm_earlier_titles": "确认登记以前取得的职称",
    "decline_earlier_titles": "不同意登记以前取得的职称",
    "void_earlier_title": "提出以前取得的职称不再作数",
    "give_membership": "登记任职",
    "end_membership": "结束任职",
    "help_asked": "申请帮人重设密码",
    "help_confirmed": "同意帮人重设密码",
    "help_declined": "不同意帮人重设密码",
    "help_expired": "过期没有办成，作废帮人重设密码的求助",
    "password_letter": "打印重设密码的信",
    "password_set": "用链接设置新密码",
    "channel_changed": "更换邮箱",
    "password_link": "把重设密码的链接发给本人",
    "factors_removed": "取消两步验证",
    "number_confirmed": "核定证件号码是本人的",
    "number_disproved": "核定证件号码不是本人的",
    "number_of_other_account": "核定证件号码属于本人的另一个账号",
    "number_corrected": "同意更正证件号码",
    "number_not_corrected": "没有同意更正证件号码",
    "check_ledger": "核对办理记录",
    "chain_begins": "从这一条起，单位记录条条相接；以前的各条已一并登记",
    "database_restored": "登记备份恢复",
    "seal_line_set_aside": "封存记录断了半行",
    "import_calendar": "导入工作日历",
}


class OrganisationAct(NamedTuple):
    """One act: its key and name, by whom, whom it concerns, when, and the details."""

    event: str
    what: str
    who: str
    whom: str
    at: datetime
    details: list[str]


def list_organisation_acts(organisation_id: int) -> list[OrganisationAct]:
    """The acts, the latest first, in one query."""
    return describe_recorded_acts(units.list_unit_entries(organisation_id)[:MAX_ACTS])


def describe_recorded_acts(found: Iterable[UnitEntry]) -> list[OrganisationAct]:
    """Acts in words, under the names of their day."""
    return [
        OrganisationAct(
            row.event,
            ACT_NAMES.get(row.event, row.event),
            row.by_name or "系统",
            row.person_name,
            row.at,
            describe_act_details(row.event, row.body),
        )
        for row in found
    ]


def describe_act_details(event: str, body: Mapping[str, Any]) -> list[str]:
    """What an act says beside its name."""
    if event in CHANGING_ACTS:
        return list_unit_changes(body, find_current_policy())
    formats: Mapping[str, Callable[[Any], str]] = {
        "role": register.role_name,
        "name": lambda value: f"给{value}",
        "unit": str,
        "people": lambda value: f"{value}人",
        "since": lambda value: f"从{format_iso_day(value)}起",
        "last_day": lambda value: f"到{format_iso_day(value)}为止",
        "reason": lambda value: f"理由：{value}",
        "year": lambda value: f"{value}年",
        "moved": lambda value: f"调整了{value}个公示",
        "cases": lambda value: f"{value}件申报",
        "titles": lambda value: f"{value}个职称",
        "broken": lambda value: f"{value}件对不上",
        "seal_faults": lambda value: f"封存{len(value)}处对不上",
        "findings": "；".join,
    }
    return [format_value(body[key]) for key, format_value in formats.items() if body.get(key)]
