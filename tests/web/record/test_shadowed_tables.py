"""Somebody with the pages' role puts tables of their own, of the same names, before the eyes of the database's rules."""

import psycopg
import pytest
from django.db import connection

from tests.web.cast import Cast
from tests.web.record.test_commitments import sign_in
from tests.web.record.test_rights import EARLIER, HARMS, furnished
from zhicheng_web.databases import OFFICE_ROLE, OWNER_ROLE

__all__ = ["furnished"]
DECOYS = """
CREATE TEMPORARY TABLE unit_entry (xid xid8, organisation_id bigint, event text, person_id bigint, by bigint, body jsonb);
INSERT INTO unit_entry SELECT pg_current_xact_id(), o, event, p, p, jsonb_build_object('role', role, 'account', a)
FROM (SELECT unnest(ARRAY[id, id + 100]) FROM organisation) AS one (o),
    (SELECT person_id, user_id FROM membership JOIN person ON person.id = person_id) AS two (p, a),
    unnest(ARRAY['examiner', 'approver', 'employee']) AS role,
    unnest(ARRAY['end_unit', 'register_unit', 'found_office', 'password_changed', 'factor_removed', 'channel_changed']) AS event;
INSERT INTO unit_entry SELECT pg_current_xact_id(), 1, event, NULL, 0, jsonb_build_object('account', id)
FROM accounts_account, unnest(ARRAY['password_changed', 'factor_added', 'channel_changed']) AS event;
CREATE TEMPORARY TABLE cases AS SELECT id, id AS person_id, 1 AS employer_id FROM person;
CREATE TEMPORARY TABLE entry AS
    SELECT id AS case_id, pg_current_xact_id() AS xid, event FROM cases, unnest(ARRAY['edit', 'assess']) AS event;
CREATE TEMPORARY TABLE row_entry (of_table text, of_row bigint, digest text, at timestamptz, xid xid8);
"""
"""The lines of acts that nobody took, for everybody."""
UNPINNED = """SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace = 'public'::regnamespace AND l.lanname IN ('plpgsql', 'sql') AND p.proname NOT LIKE 'procrastinate%'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    AND 'search_path=pg_catalog, public, pg_temp' <> ALL (coalesce(p.proconfig, '{}'))"""


def test_the_pages_role_makes_no_temporary_tables(furnished: str) -> None:
    with sign_in(furnished, OFFICE_ROLE) as pages, pytest.raises(psycopg.errors.InsufficientPrivilege):
        pages.execute("CREATE TEMPORARY TABLE entry (xid xid8)")


@pytest.mark.parametrize("harm", HARMS)
def test_where_it_could_the_rules_still_ask_the_offices_own(furnished: str, harm: str) -> None:
    deed, _, rule = HARMS[harm]
    with sign_in(furnished, OWNER_ROLE) as owner:
        owner.execute(f"GRANT TEMPORARY ON DATABASE {furnished} TO {OFFICE_ROLE}")
    with sign_in(furnished, OFFICE_ROLE) as pages, pytest.raises(psycopg.Error) as refused:
        pages.execute(DECOYS)
        assert pages.execute(deed).rowcount > 0
        pages.commit()
    with sign_in(furnished, OWNER_ROLE) as owner:
        owner.execute(f"REVOKE TEMPORARY ON DATABASE {furnished} FROM {OFFICE_ROLE}")
    found = refused.value.diag.constraint_name
    assert found == rule or found in EARLIER or isinstance(refused.value, psycopg.errors.InsufficientPrivilege)


def test_every_function_says_where_it_looks(people: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(UNPINNED)
        assert cursor.fetchall() == [], "write SET search_path = pg_catalog, public, pg_temp after LANGUAGE"
