"""Jobs of the house itself: what a killed worker left is done again, what is done or has run out is forgotten."""

from importlib import import_module

from asgiref.sync import async_to_sync, sync_to_async
from django.conf import settings
from django.db import close_old_connections, connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

from zhicheng_web import clock

DEAD_AFTER_SECONDS = 30.0
"""Seconds without a sign of life after which a worker counts as dead."""
MAX_ATTEMPTS = 3
RETENTION_HOURS = 24 * 30
RETRY_STRATEGY = RetryStrategy(max_attempts=MAX_ATTEMPTS, wait=10, exponential_wait=6)
"""For nightly jobs that fail by an exception: they find what is still to be done, so that doing them again costs nothing.
A job of the minute needs none, the next minute is its second attempt; a kill is no exception, hence the sweep."""


async def retry_stalled_jobs() -> int:
    """Give the jobs of dead workers back, each a few times; then they count as failed, and an administrator sees it."""
    return await sync_to_async(give_back)()


def give_back() -> int:
    """The same, one sweep after another: of two at once the second would put back what already runs again.

    On Django's connection: lock, look and change are one transaction, and a lock of PostgreSQL ends with its worker.
    """
    manager = JobManager(DjangoConnector())
    close_old_connections()  # a thread of the worker may hold one to a database that has been restarted
    with transaction.atomic():
        wait_for_turn()
        stalled = list(async_to_sync(manager.get_stalled_jobs)(seconds_since_heartbeat=DEAD_AFTER_SECONDS))
        for job in stalled:
            if job.attempts >= MAX_ATTEMPTS:
                async_to_sync(manager.finish_job)(job, Status.FAILED, delete_job=False)
            else:
                async_to_sync(manager.retry_job)(job, retry_at=clock.real_moment())
    return len(stalled)


def wait_for_turn() -> None:
    """Hold the lock of sweeps until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('zhicheng.sweep'))")


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sweep")
async def sweep_every_minute(timestamp: int) -> None:
    """The sweep, once a minute."""
    await retry_stalled_jobs()


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="forget", retry=RETRY_STRATEGY)
async def forget_old_jobs(timestamp: int) -> None:
    """Delete jobs that were done long ago."""
    await app.job_manager.delete_old_jobs(nb_hours=RETENTION_HOURS)


@app.periodic(cron="23 3 * * *")
@app.task(queueing_lock="sessions", lock="sessions", retry=RETRY_STRATEGY)
def forget_expired_sessions(timestamp: int) -> None:
    """Delete sessions that have run out: nobody asks for them again, and what was typed in them is over."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
