"""worker: does the jobs until Ctrl-C or SIGTERM, after taking over what a killed one left."""

import asyncio
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app

from zhicheng_web import environment, jobs
from zhicheng_web.databases import refuse_owner

GRACE = 15.0


class Command(BaseCommand):
    """Not where it could become the owner of the database.

    One worker, one job at a time: actions lock rows, and two at once would only wait for each other.
    """

    help = "办理后台任务，直到收到停止信号"

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_owner(environment.read_environment())
        asyncio.run(run_worker())


async def run_worker() -> None:
    """Sweep, then work."""
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        async with app.open_async():
            await jobs.retry_stalled_jobs()
            await app.run_worker_async(shutdown_graceful_timeout=GRACE, delete_jobs="never", concurrency=1)
