"""The jobs of accounts, by the clock."""

from procrastinate.contrib.django import app

from zhicheng_web import clock
from zhicheng_web.accounts.help.expire import expire_help
from zhicheng_web.accounts.notices.letters import mail_account_notices
from zhicheng_web.accounts.sign_in import tries
from zhicheng_web.jobs import RETRY_STRATEGY


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="account-mail", lock="account-mail")
def tell_account_owners(timestamp: int) -> None:
    """Every minute: mail what others have done to accounts."""
    mail_account_notices(clock.now())


@app.periodic(cron="15 3 * * *")
@app.task(queueing_lock="help", lock="help", retry=RETRY_STRATEGY)
def end_old_help(timestamp: int) -> None:
    """Every night: help that has not gone out within its term ends, and owner and asker are told."""
    expire_help(clock.now())


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="tries", lock="tries", retry=RETRY_STRATEGY)
def forget_tries(timestamp: int) -> None:
    """Every night: tries that slow nobody down any more are let go."""
    tries.forget_old_tries(clock.real_moment())
