"""Sessions in a table that says whose they are, so that their owner sees and ends them. Named in settings.SESSION_ENGINE."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore

from zhicheng_web import clock
from zhicheng_web.accounts.sign_in.rows import AccountSession

BEGUN_KEY, SEEN_KEY, DEVICE_KEY, ADDRESS_KEY = "begun", "seen", "device", "address"
"""What a session notes of itself: two moments as seconds of Unix, and what its owner recognises it by."""


class SessionStore(DatabaseSessionStore):
    """Django's sessions in the database, with the account beside the sealed content."""

    @classmethod
    def get_model_class(cls) -> type[AccountSession]:
        """Its table."""
        return AccountSession

    def create_model_instance(self, data: Mapping[str, Any]) -> AccountSession:
        """The row of a session that is saved."""
        row: AccountSession = super().create_model_instance(data)  # type: ignore[arg-type,assignment]
        row.account_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.begun_at, row.seen_at = read_moment(data, BEGUN_KEY), read_moment(data, SEEN_KEY)
        row.device, row.address = data.get(DEVICE_KEY, ""), data.get(ADDRESS_KEY, "")
        return row


def read_moment(data: Mapping[str, Any], key: str) -> datetime | None:
    """A moment that a session has noted."""
    return datetime.fromtimestamp(data[key], clock.KUNMING) if key in data else None
