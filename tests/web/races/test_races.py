"""Races, and for each its control: the same race without lock and constraint must do the harm, or it proves nothing.

ZHICHENG_ROUNDS=100 runs a hundred rounds of each.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models import Count, F, Max
from pytest_django.plugin import DjangoDbBlocker

from tests.web.attacks.rows import new_decision, new_filing, new_recognition
from tests.web.attacks.world import at
from tests.web.races.rounds import (
    ABREAST,
    DONE,
    STALE,
    Deed,
    Meeting,
    Pair,
    Stock,
    at_once,
    both,
    disarmed,
    laid_in,
    step,
)
from tests.web.server import fill_database, stand_in_own_database
from zhicheng.policy.installed import find_policy_in_force, load_workday_calendar
from zhicheng.procedure.lanes import Lane
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.actions import _recognition_number
from zhicheng_web.cases.actions._lanes import reopen_lane
from zhicheng_web.cases.engine import policy_rows
from zhicheng_web.cases.models import Case, Objection, PolicyVersion, Publicity, Recognition
from zhicheng_web.cases.transition import record
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import find_discrepancies
from zhicheng_web.people import queries as people

ROUNDS = int(os.environ.get("ZHICHENG_ROUNDS", "2"))
SAME_NUMBER_TWICE = (
    *("snapshot_once", "filed_snapshot_stays", "salt_once", "act_name_once"),
    *("entry_once", "entry_state", "entry_link", "outbox_once", "case_state_is_ledger_head"),
)
ONE_OF_TWO = [DONE, STALE]
Race = Callable[[Stock], Pair]


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, Stock]]:
    """A database in which cases wait where races begin."""
    numbers = {"draft": ROUNDS + 2, "publicity": ROUNDS, "closed": ROUNDS, "proposed": 2 * ROUNDS}
    with django_db_blocker.unblock(), fill_database("races", lambda: laid_in(numbers)) as filled:
        yield filled


@pytest.fixture
def own_database(walked: tuple[str, Stock], django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A copy of it, for one test."""
    with django_db_blocker.unblock(), stand_in_own_database(walked[0]) as name:
        yield name


@pytest.fixture
def stock(own_database: str, walked: tuple[str, Stock]) -> Stock:
    """The cases in it."""
    return walked[1].fresh()


def sound() -> bool:
    """Every state is what its ledger tells."""
    return not list(find_discrepancies(Case.objects.values_list("pk", "public_id", "version", "state")))


def doubled() -> int:
    """How many entries share their number with another."""
    return Entry.objects.values("case_id", "seq").annotate(n=Count("pk")).filter(n__gt=1).count()


def repeat(race: Race, stock: Stock, abreast: int = ABREAST) -> list[list[str]]:
    """Run all rounds; how often they came out how is printed."""
    found = at_once([race(stock) for _ in range(ROUNDS)], abreast)
    print(race.__name__, Counter(map(tuple, found)))
    return found


def two_officers(stock: Stock) -> Pair:
    """One approver recognises while the other sends back."""
    w, meeting = stock.at("proposed"), Meeting()

    def recognise(locked: Case) -> None:
        new_decision(w, locked, decided_at=at("03-13")).save()
        number = _recognition_number.issue_recognition_number(w.county.pk, at("03-13"))
        new_recognition(w, locked, number=number).save()

    return (
        step(w.case, "recognise", people.build_membership_actor(w.approver_as), write=meeting.then(recognise)),
        step(w.case, "send_back", people.build_membership_actor(w.second_as), write=meeting.then()),
    )


def double_submit(stock: Stock) -> Pair:
    """Two tabs submit the same draft, each with a key of its own."""
    w, meeting = stock.at("draft"), Meeting()
    by = people.build_applicant_actor(w.case.person_id)
    one, other = (step(w.case, "submit", by, when=at("02-03"), write=meeting.then()) for _ in range(2))
    return one, other


CLOSED_ONLY = ("objection_over_closed_publicity", "filing_employer_publicity")
"""Rules of a publicity that an objection has reopened meanwhile."""


