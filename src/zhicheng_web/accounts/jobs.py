"""The jobs of accounts, by the clock."""

from procrastinate.contrib.django import app

from zhicheng_web import clock
from zhicheng_web.accounts.notices.letters import mail_account_notices


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="account-mail", lock="account-mail")
def tell_account_owners(timestamp: int) -> None:
    """Every minute: mail what others have done to accounts."""
    mail_account_notices(clock.now())
