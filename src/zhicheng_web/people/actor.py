"""Who acts: a person, in one role, for one organisation. Every action is given one; none looks one up."""

from typing import NamedTuple

from zhicheng.procedure.states import Role


class Actor(NamedTuple):
    """The person behind an act. An applicant acts without a membership; the system as NOBODY."""

    person_id: int
    membership_id: int | None
    role: Role
    organisation_id: int | None = None


SYSTEM_PERSON_ID = 0
SYSTEM = Actor(SYSTEM_PERSON_ID, None, Role.SYSTEM)
"""What only dates do: expiry, reminders."""