def file_against_objection(stock: Stock) -> Pair:
    """One of the employer files while another records an objection."""
    w, meeting = stock.at("closed"), Meeting()

    def file(locked: Case) -> None:
        locked.authority = w.county
        filing = new_filing(w, locked, locked.version)
        filing.save()
        locked.filed_at, locked.filing_seq = filing.arrived_at, filing.seq

    def object_(locked: Case) -> None:
        Objection.objects.create(case=locked, raised_at=at("03-10"), words="学历不实", recorded_by=w.hr)
        reopen_lane(locked, Lane.EMPLOYER)

    by = people.build_membership_actor(w.hr_as)
    return (
        step(
            w.case, "file", by, when=at("03-10", 10), write=meeting.then(file), inputs={"authority_name": w.county.name}
        ),
        step(w.case, "raise_objection", by, when=at("03-10", 10), write=meeting.then(object_)),
    )


def close_against_extend(stock: Stock) -> Pair:
    """The employer closes while an imported calendar puts the last day off."""
    w, meeting = stock.at("publicity"), Meeting()
    by = people.build_membership_actor(w.hr_as)

    def close(locked: Case) -> None:
        Publicity.objects.filter(pk=w.publicity.pk).update(
            state="closed", closed_on=date(2026, 3, 10), result="none", attested_by_id=by.person_id
        )

    def extend() -> None:
        later = w.calendar.days.get(day=date(2026, 3, 10))
        with record.act():
            record.lock_case(w.case.pk)
            with connection.cursor() as cursor:  # no act: a trigger would ask for its entry
                cursor.execute("SET LOCAL session_replication_role = replica")
            running = Publicity.objects.filter(pk=w.publicity.pk, state="running").exists()
            meeting.wait()
            if running:
                moved = Publicity.objects.filter(pk=w.publicity.pk)
                moved.update(last_on=later.day, last_ordinal=later.ordinal)

    attested = {"result_problem": ""}
    return step(w.case, "close_publicity", by, when=at("03-10"), write=meeting.then(close), inputs=attested), extend


def two_numbers(stock: Stock) -> Pair:
    """Two titles of one authority at once."""
    meeting = Meeting()

    def deed(approver: str) -> Deed:
        w = stock.at("proposed")

        def recognise(locked: Case) -> None:
            by = {"approver": w.rows[approver], "approver_membership": w.rows[f"{approver}_as"]}
            new_decision(w, locked, **by).save()
            new_recognition(
                w, locked, number=_recognition_number.issue_recognition_number(w.county.pk, at("03-13"))
            ).save()

        return step(
            w.case, "recognise", people.build_membership_actor(w.rows[f"{approver}_as"]), write=meeting.then(recognise)
        )

    return deed("approver"), deed("second")


@pytest.mark.parametrize("race", [two_officers, double_submit, file_against_objection])
def test_one_acts_and_the_other_is_told(stock: Stock, race: Race) -> None:
    assert repeat(race, stock) == [ONE_OF_TWO] * ROUNDS
    assert (doubled(), sound()) == (0, True)


@pytest.mark.unsound
@pytest.mark.parametrize("race", [two_officers, double_submit])
def test_control_without_lock_and_key_both_act(stock: Stock, race: Race, monkeypatch: pytest.MonkeyPatch) -> None:
    with disarmed(monkeypatch, *SAME_NUMBER_TWICE):
        repeat(race, stock)
    assert doubled() == ROUNDS


