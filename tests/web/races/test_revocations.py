"""A title revoked, or a role ended, while somebody acts upon it: one of the two is done, the other refused.

Each race has its control: the same without lock and constraint must do the harm. ZHICHENG_ROUNDS=100 runs a hundred rounds.
"""

import os
from collections.abc import Iterator
from datetime import date
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.db.models import QuerySet
from pytest_django.plugin import DjangoDbBlocker

from tests.web.attacks.stages import REASON, STEPS
from tests.web.attacks.world import at
from tests.web.cast import give_role
from tests.web.races.rounds import DONE, STALE, Deed, Meeting, Pair, Stock, both, case_at, city, disarmed, step
from tests.web.races.test_races import SAME_NUMBER_TWICE, doubled, sound
from tests.web.server import fill_database, stand_in_own_database
from tests.web.walking import picture
from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions import manage_membership
from zhicheng_web.cases.actions.answer_revocation import answer_revocation
from zhicheng_web.cases.actions.ask_review import ask_review
from zhicheng_web.cases.actions.manage_membership import end_membership
from zhicheng_web.cases.actions.propose_revocation import propose_revocation
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, Decision, TitleChange
from zhicheng_web.cases.transition import parties, recipients, record
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.ledger.models import Entry
from zhicheng_web.people import queries as people
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership

ROUNDS = int(os.environ.get("ZHICHENG_ROUNDS", "2"))
ONE_OF_TWO = [DONE, STALE]
NOON = at("03-13", 12)
Patch = pytest.MonkeyPatch


BEFORE = {"recognised": "proposed", "refused": "examined"}
"""The stage before a decision: a refusal is proposed with it."""


def laid_in_decided() -> Stock:
    """Cases proposed, recognised and refused, as many of each as there are rounds."""
    world = city()
    found: dict[str, list[dict[str, Any]]] = {"proposed": [], "recognised": [], "refused": []}
    for stage, rows in found.items():
        for _ in range(ROUNDS):
            case_at(world, BEFORE.get(stage, "proposed"))
            if stage in BEFORE:
                STEPS[stage](world)
            rows.append(dict(world.rows))
    return Stock(found)


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, Stock]]:
    """A database in which these cases stand."""
    with django_db_blocker.unblock(), fill_database("decided", laid_in_decided) as filled:
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


def page(case: Case, by: Actor) -> Act:
    """What a page of now gives an action."""
    return Act(by=by, at=at("03-16"), key=uuid4(), version=case.version)


def at_once(pair: Pair) -> list[str]:
    """Both, which meet when their guards have been asked."""
    meeting, take_side = Meeting(), parties.record_party

    def meet(case: Case, by: Actor) -> None:
        meeting.wait()
        take_side(case, by)

    with Patch.context() as patch:
        patch.setattr(record, "record_party", meet)
        return both(*pair)


def two_answers(stock: Stock) -> Pair:
    """Who is to lose a title answers in two tabs."""
    w = stock.at("recognised")
    told = page(w.case, people.build_membership_actor(w.examiner_as))
    case = propose_revocation(w.case, reason=REASON, file_name="函.png", data=picture(), **told)
    one, other = (page(case, people.build_applicant_actor(case.person_id)) for _ in range(2))
    return (
        lambda: answer_revocation(case, statement=REASON, **one),
        lambda: answer_revocation(case, statement=f"{REASON}，也不真实", **other),
    )


def two_reviews(stock: Stock) -> Pair:
    """Who was refused asks for the one review in two tabs."""
    case = stock.at("refused").case
    one, other = (page(case, people.build_applicant_actor(case.person_id)) for _ in range(2))
    return lambda: ask_review(case, reason=REASON, **one), lambda: ask_review(case, reason=REASON, **other)


def count_written() -> int:
    """The titles that were answered for and the decisions that were set aside."""
    answered = TitleChange.objects.filter(answered_at__isnull=False)
    return answered.count() + Decision.objects.filter(superseded_at__isnull=False).count()


@pytest.mark.parametrize("race", [two_answers, two_reviews])
def test_of_two_acts_on_a_decision_one_is_done(stock: Stock, race: Any) -> None:
    assert [at_once(race(stock)) for _ in range(ROUNDS)] == [ONE_OF_TWO] * ROUNDS
    assert (doubled(), sound()) == (0, True)
    assert count_written() == ROUNDS


@pytest.mark.unsound
@pytest.mark.parametrize("race", [two_answers, two_reviews])
def test_control_without_lock_and_key_both_are(stock: Stock, race: Any, monkeypatch: Patch) -> None:
    with disarmed(monkeypatch, *SAME_NUMBER_TWICE, "title_change_stays"):
        assert [at_once(race(stock)) for _ in range(ROUNDS)] == [[DONE, DONE]] * ROUNDS
    assert doubled() == ROUNDS
    assert count_written() == ROUNDS


