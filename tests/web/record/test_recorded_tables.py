"""What stands beside a case and decides about it, and the columns of the record itself: where an owner has torn the rules down,
the check names what was altered. Every table of the database is committed to, chained, written down, or free for a reason.
"""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.web import number_claims, walking
from tests.web.cast import Cast, cast, moment, waiting_help, waiting_officer
from tests.web.record.test_commitments import sign_in, without_guards
from tests.web.server import fill_database, stand_in_own_database
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.cases.transition.committed_tables import COMMITTED_TABLES
from zhicheng_web.databases import OFFICE_ROLE
from zhicheng_web.ledger.recorded_rows import RECORDED_TABLES, find_altered_rows
from zhicheng_web.ledger.side_chains import CHAINED_TABLES
from zhicheng_web.people.actor import SYSTEM

NOW = moment("06-01")
DECIDED = "(SELECT case_id FROM decision)"
HARMS = {
    "a side that somebody else took": ("UPDATE case_party SET person_id = 3 WHERE side = 'approver'", "办理身份"),
    "a side that nobody took": ("DELETE FROM case_party WHERE side = 'examiner'", "办理身份"),
    "a paper slipped in": (
        f"""INSERT INTO paper (public_id, kind, name, sha256, size, media_type, pages, at, case_id, uploaded_by_id)
        SELECT gen_random_uuid(), kind, name, sha256, size, media_type, pages, at, case_id, uploaded_by_id FROM paper
        WHERE case_id = {DECIDED} LIMIT 1""",
        "材料",
    ),
    "a paper taken away": ("UPDATE paper SET removed_at = now()", "材料"),
    "another picture of a page": (f"UPDATE page_picture SET sha256 = '{'0' * 64}'", "材料的页面图片"),
    "a contest of another day": ("UPDATE number_contest SET opened_at = opened_at - interval '1 year'", "证件号码争议"),
    "a claim that nobody made": ("DELETE FROM contested_claim", "有争议的登记"),
    "another number asked for": ("UPDATE number_correction SET id_index = decode('00', 'hex')", "证件号码更正"),
    "another who invited": ("UPDATE invitation SET invited_by_id = 1", "邀请"),
    "another reason for help": ("UPDATE help_with_account SET reason = '别的理由'", "账号求助"),
    "a shorter publicity": ("UPDATE policy_version SET publicity_days = 1", "政策版本"),
    "a longer window": ("UPDATE filing_window SET closes_on = closes_on + 30", "申报窗口"),
    "another calendar": ("UPDATE calendar_version SET hash = 'x'", "工作日历"),
    "a day off": ("UPDATE calendar_day SET working = false WHERE day = '2026-03-10'", "日历的一天"),
    "a number that does not open": (
        """UPDATE person SET id_number_enc = (SELECT id_number_enc FROM case_snapshot WHERE id_number_enc IS NOT NULL LIMIT 1)
        WHERE id_index IS NOT NULL""",
        "人员",
    ),
    "a filed number that does not open": (
        "UPDATE case_snapshot SET id_number_enc = (SELECT id_number_enc FROM person WHERE id_index IS NOT NULL LIMIT 1)",
        "申报时的情况",
    ),
}
"""What could be done unseen beside a case: the deed, and in which table people read it."""
COLUMNS = {
    "another step": f"UPDATE entry SET event = 'refuse' WHERE event = 'recognise' AND case_id = {DECIDED}",
    "another state": "UPDATE entry SET state_after = 'refused' WHERE event = 'recognise'",
    "somebody else": """UPDATE entry SET actor_id = p.id, actor_ref = p.public_id FROM person p
        WHERE p.id = 1 AND event = 'propose'""",
    "somebody else by number alone": "UPDATE entry SET actor_id = 1 WHERE event = 'propose'",
    "another role": "UPDATE entry SET role = 'approver' WHERE event = 'propose'",
    "another membership": "UPDATE entry SET membership_id = 1 WHERE event = 'recognise'",
    "an earlier day": "UPDATE entry SET at = at - interval '1 second' WHERE event = 'recognise'",
    "words that nobody wrote": """INSERT INTO remark (case_id, seq, words, salt, at, by_id)
        SELECT case_id, seq, '后来写的理由', gen_random_uuid(), at, actor_id FROM entry WHERE event = 'recognise'""",
}
"""What could be done to what pages show of an act."""
NOT_FOR_PAGES = (
    "UPDATE filing_window SET closes_on = closes_on + 30",
    "UPDATE policy_version SET grace_days = 90",
    "UPDATE invitation SET name = '别人'",
    "DELETE FROM invitation",
    "DELETE FROM accounts_notice",
    "UPDATE accounts_notice SET account_id = 1",
    "UPDATE case_snapshot SET phone = ''",
    "UPDATE return_round SET due_on = '2099-01-01'",
    "DELETE FROM django_migrations",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('cases', '9999_guards', now())",
)
"""What no page does, and the role of the pages may not either."""
BESIDE = {
    "entry": "chained and sealed; its columns are compared with its body",
    "commitment_salt": "without its salt nothing fits, and the check says so",
    "filing_paper": "committed to with its filing",
    "remark": "its hash stands in the entry",
    "home_stamp": "compared with the folder of the home at each start",
}
FREE = {
    "digest": "counts of a morning that the queue shows better; decides nothing",
    "number_counter": "counts what the titles themselves show; a gap is refused",
    "outbox": "tells people of an act, and decides nothing",
    "idempotency": "keeps a click from counting twice, for some days",
    "accounts_notice": "made of a line of the record of units, which stays",
    "accounts_session": "who is signed in now",
    "accounts_sign_in_tries": "how long somebody waits",
    "accounts_used_code": "which codes count no more",
}
"""Tables that say nothing of what was decided or may be, each with what they are for."""
LIBRARIES = ("account_", "auth_", "django_", "procrastinate_")


