"""The jobs of the office, by the clock: messages, dates, the nightly look at the ledger.

A job is only a trigger: what is to be done stands in the tables, so that a lost or a doubled one costs nothing.
"""

import logging

from procrastinate.contrib.django import app

from zhicheng_web import clock
from zhicheng_web.cases.actions import check_ledger as check
from zhicheng_web.cases.actions import seal_ledger as seal
from zhicheng_web.cases.engine import advice, engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import pictures
from zhicheng_web.cases.papers.stored_files import delete_unnamed_files
from zhicheng_web.cases.papers.uploads.clear_papers import encrypt_clear_papers
from zhicheng_web.cases.transition import idempotency
from zhicheng_web.jobs import RETRY_STRATEGY
from zhicheng_web.messages import dates, digest, outbox, parent_letters, unit_letters
from zhicheng_web.people.actor import SYSTEM

LOG = logging.getLogger("zhicheng.jobs")


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="deliver", lock="deliver")
def deliver(timestamp: int) -> None:
    """Deliver the messages of the outbox that are due."""
    outbox.deliver_due_messages(clock.now)
    parent_letters.send_parent_letters(clock.now())
    unit_letters.send_unit_letters(clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="dates", lock="dates")
def keep_dates(timestamp: int) -> None:
    """Remind of dates, and end what has run out."""
    dates.expire_graces(clock.now())
    dates.create_reminders(clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="digest", lock="digest")
def send_morning_lists(timestamp: int) -> None:
    """On working days from nine, the list of the morning; it looks at the clock of Kunming itself."""
    digest.send_digests(clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="pictures", lock="pictures")
def draw_pictures(timestamp: int) -> None:
    """Draw pages of papers for which there was no time with the upload, or which are older than the pictures."""
    pictures.draw_missing_pictures()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="seal", lock="seal")
def seal_ledger(timestamp: int) -> None:
    """Seal what was written since; the line stands in the log too, which is another place."""
    seal.seal_ledger(clock.now())


@app.periodic(cron="1 0 * * *")
@app.task(queueing_lock="advice", lock="advice", retry=RETRY_STRATEGY)
def refresh_advice(timestamp: int) -> None:
    """Every midnight: what was 时间未到 yesterday may be full today."""
    advice.refresh_case_advice(Case.objects.all(), engine_input.to_kunming_date(clock.now()))


@app.periodic(cron="10 3 * * *")
@app.task(queueing_lock="keys", lock="keys", retry=RETRY_STRATEGY)
def forget_keys(timestamp: int) -> None:
    """Every night: keys of pages long closed are let go."""
    idempotency.delete_old_keys(clock.now())


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="papers", lock="papers", retry=RETRY_STRATEGY)
def tidy_papers(timestamp: int) -> None:
    """Every night: papers that still lie in the clear are encrypted, files that no row names deleted."""
    encrypted, deleted = encrypt_clear_papers(), delete_unnamed_files(clock.real_moment())
    if encrypted or deleted:
        LOG.info("papers: %s were encrypted, %s forgotten files deleted", encrypted, deleted)


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="ledger", lock="ledger", retry=RETRY_STRATEGY)
def check_ledger(timestamp: int) -> None:
    """Every night: the state of each case is what its entries tell, and every seal holds. Written down for the bureau; an
    error in the log where one does not.
    """
    found = check.check_ledger(by=SYSTEM, at=clock.now())
    for problem in (*found.seals.faults, *found.side):
        LOG.error("ledger: %s", problem)
    for misfit in found.misfits:
        LOG.error("ledger: %s: %s", misfit.ref, misfit.why)
