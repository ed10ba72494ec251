"""Acts by key: the key is made when a form is shown, so that a double click, a reload and a retry share it."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from zhicheng.finding import Finding
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.models import Idempotency

CLAIM_SQL = """INSERT INTO idempotency (person_id, key, step, case_id, seq, created_at) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT ON CONSTRAINT act_once DO NOTHING RETURNING id"""


KEY_LIFETIME = timedelta(days=30)
"""How long a page may lie open and its button still be pressed twice."""


class KeyedStep(NamedTuple):
    """What a key stands for: whose, which step, on which case (0: a new one), leading to which version."""

    person_id: int
    key: UUID
    step: str
    case_id: int
    seq: int


def claim_key(act: KeyedStep, at: datetime) -> int | None:
    """None where the act is new; else the case on which it was done.

    The INSERT waits for another transaction with the same key, so that what it has done is seen. Raises StepRefused where
    the key belongs to another act.
    """
    with connection.cursor() as cursor:
        cursor.execute(CLAIM_SQL, [*act, at])
        if cursor.fetchone():
            return None
    earlier = Idempotency.objects.get(person_id=act.person_id, key=act.key)
    if earlier.step != act.step or act.case_id not in (0, earlier.case_id):
        raise StepRefused([KEY_REUSED])
    return earlier.case_id


def bind_key_to_case(act: KeyedStep, case_id: int) -> None:
    """Note which case a new one has become."""
    Idempotency.objects.filter(person_id=act.person_id, key=act.key).update(case_id=case_id)


def delete_old_keys(now: datetime) -> int:
    """Keys that no page can still hold are let go; how many."""
    return Idempotency.objects.filter(created_at__lt=now - KEY_LIFETIME).delete()[0]


def is_key_used(person_id: int, key: UUID) -> bool:
    """Whether an act was done under a key: a second click finds out that the first one has succeeded."""
    return Idempotency.objects.filter(person_id=person_id, key=key).exists()


def find_keyed_step(person_id: int, key: UUID) -> str:
    """The step that was taken under a key, for an action that chooses among steps by how a case stands; "" before the first."""
    taken = Idempotency.objects.filter(person_id=person_id, key=key)
    return taken.values_list("step", flat=True).first() or ""


KEY_REUSED = Finding(
    "key_reused",
    "三（二）",
    "fail",
    reason="这个页面已经提交过另一项操作（三（二））。",
    remedy="请刷新页面后再办理。",
)
