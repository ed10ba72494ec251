"""三（三）: a second person confirms; the title has a number, and counts from this day (四)."""

from typing import Unpack

from zhicheng_web.cases.actions._decision import NONE, decide, title_of
from zhicheng_web.cases.actions._recognition_number import next_number
from zhicheng_web.cases.models import Case, Outcome, Recognition
from zhicheng_web.cases.transition.authorised import Act, take


def recognise(case: Case, *, reason: str = "", **act: Unpack[Act]) -> Case:
    """Recognise as proposed. `reason`: in place of the examiner's."""

    def inside(locked: Case) -> None:
        decide(locked, Outcome.RECOGNISED, act, reason=reason)
        title, level = title_of(locked)
        Recognition.objects.create(
            case=locked,
            authority_id=locked.authority_id or NONE,
            recognised_at=act["at"],
            number=next_number(locked.authority_id or NONE, act["at"]),
            title=title,
            series=locked.series,
            specialty=locked.specialty,
            level=level,
        )

    return take(case, "recognise", act, inside=inside)