class Ending:
    """The role of a new approver is ended, by the day before or at once at noon, while they send a proposal back."""

    def __init__(self, stock: Stock, immediately: bool) -> None:
        self.w, self.meeting, self.immediately = stock.at("proposed"), Meeting(), immediately
        self.meeting.patience = 10.0  # neither waits for the other before they meet
        officer = people.create_person("officer", at=at("01-05"), number=uuid4().hex)
        self.role = give_role(officer, self.w.county, "approver", date(2026, 1, 1))

    def end(self) -> None:
        """By the bureau, when the act is under way."""
        bureau = Actor(self.w.hr.pk, None, Role.BUREAU)
        last = date(2026, 3, 13) if self.immediately else date(2026, 3, 12)
        end_membership(self.role, by=bureau, at=NOON, last_day=last, at_once=self.immediately)

    def end_and_leave(self) -> None:
        """The same, on a thread that ends with it."""
        self.end()
        connections.close_all()

    def act(self, **rest: Any) -> Deed:
        """By the officer, a minute after noon."""
        return step(self.w.case, "send_back", people.build_membership_actor(self.role), when=at("03-13", 12, 1), **rest)


def ended_first(race: Ending) -> list[str]:
    """They meet when the end holds the role and the act has asked its guards; then both write."""
    write_end = manage_membership.write_membership_end

    def meet(*row: Any, **rest: Any) -> Membership:
        race.meeting.wait()
        return write_end(*row, **rest)

    with Patch.context() as patch:
        patch.setattr(manage_membership, "write_membership_end", meet)
        return both(race.end, race.act(write=race.meeting.then()))


def acted_first(race: Ending) -> list[str]:
    """They meet when the act has written its entry and not yet committed; then the end begins."""
    owe = recipients.create_outbox_messages

    def meet(*row: Any) -> None:
        race.meeting.wait()
        owe(*row)

    def end() -> None:
        race.meeting.wait()
        race.end()

    with Patch.context() as patch:
        patch.setattr(record, "create_outbox_messages", meet)
        return both(end, race.act())


def acts_after_their_role() -> int:
    """How many acts are dated when the role that they were done under was over."""
    roles = Membership.objects.in_bulk()
    under = [(one, roles[one.membership_id]) for one in Entry.objects.filter(membership_id__isnull=False)]
    return sum(
        to_kunming_date(one.at) >= (role.valid.upper or date.max)
        or (role.stopped_at is not None and one.at >= role.stopped_at)
        for one, role in under
    )


RACES = [(ended_first, "membership_at_act"), (acted_first, "membership_not_cut_back")]


@pytest.mark.parametrize("immediately", [False, True])
@pytest.mark.parametrize(("race", "guard"), RACES)
def test_a_role_ends_or_is_acted_under(stock: Stock, race: Any, guard: str, immediately: bool) -> None:
    assert [race(Ending(stock, immediately)) for _ in range(ROUNDS)] == [[DONE, guard]] * ROUNDS
    assert acts_after_their_role() == 0


@pytest.mark.parametrize("immediately", [False, True])
@pytest.mark.parametrize(("race", "guard"), RACES)
def test_control_without_its_guard_both(
    stock: Stock, race: Any, guard: str, immediately: bool, monkeypatch: Patch
) -> None:
    with disarmed(monkeypatch, guard):
        assert [race(Ending(stock, immediately)) for _ in range(ROUNDS)] == [[DONE, DONE]] * ROUNDS
    assert acts_after_their_role() == ROUNDS


def stopped_meanwhile(race: Ending, patience: float) -> bool:
    """One of the bureau puts the last day off to December and has read the role; another stops it at once, then the first
    writes. Whether the role is stopped in the end.
    """
    write_end = manage_membership.write_membership_end
    stop = Thread(target=race.end_and_leave)

    def meanwhile(*row: Any, **rest: Any) -> Membership:
        if not rest["at_once"]:
            stop.start()
            stop.join(patience)
        return write_end(*row, **rest)

    with Patch.context() as patch:
        patch.setattr(manage_membership, "write_membership_end", meanwhile)
        bureau = Actor(race.w.second.pk, None, Role.BUREAU)
        end_membership(race.role, by=bureau, at=NOON, last_day=date(2026, 12, 31))
        stop.join()
    return Membership.objects.get(pk=race.role.pk).stopped_at == NOON


def test_a_role_that_was_stopped_stays_stopped(stock: Stock) -> None:
    assert [stopped_meanwhile(Ending(stock, True), 0.15) for _ in range(ROUNDS)] == [True] * ROUNDS


def test_control_without_the_lock_of_the_role_its_stop_is_lost(stock: Stock, monkeypatch: Patch) -> None:
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **how: rows)
    assert [stopped_meanwhile(Ending(stock, True), 10.0) for _ in range(ROUNDS)] == [False] * ROUNDS
