"""三（三）, 四: one notice that lists everything; filed again within the grace, the case keeps its filing date."""

from collections.abc import Sequence
from typing import Unpack

from zhicheng.workdays.days import as_date
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.actions._return import about, with_reasons
from zhicheng_web.cases.engine import engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import calendar
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.refusals.return_reasons import Fault, told
from zhicheng_web.cases.transition.authorised import Act, take


def return_to_employer(case: Case, *, faults: Sequence[Fault], **act: Unpack[Act]) -> Case:
    """Return to the employer; applicant and employer correct together, the employer files again."""
    with_reasons(faults)
    at = act["at"]
    version = policy_rows.calendar_version(calendar(), at)

    def inside(locked: Case) -> None:
        day = policy_rows.calendar_day(version, engine_input.date_of(at))
        grace = _filing.in_use(locked).policy.grace_days
        ReturnRound.objects.create(
            side=ReturnRound.Side.AUTHORITY,
            reasons=told(faults),
            calendar=version,
            returned_ordinal=day.ordinal,
            due_on=as_date(_filing.grace_ends(engine_input.day_of(at), grace)),
            **about(locked, act),
        )

    return take(case, "return_to_employer", act, note={"codes": [one.code for one in faults]}, inside=inside)
