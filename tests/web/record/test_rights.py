"""What gives a right or a name: past the office it is altered by neither role of the database; where an owner has torn the
rules down first, the check names the row.
"""

from collections.abc import Iterator
from datetime import date

import psycopg
import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.web.cast import Cast, cast, moment
from tests.web.record.test_commitments import sign_in, without_guards
from tests.web.server import fill_database, stand_in_own_database
from zhicheng.procedure.states import Role
from zhicheng_web.accounts import acts
from zhicheng_web.accounts.models import Account, Channel
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.cases.actions.correct_unit import correct_unit, hash_unit_data
from zhicheng_web.cases.actions.manage_membership import end_membership, give_membership
from zhicheng_web.cases.refusals.of_database import find_constraint_wording
from zhicheng_web.databases import OFFICE_ROLE, OWNER_ROLE
from zhicheng_web.ledger.recorded_rows import RECORDED_TABLES, find_altered_rows
from zhicheng_web.people.actor import SYSTEM
from zhicheng_web.people.queries import list_memberships_on

NOW = moment("06-01")
APPROVER = "(SELECT person_id FROM membership WHERE role = 'approver')"
ACCOUNT = f"(SELECT user_id FROM person WHERE id = {APPROVER})"
HARMS = {
    "everybody for ever": ("UPDATE membership SET valid = '[2020-01-01,)'", "任职", "membership_by_an_act"),
    "another role": ("UPDATE membership SET role = 'approver' WHERE role = 'examiner'", "任职", "membership_by_an_act"),
    "a new approver": (
        """INSERT INTO membership (person_id, organisation_id, role, valid)
        SELECT person_id, (SELECT organisation_id FROM membership WHERE role = 'approver'), 'approver', '[2026-01-01,)'
        FROM membership WHERE role = 'employer' LIMIT 1""",
        "任职",
        "membership_by_an_act",
    ),
    "begun again": ("UPDATE membership SET stopped_at = now() WHERE role = 'approver'", "任职", "membership_by_an_act"),
    "no role": ("DELETE FROM membership WHERE role = 'approver'", "任职", "membership_by_an_act"),
    "another name": (f"UPDATE person SET name = '冒名者' WHERE id = {APPROVER}", "人员", "name_by_an_act"),
    "somebody else's account": (
        f"""UPDATE person SET user_id = CASE WHEN id = {APPROVER} THEN NULL ELSE {ACCOUNT} END
        WHERE id IN ({APPROVER}, (SELECT person_id FROM membership WHERE role = 'bureau'))""",
        "人员",
        "account_stays_its_persons",
    ),
    "every password": ("UPDATE accounts_account SET password = 'pbkdf2_sha256$1$a$b'", "账号", "account_by_an_act"),
    "another login": (f"UPDATE accounts_account SET login = 'x' WHERE id = {ACCOUNT}", "账号", "account_by_an_act"),
    "a factor taken": ("DELETE FROM mfa_authenticator WHERE type = 'totp'", "两步验证", "factor_by_an_act"),
    "a factor exchanged": (
        "UPDATE mfa_authenticator SET data = '{\"secret\": \"x\"}' WHERE type = 'totp'",
        "两步验证",
        "factor_by_an_act",
    ),
    "used codes again": (
        "UPDATE mfa_authenticator SET data = data || '{\"used_mask\": 0}' WHERE type = 'recovery_codes'",
        "两步验证",
        "factor_by_an_act",
    ),
    "another factor": (
        f"""INSERT INTO mfa_authenticator (user_id, type, data, created_at) VALUES ({ACCOUNT}, 'webauthn', '{{}}', now())""",
        "两步验证",
        "factor_by_an_act",
    ),
    "another mailbox": ("UPDATE accounts_channel SET address = 'x@example.com'", "邮箱", "channel_by_an_act"),
    "a unit that recognises": (
        "UPDATE organisation SET self_recognition = true WHERE kind = 'employer'",
        "单位",
        "unit_by_an_act",
    ),
    "a unit of another name": (
        "UPDATE organisation SET name = '别的单位' WHERE kind = 'county'",
        "单位",
        "unit_by_an_act",
    ),
    "a unit from nowhere": (
        """INSERT INTO organisation (public_id, kind, name, employer_kind, affiliation, registered_in_kunming,
        management_area, self_recognition, phone, address)
        VALUES (gen_random_uuid(), 'county', '无此区', '', '', true, '', false, '', '')""",
        "单位",
        "unit_by_an_act",
    ),
}
"""What could be done unseen: the deed, in which table people read it, which rule refuses it."""
EARLIER = ("membership_not_cut_back",)
"""Rules of before, which speak first."""


