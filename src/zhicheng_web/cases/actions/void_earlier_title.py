"""Somebody says that a title of before this system does not count: entered wrongly, or taken away by who granted it.

It counts until a second person has confirmed that (`answer_earlier_titles.py`); what was right is then brought in anew.
"""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from zhicheng_web.cases.actions._earlier_title import (
    NOT_BROUGHT_BY_YOU,
    PROPOSED_BY,
    copy_for_voiding,
    note_sheet,
    require_not_own,
    require_proposer,
    seal_again,
)
from zhicheng_web.cases.actions.propose_earlier_titles import name_proposer
from zhicheng_web.cases.models import EarlierTitle
from zhicheng_web.cases.transition.authorised import require_reason, require_that
from zhicheng_web.cases.transition.idempotency import KeyedStep, claim_key
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor

VOID_STEP: Final = "void_earlier_title"


def void_earlier_title(one: EarlierTitle, *, reason: str, by: Actor, at: datetime, key: UUID) -> None:
    """Propose it, for a written reason. Raises StepRefused."""
    authority = require_proposer(by)
    require_that(one.organisation_id == authority.pk, *NOT_BROUGHT_BY_YOU, PROPOSED_BY)
    require_not_own({bytes(one.id_index)}, by)
    words = require_reason(reason, "earlier_title_void_reason", "二（二）", "没有写明为什么不再作数")
    public_id = uuid4()
    with act():
        if claim_key(KeyedStep(by.person_id, key, VOID_STEP, 0, 1), at) is not None:
            return
        units.record_unit_act(authority.pk, VOID_STEP, by=by, at=at, body=note_sheet(key, 1, reason=words))
        EarlierTitle.objects.create(
            public_id=public_id,
            sheet=key,
            line=1,
            voids=one,
            void_reason=words,
            id_number_enc=seal_again(public_id, one),
            **copy_for_voiding(one),
            **name_proposer(by, at),
        )
