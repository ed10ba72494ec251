"""The indexes of our tables are those that pages and jobs need: no queue, no list and no search is without its own."""

from django.db import connection

OURS = """SELECT tablename, indexname, substring(indexdef from 'btree (\\([^)]*\\)(?: WHERE)?)') FROM pg_indexes
WHERE schemaname = 'public' AND tablename !~ '^(django|procrastinate|account|accounts|mfa|auth)_'
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname AND contype IN ('p', 'u', 'x'))"""
"""Beside those that a key makes by itself (docs/integrity.md); WHERE: of some rows only."""
MADE = "_[0-9a-f]{8}$"
"""How Django names the index of a foreign key."""
NAMED = {
    "calendar_begins_once": ("calendar_day", "(version_id) WHERE"),
    "case_by_state": ("cases", "(state, due_on)"),
    "case_of_authority": ("cases", "(authority_id, state, due_on)"),
    "case_of_employer": ("cases", "(employer_id, state, due_on)"),
    "earlier_title_by_number": ("earlier_title", "(id_index)"),
    "earlier_title_once": ("earlier_title", "(id_index, series, level) WHERE"),
    "earlier_title_voided_once": ("earlier_title", "(voids_id) WHERE"),
    "one_active_case": ("cases", "(person_id) WHERE"),
    "decision_one_per_case": ("decision", "(case_id) WHERE"),
    "review_once": ("decision", "(case_id) WHERE"),
    "entry_by_actor": ("entry", "(actor_id, at)"),
    "entry_by_transaction": ("entry", "(xid, id)"),
    "entry_under_membership": ("entry", "(membership_id) WHERE"),
    "invitation_once": ("invitation", "(organisation_id, role, name, phone) WHERE"),
    "contest_one_open": ("number_contest", "(id_index) WHERE"),
    "correction_one_open": ("number_correction", "(person_id) WHERE"),
    "outbox_of_person": ("outbox", "(recipient_id, id DESC)"),
    "outbox_waiting": ("outbox", "(due_at) WHERE"),
    "person_by_number": ("person", "(id_index)"),
    "person_one_per_id_number": ("person", "(id_index) WHERE"),
    "proposal_one_standing": ("proposal", "(case_id) WHERE"),
    "publicity_one_standing": ("publicity", "(case_id, lane) WHERE"),
    "parent_report_one_open": ("parent_report", "(case_id) WHERE"),
    "second_return_one_open": ("second_return", "(case_id) WHERE"),
    "employee_request_one_open": ("employee_request", "(person_id, organisation_id) WHERE"),
    "unit_request_of_place": ("unit_request", "(place, asked_at)"),
    "unit_request_one_change": ("unit_request", "(organisation_id) WHERE"),
    "title_change_one_open": ("title_change", "(case_id) WHERE"),
    "title_change_reviewed_once": ("title_change", "(reviewed_id) WHERE"),
    "row_entry_by_transaction": ("row_entry", "(xid, id)"),
    "row_entry_of_row": ("row_entry", "(of_table, of_row, id DESC)"),
    "unit_entry_about_person": ("unit_entry", "(person_id, id DESC) WHERE"),
    "unit_entry_of_unit": ("unit_entry", "(organisation_id, id DESC)"),
    "unit_entry_by_transaction": ("unit_entry", "(xid, id)"),
    "view_log_by_transaction": ("view_log", "(xid, id)"),
    "view_log_of_person": ("view_log", "(person_seen, at DESC)"),
}
KEYS = {
    "assessment": "by case",
    "calendar_day": "version",
    "case_party": "case person",
    "cases": "agency authority employer person",
    "commitment_salt": "case",
    "contested_claim": "contest person",
    "decision": "advice approver approver_membership authority case employer examiner examiner_membership policy proposal",
    "dispatch_agreement": "case employer",
    "filing": "agency_publicity by calendar case employer_publicity policy returned window",
    "filing_paper": "case filing paper",
    "filing_window": "policy",
    "help_with_account": "asked_by channel confirmed_by person",
    "invitation": "confirmed_by invited_by opened_by organisation",
    "membership": "invitation organisation person",
    "number_contest": "decided_by holder",
    "number_correction": "decided_by person",
    "number_counter": "authority",
    "objection": "case recorded_by settled_by",
    "opinion": "by case",
    "paper": "case replaced_by uploaded_by",
    "parent_report": "case",
    "person": "user",
    "printed_paper": "case",
    "proposal": "advice case examiner examiner_membership",
    "publicity": "by calendar case policy",
    "recognition": "authority case",
    "remark": "by case",
    "return_round": "by calendar case",
    "employee_request": "organisation person",
    "unit_request": "organisation",
    "verdict": "case policy",
}
"""The foreign keys with an index of their own."""


def find_indexes(named: bool) -> list[tuple[str, str, str]]:
    """Table, name and columns of the indexes that somebody named, or of those that Django did."""
    with connection.cursor() as cursor:
        cursor.execute(f"{OURS} AND (indexname !~ %s) = %s ORDER BY tablename, indexname", [MADE, named])
        return [(str(table), str(name), str(columns)) for table, name, columns in cursor.fetchall()]


def test_every_index_that_a_list_needs_is_there(db: None) -> None:
    assert {name: (table, columns) for table, name, columns in find_indexes(named=True)} == NAMED


def test_every_key_that_is_followed_has_its_index(db: None) -> None:
    found: dict[str, list[str]] = {}
    for table, _, columns in find_indexes(named=False):
        found.setdefault(table, []).append(columns.strip("()").removesuffix("_id"))
    assert {table: " ".join(columns) for table, columns in found.items()} == KEYS
