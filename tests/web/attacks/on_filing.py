"""Attacks on 四: the window, the day, the policy, the grace."""

from datetime import UTC, date, datetime, timedelta

from tests.web.attacks.registry import attack
from tests.web.attacks.rows import new_filing, new_refiling
from tests.web.attacks.world import World, again, at, change
from zhicheng_web.cases.engine.policy_rows import find_calendar_day

LATE = at("03-21", 0)


def file(w: World, **changes: object) -> None:
    new_filing(w, w.case, w.case.version + 1, **changes).save()


@attack("closed", "filing_in_window")
def filed_in_the_first_second_of_the_21st(w: World) -> None:
    file(w, arrived_at=LATE)


@attack("closed", "filing_day_is_arrival")
def the_20th_written_on_an_arrival_of_the_21st(w: World) -> None:
    file(w, arrived_at=LATE, filing_on=date(2026, 3, 20))


@attack("closed", "filing_day_is_arrival")
def the_day_of_greenwich(w: World) -> None:
    file(w, arrived_at=datetime(2026, 3, 20, 16, 30, tzinfo=UTC), filing_on=date(2026, 3, 20))


@attack("closed", "filing_dated_by_its_act")
def an_arrival_dated_forward(w: World) -> None:
    file(w, arrived_at=at("03-11"))


@attack("filed", "filing_stays", "filing_dated_by_its_act")
def an_arrival_moved_by_an_hour(w: World) -> None:
    change(w.filing, arrived_at=at("03-10", 8))


@attack("closed", "filing_window_copied")
def an_invented_window(w: World) -> None:
    file(w, arrived_at=at("03-23"), closes_on=date(2026, 3, 25))


@attack("closed", "filing_policy_pinned")
def another_content_of_the_policy(w: World) -> None:
    file(w, policy_hash="sha256:other")


@attack("closed", "filing_policy_in_force", "filing_policy_period")
def a_policy_not_yet_in_force(w: World) -> None:
    file(w, policy_from=date(2026, 4, 1))


@attack("closed", "filing_policy_period")
def an_invented_period_of_the_policy(w: World) -> None:
    file(w, policy_until=date(2030, 1, 1))


@attack("closed", "filing_of_this_content", "filing_employer_publicity")
def other_content_than_hung_on_the_board(w: World) -> None:
    file(w, content_hash="sha256:other")


@attack("publicity", "filing_employer_publicity")
def filed_while_the_publicity_runs(w: World) -> None:
    file(w)


@attack("closed", "filing_after_publicity")
def filed_on_the_last_day_of_publicity(w: World) -> None:
    file(w, arrived_at=at("03-09"))


@attack("closed", "filing_employer_publicity")
def an_earlier_last_day_written_into_the_filing(w: World) -> None:
    file(w, arrived_at=at("03-09"), employer_last_on=date(2026, 3, 6))


@attack("filed", "filing_employer_publicity")
def a_publicity_voided_under_a_filing(w: World) -> None:
    change(w.publicity, state="void")


@attack("filed", "filing_employer_publicity", "publicity_reopened_with_reason")
def a_publicity_reopened_under_a_filing(w: World) -> None:
    change(w.publicity, state="running")


@attack("filed", "publicity_of_this_content", "filing_of_this_content")
def content_changed_under_a_filing(w: World) -> None:
    change(w.case, content_hash="sha256:other")


@attack("filed", "filing_in_window")
def a_window_shortened_under_a_filing(w: World) -> None:
    change(w.filing.window, closes_on=date(2026, 3, 9))


@attack("filed", "filing_policy_in_force")
def a_policy_ended_under_a_filing(w: World) -> None:
    change(w.policy, in_force_until=date(2026, 3, 1))


@attack("filed", "filing_policy_pinned", "verdict_policy")
def a_policy_rewritten_under_a_filing(w: World) -> None:
    change(w.policy, hash="sha256:other")


@attack("people", "policy_one_in_force")
def two_policies_at_a_time(w: World) -> None:
    again(w.policy, hash="sha256:other")


@attack("people", "window_closes_after_opening")
def a_window_that_closes_before_it_opens(w: World) -> None:
    first = w.policy.windows.order_by("opens_on").first()
    change(first, closes_on=first.opens_on - timedelta(days=1))


def refile(w: World, arrived: datetime, **changes: object) -> None:
    new_refiling(w, w.case, w.case.version + 1, arrived, **changes).save()


@attack("returned", "filing_within_grace")
def refiled_on_the_sixth_working_day(w: World) -> None:
    refile(w, at("03-20"))


@attack("returned", "filing_grace_keeps_date")
def refiled_under_another_date(w: World) -> None:
    refile(w, at("03-19"), filing_on=date(2026, 3, 19))


@attack("returned", "filing_arrived_day")
def refiled_with_a_lying_ordinal(w: World) -> None:
    refile(w, at("03-20"), arrived_ordinal=find_calendar_day(w.calendar, date(2026, 3, 19)).ordinal)


@attack("returned", "filing_returned_day")
def refiled_after_a_return_that_was_not(w: World) -> None:
    day = find_calendar_day(w.calendar, date(2026, 3, 13))
    refile(w, at("03-20"), returned_on=day.day, returned_ordinal=day.ordinal)


@attack("returned", "filing_grace_days")
def refiled_within_an_invented_grace(w: World) -> None:
    refile(w, at("03-20"), grace_days=10)


@attack("returned", "filing_grace")
def refiled_without_a_return(w: World) -> None:
    refile(w, at("03-20"), returned=None, returned_on=None, returned_ordinal=None)


@attack("returned", "filing_grace_keeps_date")
def refiled_under_another_policy(w: World) -> None:
    other = again(w.policy, city="530400")
    refile(w, at("03-19"), policy=other, window=again(w.filing.window, policy=other))


@attack("refiled", "filing_grace_keeps_date")
def the_first_filing_moved_under_the_second(w: World) -> None:
    change(w.filing, filing_on=date(2026, 3, 11), arrived_at=at("03-11"))
