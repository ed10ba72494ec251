"""The columns of an entry compared with its body, which alone was hashed: pages read the columns.

The database compares them when an entry comes (entry_columns_are_the_body, entry_actor); asked here of what stands, in words of
our own, for an owner who has torn that down.
"""

from collections.abc import Iterator
from typing import Final

from django.db import connection

from zhicheng_web.ledger.verification import Misfit

SELECT_DIFFERING: Final = """SELECT e.case_ref, e.seq FROM entry e LEFT JOIN person p ON p.id = e.actor_id
LEFT JOIN cases c ON c.id = e.case_id LEFT JOIN entry former ON former.case_id = e.case_id AND former.seq = e.seq - 1
CROSS JOIN LATERAL (SELECT e.body::jsonb AS said) AS its
WHERE NOT coalesce(said->>'case' = e.case_ref::text AND said->>'seq' = e.seq::text AND said->>'event' = e.event
        AND said->>'after' = e.state_after AND (said->>'at')::timestamptz = e.at AND said->>'role' = e.role, false)
    OR said->>'actor' IS DISTINCT FROM e.actor_ref::text OR said->>'membership' IS DISTINCT FROM e.membership_id::text
    OR p.public_id IS DISTINCT FROM e.actor_ref OR c.public_id IS DISTINCT FROM e.case_ref
    OR e.prev_at IS DISTINCT FROM former.at
ORDER BY e.case_id, e.seq"""
ALTERED: Final = "第{seq}条记录的步骤、时间或办理人被改动过，与记录的正文不符"


def list_altered_entries() -> Iterator[Misfit]:
    """The entries whose columns say something else than their bodies."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_DIFFERING)
        for ref, seq in cursor.fetchall():
            yield Misfit(str(ref), ALTERED.format(seq=seq))
