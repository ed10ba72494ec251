"""三（二）: the notice went up on another day than was recorded; its working days are counted from the real one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Unpack

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import Due
from zhicheng_web.cases.actions._lanes import reopen_lane
from zhicheng_web.cases.actions._posting_day import (
    PostingDay,
    find_last_publicity_day,
    find_posting_problem,
    may_be_posted,
)
from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.engine import advice, engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import CalendarVersion, Case, Publicity
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.posting import find_checked_on
from zhicheng_web.cases.transition.authorised import Act, require_reason, take_authorised_step
from zhicheng_web.cases.transition.idempotency import find_keyed_step
from zhicheng_web.cases.transition.step_act import StepAct

CLAUSE: Final = "三（二）"
NOTHING_POSTED: Final = "没有正在公示的内容，或者公示是凭证明材料代录的"


@dataclass
class CorrectPostingDay(StepAct):
    """The publicity of the acting unit from its real day; one whose result was noted runs again: that was of other days."""

    act: Act
    start_on: date
    words: str
    calendar: CalendarVersion
    changed: dict[str, str] = field(default_factory=dict, init=False)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """What speaks against the day."""
        lane, today = find_acting_lane(case, self.act["by"]), engine_input.to_kunming_date(self.act["at"])
        standing = engine_input.find_publicity_in_force(case, lane.value)
        if standing is None:
            return {"posting_problem": NOTHING_POSTED}
        named = PostingDay(self.start_on, today, find_checked_on(case, lane), standing.start_on)
        return {"start_is_working_day": may_be_posted(self.start_on), "posting_problem": find_posting_problem(named)}

    def write(self, case: Case) -> None:
        """Its days are counted anew; of the employer's notice the case's own day, and the advice, follow."""
        lane, until = find_acting_lane(case, self.act["by"]), find_last_publicity_day(self.start_on)
        reopen_lane(case, lane)
        running = Publicity.objects.get(case=case, lane=lane.value, state=Publicity.State.RUNNING)
        first, last = (policy_rows.find_calendar_day(self.calendar, day) for day in (self.start_on, until))
        Publicity.objects.filter(pk=running.pk).update(
            calendar=self.calendar,
            start_on=first.day,
            start_ordinal=first.ordinal,
            start_working=first.working,
            last_on=last.day,
            last_ordinal=last.ordinal,
        )
        self.changed = {
            "was": running.start_on.isoformat(),
            "start": first.day.isoformat(),
            "until": until.isoformat(),
        }
        self.changed |= save_remark(case, self.act, self.words)
        if lane is Lane.EMPLOYER:
            advice.update_advice(case, engine_input.to_kunming_date(self.act["at"]))
            case.due_on = until if case.about.due is Due.PUBLICITY_END else case.due_on

    def note(self) -> dict[str, str]:
        """Both days, until when; the hash of the reason."""
        return self.changed


def correct_posting_day(case: Case, *, start_on: date, reason: str, **act: Unpack[Act]) -> Case:
    """Put the day right on which a notice of the acting unit went up, or, while it does not hang yet, is to go up; until the case
    is filed.
    """
    words = require_reason(reason, "posting_day_reason", CLAUSE, "更正张贴的日子没有写明原因")
    days = policy_rows.ensure_calendar_version(load_current_calendar(), act["at"])
    taken = find_keyed_step(act["by"].person_id, act["key"])
    step = taken or find_posting_day_step(case, find_acting_lane(case, act["by"]))
    return take_authorised_step(case, step, act, lambda: CorrectPostingDay(act, start_on, words, days))


def find_posting_day_step(case: Case, lane: Lane) -> str:
    """The row by which the day of a lane's notice is put right: a notice whose result was noted is opened again."""
    standing = engine_input.find_publicity_in_force(case, lane.value)
    closed = standing is not None and standing.state == Publicity.State.CLOSED
    return find_lane_step("reopen_publicity" if closed else "correct_posting_day", lane)
