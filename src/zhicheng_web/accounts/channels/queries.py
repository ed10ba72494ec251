"""Finding the channel of an account."""

from zhicheng_web.accounts.channels.rows import Channel


def find_channel(account_id: int | None) -> Channel | None:
    """The verified channel of an account; None: there is none, or no account."""
    if account_id is None:
        return None
    return Channel.objects.filter(account_id=account_id, verified_at__isnull=False, ended_at=None).first()


def find_unverified_channel(account_id: int) -> Channel | None:
    """The address to which a code was sent last and that has not been shown to be the owner's."""
    waiting = Channel.objects.filter(account_id=account_id, verified_at=None, ended_at=None)
    return waiting.order_by("-pk").first()
