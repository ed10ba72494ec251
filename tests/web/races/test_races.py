"""Races, and for each its control: the same race without lock and constraint must do the harm, or it proves nothing.

ZHICHENG_ROUNDS=100 runs a hundred rounds of each.
"""

import os
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import Count, F, Max

from tests.web.attacks.rows import new_decision, new_filing, new_recognition
from tests.web.attacks.world import World, at
from tests.web.races.rounds import DONE, STALE, Deed, Meeting, both, case_at, city, disarmed, step
from zhicheng_web.cases import numbers, record
from zhicheng_web.cases.models import Case, Objection, Publicity, Recognition
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import discrepancies
from zhicheng_web.people import queries as people

ROUNDS = int(os.environ.get("ZHICHENG_ROUNDS", "2"))
SAME_NUMBER_TWICE = ("entry_once", "entry_state", "entry_link", "outbox_once", "case_state_is_ledger_head")
ONE_OF_TWO = [DONE, STALE]


@pytest.fixture
def world(own_database: str) -> World:
    """A committed city in a database of its own."""
    return city()


def sound() -> bool:
    """Every state is what its ledger tells."""
    return not list(discrepancies(Case.objects.values_list("pk", "public_id", "version", "state")))


def doubled() -> int:
    """How many entries share their number with another."""
    return Entry.objects.values("case_id", "seq").annotate(n=Count("pk")).filter(n__gt=1).count()


def repeat(round_: Callable[[], list[str]]) -> list[list[str]]:
    found = [round_() for _ in range(ROUNDS)]
    print(found)
    return found


def two_officers(w: World) -> list[str]:
    """One approver recognises while the other sends back."""
    case, meeting = case_at(w, "proposed"), Meeting()

    def recognise(locked: Case) -> None:
        new_decision(w, locked, decided_at=at("03-13")).save()
        number = numbers.next_number(w.county.pk, at("03-13"))
        new_recognition(w, locked, number=number).save()

    return both(
        step(case, "recognise", people.actor_of(w.approver_as), inside=meeting.then(recognise)),
        step(case, "send_back", people.actor_of(w.second_as), inside=meeting.then()),
    )


def double_submit(w: World) -> list[str]:
    """Two tabs submit the same draft, each with a key of its own."""
    case, meeting = case_at(w, "draft"), Meeting()
    by = people.applicant(case.person_id)
    deeds = [step(case, "submit", by, when=at("02-03"), inside=meeting.then()) for _ in range(2)]
    return both(*deeds)


def file_against_objection(w: World) -> list[str]:
    """One of the employer files while another records an objection."""
    case, meeting = case_at(w, "closed"), Meeting()
    publicity = w.publicity

    def file(locked: Case) -> None:
        locked.authority = w.county
        w.rows["publicity"] = publicity
        filing = new_filing(w, locked, locked.version)
        filing.save()
        locked.filed_at, locked.filing_seq = filing.arrived_at, filing.seq

    def object_(locked: Case) -> None:
        Objection.objects.create(case=locked, raised_at=at("03-10"), words="学历不实", recorded_by=w.hr)

    by = people.actor_of(w.hr_as)
    return both(
        step(case, "file", by, when=at("03-10", 10), inside=meeting.then(file)),
        step(case, "raise_objection", by, when=at("03-10", 10), inside=meeting.then(object_)),
    )


def close_against_extend(w: World) -> list[str]:
    """The employer closes while an imported calendar puts the last day off."""
    case, meeting = case_at(w, "publicity"), Meeting()
    publicity = w.publicity

    def close(locked: Case) -> None:
        Publicity.objects.filter(pk=publicity.pk).update(state="closed", closed_on=date(2026, 3, 10))

    def extend() -> None:
        later = w.calendar.days.get(day=date(2026, 3, 10))
        with record.act():
            record.locked(case.pk)
            running = Publicity.objects.filter(pk=publicity.pk, state="running").exists()
            meeting.wait()
            if running:
                moved = Publicity.objects.filter(pk=publicity.pk)
                moved.update(last_on=later.day, last_ordinal=later.ordinal)

    by = people.actor_of(w.hr_as)
    return both(step(case, "close_publicity", by, when=at("03-10"), inside=meeting.then(close)), extend)


