"""三（二） 附件2: what the report says of a case, whether a confirmed one still says so, which one is open."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from zhicheng.policy.model import Policy
from zhicheng_web.cases.engine.engine_input import find_policy_on, to_kunming_day
from zhicheng_web.cases.engine.requested_title import find_requested_title
from zhicheng_web.cases.models import Case, ParentReport

PARENT_REPORT: Final = "parent_recommendation"
"""The material of the policy that the report is."""
OPINION: Final = (
    "上列人员是我单位所属分公司的专业技术人员。我单位同意推荐其申报考核认定初级职称，对以上内容的真实性负责。"
)
"""What the parent says by confirming."""


def draft_parent_report(case: Case, parent_name: str, at: datetime) -> list[list[str]]:
    """The lines of the report, each what and its value: of the person nothing but name and title, as 附件2 names them."""
    unit, wanted = case.particulars.employer, find_requested_title(case, to_kunming_day(at))
    parent = unit.branch_of or {}
    lines = [
        ["被推荐人", case.particulars.name],
        ["申报的职称", wanted.title],
        ["系列和专业", "，".join(filter(None, (wanted.series_name, case.specialty)))],
        ["所在分公司", unit.name],
        ["分公司的统一社会信用代码", unit.uscc or ""],
        ["上级法人单位（总公司）", parent_name],
        ["总公司的统一社会信用代码", parent.get("uscc") or ""],
        ["总公司登记在", parent.get("province") or ""],
    ]
    return [[what, value] for what, value in lines if value]


def knows_parent_report(policy: Policy) -> bool:
    """Whether a city asks branches for such a paper at all."""
    return any(material.key == PARENT_REPORT for material in policy.materials)


def may_ask_parent(case: Case, at: datetime) -> bool:
    """Whether a parent can be asked about a case: its unit is a branch, in a city that knows the paper."""
    is_branch = case.particulars.employer.branch_of is not None
    return is_branch and knows_parent_report(find_policy_on(to_kunming_day(at)))


def list_parent_reports(case: Case) -> Sequence[ParentReport]:
    """Every report that was asked for, the latest first; fetched with the case where a page lists many."""
    return sorted(case.parent_reports.all(), key=lambda one: -one.pk)


def find_open_report(case: Case) -> ParentReport | None:
    """The one that waits for the parent, over or not; None where none does."""
    return next((one for one in list_parent_reports(case) if not one.answer and one.withdrawn_at is None), None)


def find_last_answer(case: Case) -> ParentReport | None:
    """The one that the parent has answered last, whatever it said: a later word sets an earlier one aside."""
    return next((one for one in list_parent_reports(case) if one.answer), None)


def is_report_confirmed(case: Case) -> bool:
    """Whether the parent's last word confirms what the case says today: of other words it has said nothing."""
    found = find_last_answer(case)
    answered_at = found.answered_at if found else None
    if found is None or answered_at is None or not found.is_by_name:
        return False
    return bool(found.body == draft_parent_report(case, found.parent_name, answered_at))


def find_parent_report(public_id: str) -> ParentReport | None:
    """A report by its id, with case and unit; None where there is none."""
    found = ParentReport.objects.filter(public_id=public_id).select_related("case__employer", "case__person")
    return found.first()
