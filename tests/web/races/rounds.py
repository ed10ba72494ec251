"""Two people at once, really committed: each round a case of its own, two connections that meet before they write.

Cases are walked once to the stages where races begin, in a database that every test has a copy of; several rounds run
side by side, because most of a round is waiting.

A round is run as the office stands, or disarmed: without the row lock and without the constraints that would refuse
(reliability of the control: with only one of them gone, the other still refuses, and nothing would be proven).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from threading import Barrier, BrokenBarrierError
from typing import Any
from uuid import uuid4

import psycopg
from django.db import connection, connections
from pytest import MonkeyPatch

from tests.web.attacks.registry import FIND
from tests.web.attacks.stages import STEPS
from tests.web.attacks.world import World, at
from tests.web.cast import give_role
from tests.web.step_acts import Write, advance, write_nothing
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition import record
from zhicheng_web.databases import OWNER_ROLE
from zhicheng_web.people import queries as people
from zhicheng_web.people.actor import Actor

DONE, STALE = "done", "stale"
ABREAST = 6
"""Rounds that run side by side."""
Deed = Callable[[], object]
Pair = tuple[Deed, Deed]


def city() -> World:
    """The people of the attacks, committed, with a second approver."""
    world = World(STEPS)
    STEPS["people"](world)
    world.rows["second"] = people.create_person("second", at=at("01-05"), number="530102199003070155")
    world.rows["second_as"] = give_role(world.second, world.county, "approver", at("01-01").date())
    return world


def case_at(world: World, stage: str) -> Case:
    """A new case of a new applicant, walked to a stage."""
    world.rows["applicant"] = people.create_person("someone", at=at("01-05"), number=uuid4().hex)
    for name in ("draft", "submitted", "assessed", "publicity", "closed", "filed", "examined", "proposed"):
        STEPS[name](world)
        if name == stage:
            break
    case: Case = world.case
    return case


class Stock:
    """Cases at their stages, each taken once; `fresh` is the same stock for another copy of the database."""

    def __init__(self, laid_in: Mapping[str, Sequence[dict[str, Any]]]) -> None:
        self.laid_in = laid_in
        self.rest = {stage: iter(some) for stage, some in laid_in.items()}

    def fresh(self) -> "Stock":
        """Nothing taken yet."""
        return Stock(self.laid_in)

    def at(self, stage: str) -> World:
        """A world of its own around the next case at a stage."""
        world = World(STEPS)
        world.rows = deepcopy(next(self.rest[stage]))
        return world


def laid_in(numbers: Mapping[str, int]) -> Stock:
    """Walk so many cases to each stage."""
    world = city()
    found: dict[str, list[dict[str, Any]]] = {}
    for stage, number in numbers.items():
        found[stage] = []
        for _ in range(number):
            case_at(world, stage)
            found[stage].append(dict(world.rows))
    return Stock(found)


class Meeting:
    """Where two acts wait for each other after reading and before writing."""

    patience = 0.15
    """Seconds for which one waits for the other before it writes: under a lock the other never comes."""

    def __init__(self) -> None:
        self.barrier = Barrier(2)

    def wait(self) -> None:
        """Wait for the other; not for ever."""
        try:
            self.barrier.wait(self.patience)
        except BrokenBarrierError:
            return

    def then(self, write: Write = write_nothing) -> Write:
        """Meet when the guards have been asked, then write."""

        def met(case: Case) -> None:
            self.wait()
            write(case)

        return met


def step(case: Case, name: str, by: Actor, **rest: Any) -> Deed:
    """A step on the case as a page of now shows it."""
    when = rest.pop("when", at("03-13"))
    act = {"by": by, "at": when, "key": rest.pop("key", uuid4()), "version": case.version}
    return lambda: advance(case.pk, name, **(act | rest))


def at_once(pairs: Sequence[Pair], abreast: int = ABREAST) -> list[list[str]]:
    """What becomes of the two deeds of each pair: done, stale, or the key of the refusal; sorted.

    Deeds are handed out in their order, so that of a pair never more than one waits for a hand.
    """
    everybody = Barrier(2 * abreast)

    def leave() -> None:
        everybody.wait()
        connections.close_all()

    with ThreadPoolExecutor(2 * abreast) as pool:
        found = list(pool.map(result, (deed for pair in pairs for deed in pair)))
        for one in [pool.submit(leave) for _ in range(2 * abreast)]:
            one.result()
    return [sorted(two) for two in zip(found[::2], found[1::2], strict=True)]


def both(one: Deed, other: Deed) -> list[str]:
    """What becomes of two deeds done at once."""
    return at_once([(one, other)], 1)[0]


def result(deed: Deed) -> str:
    """What becomes of a deed, on its thread's own connection."""
    try:
        deed()
    except record.StaleVersion:
        return STALE
    except StepRefused as refused:
        return refused.findings[0].key
    return DONE


@contextmanager
def disarmed(patch: MonkeyPatch, *constraints: str) -> Iterator[None]:
    """Without the lock, and without these constraints; for good in this database."""
    host, name = connection.settings_dict["HOST"], connection.settings_dict["NAME"]
    with psycopg.connect(host=host, dbname=name, user=OWNER_ROLE, autocommit=True) as owner:
        for constraint in constraints:
            for (sentence,) in owner.execute(FIND, {"name": constraint}).fetchall():
                owner.execute(sentence)
    with patch.context() as patched:
        patched.setattr(Meeting, "patience", 60.0)
        patched.setattr(record, "lock_case", lambda case_id: Case.objects.get(pk=case_id))
        yield
