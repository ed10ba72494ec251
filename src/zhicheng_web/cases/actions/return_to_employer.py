"""三（三）, 四: one notice that lists everything; filed again within the grace, the case keeps its filing date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Unpack

from zhicheng.policy.model import Policy
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.actions._return import build_return_fields, check_return_reasons
from zhicheng_web.cases.engine import engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import CalendarVersion, Case, ReturnRound
from zhicheng_web.cases.refusals.return_reasons import Fault, serialise_faults
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.due_dates import compute_grace_end
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class ReturnToEmployer(StepAct):
    """A round of correction that the authority opens, with its grace."""

    act: Act
    faults: Sequence[Fault]
    policy: Policy
    calendar: CalendarVersion

    def write(self, case: Case) -> None:
        """The grace is that of the policy under which the case was filed."""
        at, filing = self.act["at"], _filing.require_filing_in_force(case)
        day = engine_input.to_kunming_day(at)
        until = compute_grace_end(day, filing.policy.grace_days, day_number(filing.closes_on.isoformat()))
        ReturnRound.objects.create(
            side=ReturnRound.Side.AUTHORITY,
            reasons=serialise_faults(self.faults, self.policy),
            calendar=self.calendar,
            returned_ordinal=policy_rows.find_calendar_day(self.calendar, engine_input.to_kunming_date(at)).ordinal,
            due_on=as_date(until),
            **build_return_fields(case, self.act),
        )

    def note(self) -> dict[str, list[str]]:
        """The codes of the reasons, without the words."""
        return {"codes": [one.code for one in self.faults]}


def return_to_employer(case: Case, *, faults: Sequence[Fault], **act: Unpack[Act]) -> Case:
    """Return to the employer; applicant and employer correct together, the employer files again."""
    policy, version = prepare_return(act["at"])
    check_return_reasons(faults, policy)
    return take_authorised_step(case, "return_to_employer", act, lambda: ReturnToEmployer(act, faults, policy, version))


def prepare_return(at: datetime) -> tuple[Policy, CalendarVersion]:
    """The policy whose reasons are given on a day, and the calendar by which the grace is counted."""
    policy = engine_input.find_policy_on(engine_input.to_kunming_day(at))
    return policy, policy_rows.ensure_calendar_version(load_current_calendar(), at)
