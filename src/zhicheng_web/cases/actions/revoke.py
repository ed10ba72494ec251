"""五（二）: a second person revokes a title got with false material, the person heard; it bars for the years of the policy."""

from dataclasses import dataclass
from datetime import date
from typing import Unpack

from zhicheng_web.cases.actions._title_change import Outcome, decide_title_change
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Recognition
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

LEAP_DAY = (2, 29)


@dataclass
class Revoke(StepAct):
    """A title that is none any more, and until when it bars."""

    act: Act
    reason: str
    until: date

    def write(self, case: Case) -> None:
        """Number and date stay readable."""
        change = decide_title_change(case, self.act, Outcome.APPROVED, self.reason)
        title = Recognition.objects.filter(case=case)
        title.update(revoked_at=self.act["at"], barred_until=self.until, revocation_reason=change.decision)

    def note(self) -> dict[str, str]:
        """The day until which the person may not apply."""
        return {"barred_until": self.until.isoformat()}


def revoke(case: Case, *, reason: str = "", **act: Unpack[Act]) -> Case:
    """Revoke the title as proposed; the person may apply again when the bar has passed. `reason`: in place of the examiner's."""
    today = engine_input.to_kunming_date(act["at"])
    until = add_years(
        today, engine_input.find_policy_on(engine_input.to_kunming_day(act["at"])).number("filing.bar_years")
    )
    return take_authorised_step(case, "revoke", act, lambda: Revoke(act, reason, until))


def add_years(day: date, years: int) -> date:
    """The same day some years on; of the 29th of February the 1st of March.

    >>> add_years(date(2028, 2, 29), 3).isoformat()
    '2031-03-01'
    """
    year = day.year + years
    is_leap = (day.month, day.day) == LEAP_DAY
    return date(year, 3, 1) if is_leap and years else day.replace(year=year)
