"""Whether every case stands where its ledger says; asked again only where something was written since it was asked last.

Half of the office's tests look at a case that was walked and verified before and put back (tests/web/remembered.py).
"""

from django.db import connection

from tests.web.server import ask_database
from zhicheng_web.cases.engine.rejudge import list_differing_verdicts
from zhicheng_web.cases.models import Case, Verdict
from zhicheng_web.ledger.queries import find_discrepancies

WRITTEN = """
    SELECT pg_current_xact_id_if_assigned()::text || ' ' || nullif(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)
    FROM pg_stat_xact_user_tables WHERE relname IN ('cases', 'entry', 'verdict')
"""
"""The transaction, and how much it has written of what is compared; nothing where it has written nothing of it."""
verified: list[str | None] = [None]
"""What WRITTEN said when everything was last known to stand."""


def assert_cases_stand() -> None:
    """State and version of each case are what its entries tell, and every verdict comes out again."""
    if connection.in_atomic_block and ask_database(WRITTEN) in (None, verified[0]):
        return
    found = [*find_discrepancies(Case.objects.values_list("pk", "public_id", "version", "state"))]
    found += list_differing_verdicts(Verdict.objects.all())
    assert found == [], found


def take_as_verified() -> None:
    """What has been written so far is known to stand."""
    verified[0] = ask_database(WRITTEN)
