"""三（三）, 四: one notice that lists everything; filed again within the grace, the case keeps its filing date."""

from collections.abc import Sequence
from typing import Unpack

from zhicheng.workdays.days import as_date
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.actions._return import build_return_fields, check_return_reasons
from zhicheng_web.cases.engine import engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.refusals.return_reasons import Fault, serialise_faults
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def return_to_employer(case: Case, *, faults: Sequence[Fault], **act: Unpack[Act]) -> Case:
    """Return to the employer; applicant and employer correct together, the employer files again."""
    check_return_reasons(faults)
    at = act["at"]
    version = policy_rows.ensure_calendar_version(load_current_calendar(), at)

    def inside(locked: Case) -> None:
        day = policy_rows.find_calendar_day(version, engine_input.to_kunming_date(at))
        grace = _filing.require_standing_filing(locked).policy.grace_days
        ReturnRound.objects.create(
            side=ReturnRound.Side.AUTHORITY,
            reasons=serialise_faults(faults),
            calendar=version,
            returned_ordinal=day.ordinal,
            due_on=as_date(_filing.compute_grace_end(engine_input.to_kunming_day(at), grace)),
            **build_return_fields(locked, act),
        )

    return take_authorised_step(
        case, "return_to_employer", act, note={"codes": [one.code for one in faults]}, inside=inside
    )
