"""三（二）: the notice goes up; the calendar says until when it hangs."""

from datetime import date
from typing import Unpack

from zhicheng.workdays.days import as_date, day_number
from zhicheng_web.cases.engine import advice, engine_input, policy_rows
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import Case, Publicity
from zhicheng_web.cases.transition.authorised import Act, given, require_that, take_authorised_step
from zhicheng_web.cases.transition.parties import find_party_side


def find_last_publicity_day(start: date) -> date:
    """The last working day of a publicity that starts on a day."""
    first = day_number(start.isoformat())
    return as_date(engine_input.build_timetable_on(first).publicity_ends(first))


def start_publicity(case: Case, *, start_on: date, place: str = "", **act: Unpack[Act]) -> Case:
    """Put the notice up on a day, today or later; the case can be filed from the day after the last."""
    at, days, today = act["at"], load_current_calendar(), engine_input.to_kunming_date(act["at"])
    require_that(
        start_on >= today, "starts_today_or_later", "三（二）", "公示不能从过去的日子算起", "请选择今天或以后的工作日。"
    )
    policy = policy_rows.ensure_policy_version(engine_input.find_policy_on(engine_input.to_kunming_day(at)), days, at)
    version = policy_rows.ensure_calendar_version(days, at)
    working = days.is_working(day_number(start_on.isoformat()))

    def inside(locked: Case) -> None:
        first, last = (
            policy_rows.find_calendar_day(version, day) for day in (start_on, find_last_publicity_day(start_on))
        )
        Publicity.objects.create(
            case=locked,
            lane=find_party_side(locked, act["by"]) or "",
            content_hash=locked.content_hash,
            policy=policy,
            required_days=policy.publicity_days,
            posting_day_counts=policy.posting_day_counts,
            starts_on_working_day=policy.starts_on_working_day,
            calendar=version,
            start_on=first.day,
            start_ordinal=first.ordinal,
            start_working=first.working,
            last_on=last.day,
            last_ordinal=last.ordinal,
            place=place.strip(),
            by_id=act["by"].person_id,
            at=at,
        )
        advice.update_advice(locked, today)

    ready = given(start_is_working_day=working or not policy.starts_on_working_day)
    note = {"start": start_on.isoformat(), "content": case.content_hash}
    return take_authorised_step(case, "start_publicity", act, note=note, given=ready, inside=inside)
