"""What owners do to their own accounts, written down with the act itself: without its line the database refuses the change."""

from typing import Final

from zhicheng_web import clock
from zhicheng_web.ledger import units
from zhicheng_web.people.queries import find_person_of_account

PASSWORD_CHANGED: Final = "password_changed"
PASSWORD_BY_LINK: Final = "password_by_link"
"""The line that the owner reads of it is `password_set`, in the record of whoever helped."""
ACCOUNT_OPENED: Final = "account_opened"
"""By somebody whom nobody has invited."""
FACTOR_ADDED, FACTOR_CHANGED, FACTOR_REMOVED = "factor_added", "factor_changed", "factor_removed"


def record_owner_act(account_id: int, event: str) -> None:
    """Write it down, inside the transaction that does it."""
    person = find_person_of_account(account_id)
    units.record_account_act(account_id, event, at=clock.now(), person_id=person.pk if person else None)
