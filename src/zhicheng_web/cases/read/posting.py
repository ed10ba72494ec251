"""三（二） the first day on which a unit's notice can have gone up: that of its check, or of what last took its notice down."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from zhicheng.procedure.lanes import TAKING_DOWN_STEPS, Lane
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.ledger.queries import list_case_entries

CHECK_STEPS: Final[Mapping[Lane, tuple[str, ...]]] = {
    Lane.EMPLOYER: ("assess", *TAKING_DOWN_STEPS),
    Lane.AGENCY: ("check_as_agency", *TAKING_DOWN_STEPS),
}
"""The steps after which a lane's notice can go up; the database names them too (`publicity_after_check`)."""


def find_checked_on(case: Case, lane: Lane) -> date | None:
    """The day from which a lane's notice can hang; None before its check."""
    entries = list_case_entries(case.pk).filter(event__in=CHECK_STEPS[lane])
    last = entries.order_by("-seq").values_list("at", flat=True).first()
    return engine_input.to_kunming_date(last) if last else None