def furnish() -> None:
    """The cast, of whom the approver has a factor with a used code, and a mailbox."""
    people = cast()
    account = people.account(people.approver)
    with transaction.atomic():
        TOTP.activate(account, "JBSWY3DPEHPK3PXP")
        codes = RecoveryCodes.activate(account)
        codes.instance.data["used_mask"] = 5
        codes.instance.save()
        acts.record_owner_act(account.pk, acts.FACTOR_ADDED)
    with transaction.atomic():
        account = Account.objects.create_user("with-a-mailbox")
        Channel.objects.create(account=account, address="a@demo.invalid", code_sent_at=NOW, verified_at=NOW)


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database in which all of them have come, once for this file."""
    with django_db_blocker.unblock(), fill_database("rights", furnish) as (name, _):
        yield name


@pytest.fixture
def own_database(furnished: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A copy for one test."""
    with django_db_blocker.unblock(), stand_in_own_database(furnished) as name:
        yield name


@pytest.mark.parametrize("role", [OFFICE_ROLE, OWNER_ROLE])
@pytest.mark.parametrize("harm", HARMS)
def test_refused_to_both_roles_without_an_act(furnished: str, harm: str, role: str) -> None:
    deed, _, rule = HARMS[harm]
    with sign_in(furnished, role) as somebody, pytest.raises(psycopg.Error) as refused:
        assert somebody.execute(deed).rowcount > 0
        somebody.commit()
    found = refused.value.diag.constraint_name
    assert found == rule or found in EARLIER or isinstance(refused.value, psycopg.errors.InsufficientPrivilege)
    assert find_constraint_wording(rule) is not None


@pytest.mark.unsound
@pytest.mark.parametrize("harm", HARMS)
def test_named_where_an_owner_tore_the_rules_down(own_database: str, harm: str) -> None:
    deed, table, _ = HARMS[harm]
    assert find_altered_rows() == []
    with without_guards(own_database) as owner:
        changed = owner.execute(deed).rowcount
    found = check_ledger(by=SYSTEM, at=NOW).side
    ends = ("被改动过", "没有了", "不是办理来的")
    assert 0 < len(found) <= changed
    assert all(one.startswith(f"{table}（数据库第") and any(end in one for end in ends) for one in found)


def test_the_columns_that_are_compared_are_those_that_are_written_down(people: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT tgrelid::regclass::text, replace(encode(tgargs, 'escape'), '\\000', '') FROM pg_trigger
            WHERE tgfoid = 'row_recorded'::regproc"""
        )
        written = {table: tuple(columns.split()) for table, columns in cursor.fetchall()}
    assert written == {table: recorded.columns for table, recorded in RECORDED_TABLES.items()}


def test_what_acts_change_fits(people: Cast) -> None:
    supervisor, approver = people.supervisor, people.account(people.approver)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        given = give_membership(
            people.person(people.li_yun), people.firm, Role.EMPLOYER, by=supervisor, at=NOW,
            since=date(2026, 5, 1),
        )  # fmt: skip
        end_membership(given, by=supervisor, at=NOW, last_day=date(2026, 6, 1), at_once=True)
        correct_unit(
            people.firm, {"name": "昆明滇池重机有限公司"}, by=supervisor, at=NOW, key=people.firm.public_id,
            known_hash=hash_unit_data(people.firm),
        )  # fmt: skip
        acts.record_owner_act(approver.pk, acts.PASSWORD_CHANGED)
        approver.set_password("dianchi-haiou-9")
        approver.save()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert list_memberships_on(people.li_yun.person_id, date(2026, 6, 1)).count() == 0
    assert find_altered_rows() == []


def test_a_password_that_is_stored_anew_at_signing_in_is_written_down(people: Cast) -> None:
    account = people.account(people.approver)
    account.set_password("dianchi-haiou-9")
    account.password = make_password("dianchi-haiou-9", salt="short")  # as nobody salts any more
    acts.record_owner_act(account.pk, acts.PASSWORD_CHANGED)
    account.save()
    stored = account.password
    assert account.check_password("dianchi-haiou-9")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    account.refresh_from_db()
    assert account.password != stored
    assert find_altered_rows() == []
