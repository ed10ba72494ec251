"""三（二）: a unit's notice goes up; the calendar says until when it stands there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Unpack

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.lanes import Lane
from zhicheng_web.cases.actions._posting_day import (
    PostingDay,
    find_last_publicity_day,
    find_posting_problem,
    may_be_posted,
)
from zhicheng_web.cases.engine import advice, engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import CalendarVersion, Case, PolicyVersion, Publicity
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.posting import find_checked_on
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class StartPublicity(StepAct):
    """A publicity of the content as it is, for the days that policy and calendar say."""

    act: Act
    start_on: date
    place: str
    policy: PolicyVersion
    calendar: CalendarVersion
    content: str = field(default="", init=False)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Whether the first day may be one."""
        lane, today = find_acting_lane(case, self.act["by"]), engine_input.to_kunming_date(self.act["at"])
        return {
            "start_is_working_day": may_be_posted(self.start_on),
            "posting_problem": find_posting_problem(PostingDay(self.start_on, today, find_checked_on(case, lane))),
        }

    def write(self, case: Case) -> None:
        """The notice; and the advice, which reads its days."""
        first, last = (
            policy_rows.find_calendar_day(self.calendar, day)
            for day in (self.start_on, find_last_publicity_day(self.start_on))
        )
        self.content = case.content_hash
        Publicity.objects.create(
            case=case,
            lane=find_acting_lane(case, self.act["by"]).value,
            content_hash=case.content_hash,
            policy=self.policy,
            required_days=self.policy.publicity_days,
            posting_day_counts=self.policy.posting_day_counts,
            starts_on_working_day=self.policy.starts_on_working_day,
            calendar=self.calendar,
            start_on=first.day,
            start_ordinal=first.ordinal,
            start_working=first.working,
            last_on=last.day,
            last_ordinal=last.ordinal,
            place=self.place.strip(),
            by_id=self.act["by"].person_id,
            at=self.act["at"],
        )
        if find_acting_lane(case, self.act["by"]) is Lane.EMPLOYER:  # whose days the engine reads
            advice.update_advice(case, engine_input.to_kunming_date(self.act["at"]))

    def note(self) -> dict[str, str]:
        """From when, and which content."""
        return {"start": self.start_on.isoformat(), "content": self.content}


def start_publicity(case: Case, *, start_on: date, place: str = "", **act: Unpack[Act]) -> Case:
    """Put the notice up on a day to come, or record one that hangs already; the case can be filed from the day after the last."""
    at, days = act["at"], load_current_calendar()
    policy = policy_rows.ensure_policy_version(engine_input.find_policy_on(engine_input.to_kunming_day(at)), days, at)
    version = policy_rows.ensure_calendar_version(days, at)
    step = find_lane_step("start_publicity", find_acting_lane(case, act["by"]))
    return take_authorised_step(case, step, act, lambda: StartPublicity(act, start_on, place, policy, version))