def furnish() -> None:
    """A recognised case, and one row at least of everything beside it."""
    people = cast()
    walking.recognised(people)
    with transaction.atomic():
        number_claims.waiting_contest(people)
        number_claims.waiting_correction(people)
        waiting_officer(people)
        waiting_help(people, NOW)


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database in which all of it stands, once for this file."""
    with django_db_blocker.unblock(), fill_database("recorded", furnish) as (name, _):
        yield name


@pytest.fixture
def own_database(furnished: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A copy for one test."""
    with django_db_blocker.unblock(), stand_in_own_database(furnished) as name:
        yield name


@pytest.mark.unsound
@pytest.mark.parametrize("harm", HARMS)
def test_what_stands_beside_a_case_is_named(own_database: str, harm: str) -> None:
    deed, table = HARMS[harm]
    assert find_altered_rows() == []
    with without_guards(own_database) as owner:
        assert owner.execute(deed).rowcount > 0
    found = check_ledger(by=SYSTEM, at=NOW).side
    assert found
    assert all(one.startswith(f"{table}（数据库第") for one in found)


@pytest.mark.unsound
@pytest.mark.parametrize("harm", COLUMNS)
def test_what_pages_read_of_an_act_is_what_was_hashed(own_database: str, harm: str) -> None:
    with without_guards(own_database) as owner:
        owner.execute("ALTER TABLE entry DISABLE TRIGGER USER")
        for name in ("entry_columns_are_the_body", "entry_not_before_previous"):
            owner.execute(f"ALTER TABLE entry DROP CONSTRAINT {name}")
        assert owner.execute(COLUMNS[harm]).rowcount == 1
    (found,) = check_ledger(by=SYSTEM, at=NOW).misfits
    assert "与记录的正文不符" in found.why or "are none of its own" in found.why


@pytest.mark.parametrize("deed", NOT_FOR_PAGES)
def test_the_pages_role_keeps_what_its_work_needs(furnished: str, deed: str) -> None:
    with sign_in(furnished, OFFICE_ROLE) as pages, pytest.raises(psycopg.errors.InsufficientPrivilege):
        pages.execute(deed)


def test_every_table_is_looked_after(people: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = {name for (name,) in cursor.fetchall() if not name.startswith(LIBRARIES)}
    looked_after = {one.key for one in COMMITTED_TABLES} | {*RECORDED_TABLES, *CHAINED_TABLES, *BESIDE, *FREE}
    assert sorted(tables) == sorted(looked_after)
