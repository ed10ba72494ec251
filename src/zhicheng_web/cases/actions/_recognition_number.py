"""Recognition numbers without gaps: a counter a year and authority, taken last in a transaction; COMMIT lets the next in.

A rollback gives the number back. The database proves it besides: `number_once`, `number_without_gap`.
"""

from datetime import datetime

from django.db import connection

from zhicheng_web.ledger.chain import KUNMING

NEXT_NUMBER_SQL = """INSERT INTO number_counter (authority_id, year, last) VALUES (%s, %s, 1)
ON CONFLICT ON CONSTRAINT number_counter_once DO UPDATE SET last = number_counter.last + 1 RETURNING last"""


def issue_recognition_number(authority_id: int, at: datetime) -> int:
    """The next number of an authority in the year (of Kunming) of a moment."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER_SQL, [authority_id, at.astimezone(KUNMING).year])
        return int(cursor.fetchone()[0])
