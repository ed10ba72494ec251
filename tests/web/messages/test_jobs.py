"""A nightly job that fails is tried again some times; a job of the minute waits for its next minute."""

import asyncio
from datetime import datetime
from typing import Any

import pytest
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector

from zhicheng_web.cases.transition import idempotency
from zhicheng_web.jobs import MAX_ATTEMPTS

NIGHTLY = {
    "zhicheng_web.accounts.jobs.end_old_help",
    "zhicheng_web.accounts.jobs.forget_tries",
    "zhicheng_web.jobs.forget_old_jobs",
    "zhicheng_web.jobs.forget_expired_sessions",
    "zhicheng_web.messages.jobs.refresh_advice",
    "zhicheng_web.messages.jobs.forget_keys",
    "zhicheng_web.messages.jobs.check_ledger",
    "zhicheng_web.messages.jobs.tidy_papers",
}


JOB, QUEUE = "zhicheng_web.messages.jobs.forget_keys", "tested"
"""A queue of its own: the jobs of the minute are not run beside it."""


def fail(now: datetime) -> int:
    """What a job does that meets a database which is away."""
    raise ConnectionError(now)


async def run_worker_on(attempts: int) -> dict[str, Any]:
    """The job as it stands after a worker has found it with so many attempts behind it."""
    queue = InMemoryConnector()
    with app.replace_connector(queue):
        async with app.open_async():
            number = await app.configure_task(JOB, queue=QUEUE).defer_async(timestamp=0)
            queue.jobs[number]["attempts"] = attempts
            await app.run_worker_async(queues=[QUEUE], wait=False, install_signal_handlers=False, listen_notify=False)
            return dict(queue.jobs[number])


@pytest.mark.parametrize(("attempts", "then"), [(0, "todo"), (MAX_ATTEMPTS, "failed")])
def test_a_nightly_job_that_fails_is_tried_again_a_few_times(
    monkeypatch: pytest.MonkeyPatch, attempts: int, then: str
) -> None:
    monkeypatch.setattr(idempotency, "delete_old_keys", fail)
    job = asyncio.run(run_worker_on(attempts))
    assert (job["status"], job["attempts"], job["scheduled_at"] is not None) == (then, attempts + 1, then == "todo")


def test_the_jobs_that_are_tried_again_are_those_of_the_night() -> None:
    periodic = app.periodic_registry.periodic_tasks.values()
    nightly = {one.task.name for one in periodic if one.cron.split()[1] != "*"}
    assert nightly == NIGHTLY
    assert {one.task.name for one in periodic if one.task.retry_strategy} == NIGHTLY
