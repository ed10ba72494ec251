"""A name as an act of the applicant may write it down (一（一）)."""

from zhicheng.numbers.person_name import describe_name_problem, normalise_name
from zhicheng_web.cases.transition.authorised import require_that


def read_person_name(typed: str) -> str:
    """The name in its normal form, "" where none was typed. Raises StepRefused for what no document has."""
    name = normalise_name(typed)
    strange = (describe_name_problem(name) or "").rstrip("。") if name else ""
    require_that(not strange, "person_name", "一（一）", strange, "请按证件填写姓名。")
    return name
