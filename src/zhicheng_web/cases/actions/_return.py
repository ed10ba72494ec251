"""What every return has: its reasons, its day (三（二）, 三（三）)."""

from collections.abc import Sequence
from typing import Any

from zhicheng.policy.model import Policy
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.refusals.return_reasons import Fault, has_to_be_explained, list_return_reasons
from zhicheng_web.cases.transition.authorised import Act, require_that


def check_return_reasons(faults: Sequence[Fault], policy: Policy) -> None:
    """Raises StepRefused where no reason is given, one twice, one that is not on the list, or another one without words."""
    codes = [fault.code for fault in faults]
    known = {one.code for one in list_return_reasons(policy)}
    listed = bool(codes) and len(set(codes)) == len(codes) and set(codes) <= known
    require_that(listed, "return_has_reasons", "三（二）", "退回没有选择原因", "请在清单里一次选全退回的原因。")
    explained = all(fault.words.strip() for fault in faults if has_to_be_explained(fault.code))
    require_that(explained, "return_other_words", "三（二）", "“其他问题”没有写明要改什么", "请在旁边写明要改什么。")


def build_return_fields(case: Case, act: Act) -> dict[str, Any]:
    """The fields that every return row has: of which case, by whom, when."""
    at = act["at"]
    return {
        "case": case,
        "seq": case.version,
        "by_id": act["by"].person_id,
        "at": at,
        "returned_on": to_kunming_date(at),
    }
