"""三（二）: a unit's notice goes up; the calendar says until when it stands there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Unpack

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.lanes import Lane
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web.cases.engine import advice, engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import CalendarVersion, Case, PolicyVersion, Publicity
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


def find_last_publicity_day(start: date) -> date:
    """The last working day of a publicity that starts on a day."""
    first = day_number(start.isoformat())
    return as_date(engine_input.build_timetable_on(first).publicity_ends(first))


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
        working = load_current_calendar().is_working(day_number(self.start_on.isoformat()))
        return {"start_is_working_day": working or not self.policy.starts_on_working_day}

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
    """Put the notice up on a day, today or later; the case can be filed from the day after the last."""
    at, days = act["at"], load_current_calendar()
    not_past = start_on >= engine_input.to_kunming_date(at)
    require_that(
        not_past, "starts_today_or_later", "三（二）", "公示不能从过去的日子算起", "请选择今天或以后的工作日。"
    )
    policy = policy_rows.ensure_policy_version(engine_input.find_policy_on(engine_input.to_kunming_day(at)), days, at)
    version = policy_rows.ensure_calendar_version(days, at)
    step = find_lane_step("start_publicity", find_acting_lane(case, act["by"]))
    return take_authorised_step(case, step, act, lambda: StartPublicity(act, start_on, place, policy, version))
