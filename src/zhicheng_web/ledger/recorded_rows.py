"""Rows that give a right or a name, or decide beside a case, compared with what the database wrote down when each last changed
(`row_entry`): what was altered, removed or slipped in past its rules is named.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from django.db import connection, transaction

from zhicheng_web.ledger.chain import KUNMING


class RecordedTable(NamedTuple):
    """A table by the name that people read, and its columns that are written down."""

    name: str
    columns: tuple[str, ...]


RECORDED_TABLES: Final = {
    "person": RecordedTable("人员", ("public_id", "name", "document", "id_index", "number_state", "phone", "user_id")),
    "membership": RecordedTable(
        "任职", ("person_id", "organisation_id", "role", "valid", "stopped_at", "invitation_id")
    ),
    "organisation": RecordedTable(
        "单位",
        (
            *("public_id", "kind", "name", "uscc", "code", "employer_kind", "affiliation", "registered_in_kunming"),
            *("management_area", "branch_of", "self_recognition", "ended_on"),
        ),
    ),
    "accounts_account": RecordedTable("账号", ("login", "login_key", "password", "is_active")),
    "mfa_authenticator": RecordedTable("两步验证", ("user_id", "type", "data")),
    "accounts_channel": RecordedTable("邮箱", ("account_id", "kind", "address", "verified_at", "ended_at")),
    "paper": RecordedTable(
        "材料",
        (
            *("public_id", "kind", "name", "sha256", "size", "media_type", "pages", "at", "removed_at", "case_id"),
            *("replaced_by_id", "uploaded_by_id"),
        ),
    ),
    "page_picture": RecordedTable("材料的页面图片", ("paper_id", "number", "sha256")),
    "printed_paper": RecordedTable(
        "打印记录",
        (
            *("public_id", "case_id", "kind", "copy", "check_code", "sha256", "size", "data_digest", "layout_digest"),
            *("renderer", "by_id", "by_name", "unit_name", "at"),
        ),
    ),
    "case_party": RecordedTable("办理身份", ("case_id", "person_id", "side")),
    "case_lane": RecordedTable(
        "派遣双列",
        (
            *("case_id", "lane", "content_hash", "checked_on", "checked_by_id", "checked_words", "publicity_id"),
            *("posted_on", "posted_until", "stamped_on", "stamped_by_id", "on_paper", "proof_id"),
        ),
    ),
    "dispatch_agreement": RecordedTable(
        "派遣协议", ("case_id", "paper_id", "employer_id", "agency_id", "valid_until", "by_id", "at")
    ),
    "parent_report": RecordedTable(
        "上级单位推荐报告",
        (
            *("public_id", "case_id", "seq", "body", "parent_name", "mail", "origin", "asked_by_id", "asked_at"),
            *("expires_at", "withdrawn_at", "answer", "answered_at", "answered_seq", "answerer_name"),
            *("answerer_post", "answerer_phone", "reason", "paper_id"),
        ),
    ),
    "number_contest": RecordedTable(
        "证件号码争议",
        ("public_id", "id_index", "opened_at", "same_person", "decided_at", "reason", "decided_by_id", "holder_id"),
    ),
    "contested_claim": RecordedTable("有争议的登记", ("at", "person_id", "contest_id")),
    "number_correction": RecordedTable(
        "证件号码更正",
        (
            *("public_id", "seq", "document", "id_index", "reason", "asked_at", "granted", "decided_at", "answer"),
            *("case_id", "decided_by_id", "person_id", "proof_id"),
        ),
    ),
    "invitation": RecordedTable(
        "邀请",
        (
            *("public_id", "role", "name", "phone", "created_at", "opened_at", "confirmed_at", "withdrawn_at"),
            *("confirmed_by_id", "invited_by_id", "opened_by_id", "organisation_id"),
        ),
    ),
    "unit_request": RecordedTable(
        "单位申请",
        (
            *("public_id", "kind", "organisation_id", "values", "licence_sha256", "licence_type", "contact_name"),
            *("contact_phone", "contact_mail", "code_digest", "asked_by_id", "asked_at", "withdrawn_at", "granted"),
            *("answered_by_id", "answered_at", "answer", "invitation_id"),
        ),
    ),
    "employee_request": RecordedTable(
        "职工申请",
        (
            *("public_id", "person_id", "organisation_id", "asked_at", "withdrawn_at", "granted", "answered_by_id"),
            *("answered_at", "answer"),
        ),
    ),
    "leave_cover": RecordedTable(
        "代办",
        (
            *("public_id", "organisation_id", "role", "absent_id", "absent_membership_id", "stand_in_id"),
            *("stand_in_membership_id", "days", "named_by_id", "named_at", "withdrawn_at"),
        ),
    ),
    "earlier_title": RecordedTable(
        "系统启用前取得的职称",
        (
            *("public_id", "sheet", "line", "name", "document", "id_index", "series", "level", "title", "specialty"),
            *("granted_on", "authority_name", "source", "source_number", "organisation_id", "proposer_id"),
            *("proposer_membership_id", "proposed_at", "voids_id", "void_reason", "outcome", "answered_at"),
            *("approver_id", "approver_membership_id", "answer", "voided_at"),
        ),
    ),
    "help_with_account": RecordedTable(
        "账号求助",
        (
            *("public_id", "organisation_id", "asked_at", "reason", "remove_factors", "code_digest", "origin"),
            *("confirmed_at", "declined_at", "sent_at", "used_at", "asked_by_id", "confirmed_by_id", "person_id"),
            *("channel_id", "expires_at", "expired_at"),
        ),
    ),
    "policy_version": RecordedTable(
        "政策版本",
        (
            *("city", "name", "hash", "in_force_from", "in_force_until", "publicity_days", "posting_day_counts"),
            *("starts_on_working_day", "grace_days"),
        ),
    ),
    "filing_window": RecordedTable("申报窗口", ("opens_on", "closes_on", "policy_id")),
    "calendar_version": RecordedTable("工作日历", ("hash", "imported_at")),
    "calendar_day": RecordedTable("日历的一天", ("day", "working", "ordinal", "first", "version_id")),
}
"""The same columns stand in the triggers that write them down: tests/web/record/test_recorded_rows.py compares."""
SELECT_DIFFERING: Final = """SELECT coalesce(row.id, last.of_row), last.at, row.id IS NOT NULL
FROM (SELECT one.id, encode(sha256(convert_to((SELECT jsonb_object_agg(key, value)::text FROM jsonb_each(to_jsonb(one))
    WHERE key = ANY (%s)), 'UTF8')), 'hex') AS digest FROM {table} AS one) AS row
