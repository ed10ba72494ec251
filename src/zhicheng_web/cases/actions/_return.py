"""What every return has: its reasons, its day (三（二）, 三（三）)."""

from collections.abc import Sequence
from typing import Any

from zhicheng.policy.model import Policy
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.refusals.return_reasons import Fault, reasons_of
from zhicheng_web.cases.transition.authorised import Act, require_that


def check_return_reasons(faults: Sequence[Fault], policy: Policy) -> None:
    """Raises StepRefused where no reason is given, one twice, or one that is not on the list."""
    codes = [fault.code for fault in faults]
    listed = bool(codes) and len(set(codes)) == len(codes) and set(codes) <= {one.code for one in reasons_of(policy)}
    require_that(listed, "return_has_reasons", "三（二）", "退回没有选择原因", "请在清单里一次选全退回的原因。")


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