def two_numbers(w: World) -> list[str]:
    """Two titles of one authority at once."""
    meeting = Meeting()

    def deed(approver: str) -> Deed:
        case = case_at(w, "proposed")
        proposal, verdict = w.proposal, w.verdict

        def recognise(locked: Case) -> None:
            by = {"approver": w.rows[approver], "approver_membership": w.rows[f"{approver}_as"]}
            new_decision(w, locked, proposal=proposal, advice=verdict, advised=verdict.result, **by).save()
            new_recognition(w, locked, number=numbers.next_number(w.county.pk, at("03-13"))).save()

        return step(case, "recognise", people.actor_of(w.rows[f"{approver}_as"]), inside=meeting.then(recognise))

    return both(deed("approver"), deed("second"))


@pytest.mark.parametrize("race", [two_officers, double_submit, file_against_objection])
def test_one_acts_and_the_other_is_told(world: World, race: Callable[[World], list[str]]) -> None:
    assert repeat(lambda: race(world)) == [ONE_OF_TWO] * ROUNDS
    assert (doubled(), sound()) == (0, True)


@pytest.mark.unsound
@pytest.mark.parametrize("race", [two_officers, double_submit])
def test_control_without_lock_and_key_both_act(
    world: World, race: Callable[[World], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with disarmed(monkeypatch, *SAME_NUMBER_TWICE):
        repeat(lambda: race(world))
    assert doubled() == ROUNDS


@pytest.mark.unsound
def test_control_filed_over_an_open_objection(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with disarmed(monkeypatch, *SAME_NUMBER_TWICE, "objection_open_blocks_filing"):
        repeat(lambda: file_against_objection(world))
    filed = Objection.objects.filter(state="open", case__filings__isnull=False)
    assert filed.count() == ROUNDS


def test_a_publicity_is_closed_or_put_off(world: World) -> None:
    assert {tuple(found) for found in repeat(lambda: close_against_extend(world))} <= {
        (DONE, DONE),
        (DONE, "publicity_elapsed"),
        (DONE, "publicity_closed_after_last_day"),
    }
    assert Publicity.objects.filter(state="closed", closed_on__lte=F("last_on")).count() == 0


def test_control_closed_before_its_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with disarmed(monkeypatch, "publicity_closed_after_last_day"):
        repeat(lambda: close_against_extend(world))
    assert Publicity.objects.filter(state="closed", closed_on__lte=F("last_on")).count() == ROUNDS


def test_numbers_have_no_gap_and_no_twin(world: World) -> None:
    assert repeat(lambda: two_numbers(world)) == [[DONE, DONE]] * ROUNDS
    given = Recognition.objects.order_by("number").values_list("number", flat=True)
    assert list(given) == list(range(1, 2 * ROUNDS + 1))


def test_control_two_take_the_same_number(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = Meeting()

    def next_by_looking(authority_id: int, when: object) -> int:
        last = Recognition.objects.filter(authority_id=authority_id).aggregate(last=Max("number"))["last"]
        meeting.wait()
        return (last or 0) + 1

    monkeypatch.setattr(numbers, "next_number", next_by_looking)
    with disarmed(monkeypatch, "number_once", "number_without_gap"):
        two_numbers(world)
    assert list(Recognition.objects.values_list("number", flat=True)) == [1, 1]


def test_the_same_key_at_once_is_one_act_and_both_are_answered(world: World) -> None:
    for _ in range(ROUNDS):
        case, key = case_at(world, "draft"), uuid4()
        deed = step(case, "submit", people.applicant(case.person_id), when=at("02-03"), key=key)
        assert both(deed, deed) == [DONE, DONE]
        assert Entry.objects.filter(case_id=case.pk).count() == 2


def test_without_the_lock_alone_the_database_refuses(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with disarmed(monkeypatch):
        found = repeat(lambda: double_submit(world))
    assert found == [[DONE, "entry_once"]] * ROUNDS
    assert (doubled(), sound()) == (0, True)


def test_an_act_waits_for_the_row_and_gives_up_politely(world: World) -> None:
    case = case_at(world, "draft")
    with transaction.atomic():
        record.locked(case.pk)
        late = step(case, "submit", people.applicant(case.person_id), when=at("02-03"))
        assert both(late, lambda: None) == ["busy", DONE]


def test_of_two_in_each_others_way_the_one_that_was_stopped_comes_through(world: World) -> None:
    cases, meeting = [case_at(world, "draft") for _ in range(2)], Meeting()

    def deed(mine: Case, others: Case) -> Deed:
        def inside(locked: Case) -> None:
            meeting.wait()
            record.locked(others.pk)

        return step(mine, "submit", people.applicant(mine.person_id), when=at("02-03"), inside=inside)

    assert both(deed(*cases), deed(*reversed(cases))) == [DONE, DONE]
