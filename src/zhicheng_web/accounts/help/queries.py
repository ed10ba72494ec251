"""Finding help with accounts for pages."""

from uuid import UUID

from zhicheng_web.accounts.help.rows import AccountHelp


def list_waiting_help() -> list[AccountHelp]:
    """What waits for a second person, the first first."""
    waiting = AccountHelp.objects.filter(confirmed_at=None, declined_at=None, sent_at=None)
    return list(waiting.select_related("person", "asked_by", "channel").order_by("pk"))


def find_help(public_id: UUID) -> AccountHelp | None:
    """What was asked, with everybody concerned; None: there is nothing of this id."""
    return AccountHelp.objects.filter(public_id=public_id).select_related("person__user", "asked_by", "channel").first()
