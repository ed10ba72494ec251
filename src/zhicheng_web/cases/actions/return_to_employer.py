"""三（三）, 四: one notice that lists everything; filed again within the grace, the case keeps its filing date."""

from collections.abc import Sequence
from typing import Unpack

from zhicheng.workdays.days import as_date
from zhicheng_web.cases import facts, filing, projection
from zhicheng_web.cases.calendars import calendar
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.reasons import Fault, told
from zhicheng_web.cases.returning import about, with_reasons
from zhicheng_web.cases.taking import Act, take


def return_to_employer(case: Case, *, faults: Sequence[Fault], **act: Unpack[Act]) -> Case:
    """Return to the employer; applicant and employer correct together, the employer files again."""
    with_reasons(faults)
    at = act["at"]
    version = projection.calendar_version(calendar(), at)

    def inside(locked: Case) -> None:
        day = projection.calendar_day(version, facts.date_of(at))
        grace = filing.in_use(locked).policy.grace_days
        ReturnRound.objects.create(
            side=ReturnRound.Side.AUTHORITY,
            reasons=told(faults),
            calendar=version,
            returned_ordinal=day.ordinal,
            due_on=as_date(filing.grace_ends(facts.day_of(at), grace)),
            **about(locked, act),
        )

    return take(case, "return_to_employer", act, note={"codes": [one.code for one in faults]}, inside=inside)
