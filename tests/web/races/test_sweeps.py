"""Two sweeps at once over the job of a killed worker: given back once, never from under a worker that has it in hand.

ZHICHENG_ROUNDS=100 runs a hundred rounds of each.
"""

import os
from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections
from procrastinate.contrib.django import app
from procrastinate.manager import JobManager

from zhicheng_web import jobs

ROUNDS = int(os.environ.get("ZHICHENG_ROUNDS", "2"))


def ask(sentence: str, *values: int | str) -> Any:
    """The first value of the first row."""
    with connection.cursor() as cursor:
        cursor.execute(sentence, values)
        return cursor.fetchone()[0]


def take_job(last_heard: str) -> int | None:
    """A new worker, last heard of so long ago, takes the next job; which, if any."""
    worker = ask(
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id", last_heard
    )
    job: int | None = ask("SELECT id FROM procrastinate_fetch_job_v2(NULL, %s)", worker)
    return job


def killed_worker(last_heard: str = "1 minute") -> int:
    """The only job of the queue, which a worker took and never ended."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    job = app.configure_task("zhicheng_web.jobs.forget_old_jobs").defer(timestamp=0)
    assert take_job(last_heard) == job
    return job


@pytest.mark.parametrize(
    ("silence", "given_back", "then"), [("20 seconds", 0, "doing"), ("40 seconds", 1, "todo")], ids=["living", "dead"]
)
def test_only_what_a_silent_worker_had_is_given_back(
    own_database: str, silence: str, given_back: int, then: str
) -> None:
    job = killed_worker(silence)
    assert jobs.give_back() == given_back
    assert ask("SELECT status FROM procrastinate_jobs WHERE id = %s", job) == then


def two_sweeps(patience: float) -> tuple[list[int], bool, bool]:
    """While one sweep has looked and not yet changed anything, another comes, and after it a worker that takes the job.

    How many jobs each found; whether that worker got it; whether one more worker gets it while it is in hand.
    """
    job = killed_worker()
    found: list[int] = []
    taken: list[int | None] = []
    look = JobManager.get_stalled_jobs

    def sweep_and_work() -> None:
        jobs.give_back()
        taken.append(take_job("0 seconds"))
        connections.close_all()

    other = Thread(target=sweep_and_work)

    async def looked(manager: JobManager, **how: Any) -> Any:
        stalled = list(await look(manager, **how))
        found.append(len(stalled))
        if len(found) == 1:
            other.start()
            other.join(patience)
        return stalled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(JobManager, "get_stalled_jobs", looked)
        jobs.give_back()
        other.join()
    return found, taken == [job], take_job("0 seconds") == job


def repeat(race: Callable[[], object]) -> list[object]:
    """As many rounds as are asked for."""
    return [race() for _ in range(ROUNDS)]


def test_a_job_is_given_back_once_by_two_sweeps(own_database: str) -> None:
    assert repeat(lambda: two_sweeps(0.15)) == [([1, 0], True, False)] * ROUNDS


def test_control_without_its_lock_a_job_in_hand_is_given_to_another(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "wait_for_turn", lambda: None)
    assert repeat(lambda: two_sweeps(10.0)) == [([1, 1], True, True)] * ROUNDS
