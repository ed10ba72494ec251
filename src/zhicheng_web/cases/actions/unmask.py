"""Show the whole ID number of an applicant for a purpose; who looked, and why, is for the applicant to read."""

from datetime import datetime

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.id_number import UNMASK_PURPOSES, read_case_number, reveal_id_number
from zhicheng_web.cases.transition.authorised import NOT_YOUR_CASE, build_refusal, may_see_case, require_that
from zhicheng_web.people.actor import Actor


def unmask(case: Case, *, by: Actor, at: datetime, purpose: str) -> str:
    """The number. `purpose`: a key of PURPOSES. Raises StepRefused for strangers, or where there is no purpose or number."""
    if not may_see_case(case, by):
        raise build_refusal("not_yours", NOT_YOUR_CASE)
    require_that(purpose in UNMASK_PURPOSES, "unmask_purpose", "", "没有选择查看的用途", "请选择查看证件号码的用途。")
    known = read_case_number(case) is not None
    require_that(known, "unmask_nothing", "一（一）", "申报人还没有填写证件号码", "请先由申报人填写身份信息。")
    return reveal_id_number(case.person, by=by, at=at, purpose=purpose, case=case)