FULL JOIN (SELECT DISTINCT ON (of_row) of_row, digest, at FROM row_entry WHERE of_table = %s
    ORDER BY of_row, chain_seq DESC) AS last ON last.of_row = row.id
WHERE coalesce(row.digest, '') <> coalesce(last.digest, '') ORDER BY 1"""
"""The digest is reckoned here, and not by a function that whoever owns the database could replace."""
ALTERED: Final = "{name}（数据库第{row}行）被改动过，与{day}的登记不符"
REMOVED: Final = "{name}（数据库第{row}行）没有了，{day}登记过"
UNRECORDED: Final = "{name}（数据库第{row}行）没有登记过，不是办理来的"


def find_altered_rows() -> list[str]:
    """What differs, in words, table by table."""
    return [fault for table in RECORDED_TABLES for fault in find_table_faults(table)]


def find_table_faults(table: str) -> Iterator[str]:
    """What differs in one table."""
    recorded = RECORDED_TABLES[table]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL TimeZone = 'UTC'")
        cursor.execute(SELECT_DIFFERING.format(table=table), [list(recorded.columns), table])
        found = cursor.fetchall()
    for row, at, stands in found:
        sentence = (ALTERED if stands else REMOVED) if at else UNRECORDED
        yield sentence.format(name=recorded.name, row=row, day=at and at.astimezone(KUNMING).date().isoformat())
