"""三（二）: the employer takes a filing back that nobody has accepted yet; publicity and window decide about the next."""

from typing import Unpack

from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.models import Case, Filing
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step


def recall(case: Case, **act: Unpack[Act]) -> Case:
    """Recall. A case filed again after a return cannot be: it would lose the date that the grace has kept."""

    def inside(locked: Case) -> None:
        row = _filing.require_standing_filing(locked)
        first = row.kind == Filing.Kind.WINDOW
        remedy = "确需撤回的，请由申报人撤回申报。"
        require_that(first, "recall_of_refiling", "四", "补正后重报的不能撤回，撤回会失去原申报日", remedy)
        row.recalled_at = act["at"]
        locked.filed_at = locked.filing_seq = locked.authority = None
        row.save(update_fields=["recalled_at"])

    return take_authorised_step(case, "recall", act, inside=inside)
