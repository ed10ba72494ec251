"""By when the holder acts, in every state: a promise of the policy in working days, or a day of the case itself."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.rules.policies import changed, value
from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.walking import case_at
from zhicheng.procedure.states import STATES, State
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.queries import list_overdue_cases
from zhicheng_web.cases.transition import due_dates

DAYS = {
    State.DRAFT: "2026-03-12",  # the latest start of a publicity for the window of March
    State.SUBMITTED: "2026-02-10",  # 5 working days after 3 February
    State.RETURNED_TO_APPLICANT: "2026-03-12",
    State.LEFT_EMPLOYER: None,
    State.ASSESSED: "2026-03-12",
    State.IN_PUBLICITY: "2026-03-09",
    State.OBJECTION_OPEN: "2026-03-19",  # 10 after 5 March
    State.PUBLICITY_CLOSED: "2026-03-20",
    State.FILED: "2026-03-17",  # 5 after 10 March
    State.IN_EXAMINATION: "2026-04-01",  # 15 after 11 March
    State.RETURNED_TO_EMPLOYER: "2026-03-19",
    State.PROPOSED: "2026-03-19",  # 5 after 12 March
}


@pytest.mark.parametrize("state", State)
def test_the_day_by_which_the_holder_acts(people: Cast, state: State) -> None:
    found = case_at(people, state).due_on
    assert (found.isoformat() if found else None) == DAYS.get(state)


def test_only_where_nobody_is_late_there_is_no_day() -> None:
    assert {state for state, about in STATES.items() if about.due} == {state for state in DAYS if DAYS[state]}


def test_a_bureau_may_promise_nothing(people: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = changed(tmp_path, value("promise.approval", "5", "0"))
    monkeypatch.setattr(engine_input, "find_policy_on", lambda today: silent)
    assert due_dates.find_promised_day("promise.approval", day_number("2026-03-12")) is None
    assert due_dates.find_promised_day("promise.examination", day_number("2026-03-11")) == date(2026, 4, 1)


def test_a_promise_runs_from_the_entry_into_the_state(people: Cast) -> None:
    case = walking.proposed(people)
    assert (case.since, case.due_on) == (moment("03-12"), date(2026, 3, 19))


def test_what_is_due_today_is_not_late(people: Cast) -> None:
    due = walking.submitted(people).due_on
    assert due is not None
    late = [list(list_overdue_cases(people.supervisor, due + timedelta(days))) for days in (-1, 0, 1)]
    assert late == [[], [], [Case.objects.get()]]
