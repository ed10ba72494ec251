"""A link was used: it opens nothing more, and the record says so."""

from datetime import datetime
from typing import Final

from zhicheng.procedure.states import Role
from zhicheng_web.accounts.help.ask import write_help_act
from zhicheng_web.accounts.help.rows import AccountHelp
from zhicheng_web.cases.transition.record import act
from zhicheng_web.people.actor import Actor

USED_STEP: Final = "password_set"


def note_used(asked: AccountHelp, at: datetime) -> None:
    """The new password is set."""
    with act():
        AccountHelp.objects.filter(pk=asked.pk, used_at=None).update(used_at=at)
        write_help_act(asked, USED_STEP, by=Actor(asked.person_id, None, Role.APPLICANT), at=at, reason="")
