"""三（三）: a second person confirms; the title has a number, and counts from this day (四)."""

from typing import Unpack

from zhicheng_web.cases.actions._decision import NO_ID, create_decision, find_decided_title
from zhicheng_web.cases.actions._recognition_number import issue_recognition_number
from zhicheng_web.cases.models import Case, Outcome, Recognition
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def recognise(case: Case, *, reason: str = "", **act: Unpack[Act]) -> Case:
    """Recognise as proposed. `reason`: in place of the examiner's."""

    def inside(locked: Case) -> None:
        create_decision(locked, Outcome.RECOGNISED, act, reason=reason)
        title, level = find_decided_title(locked)
        Recognition.objects.create(
            case=locked,
            authority_id=locked.authority_id or NO_ID,
            recognised_at=act["at"],
            number=issue_recognition_number(locked.authority_id or NO_ID, act["at"]),
            title=title,
            series=locked.series,
            specialty=locked.specialty,
            level=level,
        )

    return take_authorised_step(case, "recognise", act, inside=inside)