@pytest.mark.unsound
def test_control_filed_over_an_open_objection(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    with disarmed(monkeypatch, *SAME_NUMBER_TWICE, "objection_open_blocks_filing", *CLOSED_ONLY):
        repeat(file_against_objection, stock)
    filed = Objection.objects.filter(state="open", case__filings__isnull=False)
    assert filed.count() == ROUNDS


def test_a_publicity_is_closed_or_put_off(stock: Stock) -> None:
    assert {tuple(found) for found in repeat(close_against_extend, stock)} <= {
        (DONE, DONE),
        (DONE, "publicity_elapsed"),
        (DONE, "publicity_closed_after_last_day"),
    }
    assert Publicity.objects.filter(state="closed", closed_on__lte=F("last_on")).count() == 0


def test_control_closed_before_its_end(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    with disarmed(monkeypatch, "publicity_closed_after_last_day"):
        repeat(close_against_extend, stock)
    assert Publicity.objects.filter(state="closed", closed_on__lte=F("last_on")).count() == ROUNDS


def test_numbers_have_no_gap_and_no_twin(stock: Stock) -> None:
    assert repeat(two_numbers, stock) == [[DONE, DONE]] * ROUNDS
    given = Recognition.objects.order_by("number").values_list("number", flat=True)
    assert list(given) == list(range(1, 2 * ROUNDS + 1))


def test_control_two_take_the_same_number(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = Meeting()

    def next_by_looking(authority_id: int, when: object) -> int:
        last = Recognition.objects.filter(authority_id=authority_id).aggregate(last=Max("number"))["last"]
        meeting.wait()
        return (last or 0) + 1

    monkeypatch.setattr(_recognition_number, "issue_recognition_number", next_by_looking)
    with disarmed(monkeypatch, "number_once", "number_without_gap"):
        repeat(two_numbers, stock, 1)
    given = Recognition.objects.order_by("number").values_list("number", flat=True)
    assert list(given) == sorted([*range(1, ROUNDS + 1), *range(1, ROUNDS + 1)])


def the_same_key(stock: Stock) -> Pair:
    """The same button pressed twice."""
    w = stock.at("draft")
    deed = step(w.case, "submit", people.build_applicant_actor(w.case.person_id), when=at("02-03"), key=uuid4())
    return deed, deed


def test_the_same_key_at_once_is_one_act_and_both_are_answered(stock: Stock) -> None:
    assert repeat(the_same_key, stock) == [[DONE, DONE]] * ROUNDS
    assert Entry.objects.filter(event="submit").values("case_id").annotate(n=Count("pk")).filter(n__gt=1).count() == 0
    assert Case.objects.filter(state="submitted", version=2).count() == ROUNDS


def test_without_the_lock_alone_the_database_refuses(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    with disarmed(monkeypatch, "snapshot_once"):  # at which they would wait for each other before they meet
        found = repeat(double_submit, stock)
    assert found == [[DONE, "entry_once"]] * ROUNDS
    assert (doubled(), sound()) == (0, True)


def test_an_act_waits_for_the_row_and_gives_up_politely(stock: Stock) -> None:
    case = stock.at("draft").case
    with transaction.atomic():
        record.lock_case(case.pk)
        late = step(case, "submit", people.build_applicant_actor(case.person_id), when=at("02-03"))
        assert both(late, lambda: None) == ["busy", DONE]


def test_of_two_in_each_others_way_the_one_that_was_stopped_comes_through(stock: Stock) -> None:
    cases, meeting = [stock.at("draft").case for _ in range(2)], Meeting()

    def deed(mine: Case, others: Case) -> Deed:
        def inside(locked: Case) -> None:
            meeting.wait()
            record.lock_case(others.pk)

        return step(mine, "submit", people.build_applicant_actor(mine.person_id), when=at("02-03"), write=inside)

    assert both(deed(*cases), deed(*reversed(cases))) == [DONE, DONE]


def test_a_changed_policy_is_published_once(stock: Stock) -> None:
    changed, today = replace(find_policy_in_force(day_number("2026-04-01")), hash="sha256:changed"), at("04-01")
    published: list[int] = []

    def publish() -> None:
        published.append(policy_rows.ensure_policy_version(changed, load_workday_calendar(), today).pk)

    assert at_once([(publish, publish)] * ABREAST) == [[DONE, DONE]] * ABREAST
    assert len(published) == 2 * ABREAST
    assert set(published) == {PolicyVersion.objects.get(hash=changed.hash).pk}
