"""A decision, and every act, keeps the names under which it was done; and there is no column of a case that could be altered
unseen: each is committed to, frozen, or free for a reason that stands here.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any, NamedTuple

import psycopg
import pytest
from django.apps import apps
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.web import walking
from tests.web.asking import ask
from tests.web.cast import Cast, cast, moment
from tests.web.past_guards import rewrite
from tests.web.record.test_commitments import sign_in, without_guards
from tests.web.record.test_snapshot import PRINTING, is_text, read_main
from tests.web.server import fill_database, stand_in_own_database
from tests.web.walking import act, case_at
from zhicheng.procedure.states import State
from zhicheng_web.access import OfficePage
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.timeline import build_timeline
from zhicheng_web.cases.transition.commitment_checks import compare_rows
from zhicheng_web.cases.transition.committed_tables import COMMITTED_TABLES, FILING, SNAPSHOT
from zhicheng_web.cases.transition.snapshots import snapshot_body
from zhicheng_web.databases import OFFICE_ROLE, OWNER_ROLE
from zhicheng_web.portal.employer.unit_history import describe_case_acts, find_unit_case_acts

OFFICER, AUTHORITY = "金丝雀", "金翅雀局"
DECIDED = (State.RECOGNISED, State.REFUSED, State.REVOKED)
OF_TODAY = (
    "/accounts/",
    "/bureau/organisations/",
    "/employer/invite/",
    "/employer/members/",
    "/employer/unit/",
    "/my/start/",
)
"""Pages that show units and people of today, and no case."""
CONTACTS = (
    "/bureau/cases/",
    "/bureau/",
    "/my/<uuid:case>/progress/",
    "/my/<uuid:case>/review/",
    "/my/<uuid:case>/title/review/",
    "/authority/cases/<uuid:case>/refuse/",
    "/authority/earlier-titles/new/",
    "/authority/earlier-titles/sheets/<uuid:sheet>/",
)
"""Lists by authority, which titles it brings in today, whom to telephone, who will review, to whom a refusal that is being
written sends: whoever is called so today.
"""
OF_OFFICES = (
    *("/bureau/officers/<uuid:invitation>/", "/employer/history/", "/authority/", "/authority/covers/"),
    *("/authority/earlier-titles/", "/authority/earlier-titles/sheets/<uuid:sheet>/"),
)
"""Who has been invited, who has come to the unit, who stands in for whom, how much lies with whom, and who brings in a title
today.
"""
ABLE = ("/bureau/cases/<uuid:case>/", "/authority/cases/<uuid:case>/assign/")
"""Who could take the next step."""


def list_states(*states: State) -> list[Any]:
    """These states: the recognised, which every page of the others shows too, in every run; the others with `--all`."""
    return [pytest.param(one, marks=() if one == State.RECOGNISED else pytest.mark.all) for one in states]


def rename_officers(people: Cast) -> None:
    """Whoever acted for employer and authority is called otherwise today."""
    for actor in (people.wang_fang, people.examiner, people.approver, people.supervisor):
        rewrite(people.person(actor), name=OFFICER)


def is_of_another_day(page: OfficePage) -> bool:
    """Whether a page is one of acts that were, not one that shows or writes what people are called today."""
    return not page.address.startswith(OF_TODAY) and not page.address.endswith(PRINTING)


def find_pages_that_say(people: Cast, case: Case, word: str, but: tuple[str, ...]) -> set[tuple[str, str]]:
    """Pages of a case on which somebody reads a word."""
    return {
        (who, asked.page.address)
        for who in ("li_yun", "wang_fang", "examiner", "approver", "supervisor")
        for asked in ask(people, case, who, is_of_another_day)
        if is_text(asked.answer) and word in read_main(asked.answer.content.decode()) and asked.page.address not in but
    }


@pytest.mark.parametrize("state", list_states(State.PROPOSED, *DECIDED))
def test_no_page_of_a_case_calls_who_acted_by_a_later_name(people: Cast, state: State, stand_on: Any) -> None:
    case = case_at(people, state)
    stand_on("04-02", 10)
    rename_officers(people)
    open_pages = (*OF_OFFICES, *ABLE) if state is State.PROPOSED else OF_OFFICES
    assert find_pages_that_say(people, case, OFFICER, open_pages) == set()


@pytest.mark.parametrize("state", list_states(*DECIDED))
def test_no_decision_is_of_an_authority_of_a_later_name(people: Cast, state: State, stand_on: Any) -> None:
    case = case_at(people, state)
    stand_on("04-02", 10)
    rewrite(people.wuhua, name=AUTHORITY)
    assert find_pages_that_say(people, case, AUTHORITY, CONTACTS) == set()


def test_a_transfer_tells_of_the_units_as_they_were_called(people: Cast) -> None:
    case = walking.filed(people)
    transfer(case, people.guandu, reason=walking.REASON, **act(case, people.supervisor, moment("03-11")))
    rewrite(people.wuhua, name=AUTHORITY)
    rewrite(people.guandu, name=AUTHORITY)
    rename_officers(people)
    told = {one.entry.event: (one.who and one.who.name, one.change) for one in build_timeline(Case.objects.get())}
    assert told["transfer"] == ("和志明", "从五华区人力资源和社会保障局到官渡区人力资源和社会保障局")
    assert told["assess"] == ("王芳", "")
    assert {one.who for one in describe_case_acts(people.wang_fang, find_unit_case_acts(people.wang_fang))} == {"王芳"}


class Alteration(NamedTuple):
    """What an owner could write, at the end of which walk; how the check names the row, the group and the step."""

    walk: str
    deed: str
    row: str
    group: str
    step: str


ALTERATIONS = {
    "reasons of a return": Alteration(
        "returned_to_employer",
        "UPDATE return_round SET reasons = '[{}]'",
        "退回",
        "退回原因和日子",
        "一次性告知，退回补正",
    ),
    "term of a return": Alteration(
        "returned_to_employer",
        "UPDATE return_round SET due_on = '2026-12-31'",
        "退回",
        "退回原因和日子",
        "一次性告知，退回补正",
    ),
    "who proposed": Alteration(
        "recognised", "UPDATE proposal SET examiner_name = '别人'", "经办意见", "经办人姓名", "提交复核"
    ),
    "who decided": Alteration(
        "recognised", "UPDATE decision SET approver_name = '别人'", "认定决定", "认定部门和办理人的名称", "同意认定"
    ),
    "whose title": Alteration(
        "recognised", "UPDATE recognition SET authority_name = '别处'", "职称", "认定部门名称", "同意认定"
    ),
    "who acted": Alteration(
        "recognised",
        "UPDATE act_name SET name = '别人' WHERE seq = (SELECT max(seq) FROM act_name)",
        "办理时的名称",
        "名称",
        "同意认定",
    ),
}
GONE = ("return_round", "act_name")


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """Databases by the walk that was committed in each, once for this file."""
    with django_db_blocker.unblock(), ExitStack() as databases:
        walks = ("returned_to_employer", "recognised")
        filled = {walk: fill_database("walked", partial(walk_to, walk)) for walk in walks}
        yield {walk: databases.enter_context(one)[0] for walk, one in filled.items()}


def walk_to(walk: str) -> Case:
    """The cast, and a case at the end of a walk."""
    case: Case = getattr(walking, walk)(cast())
    return case


@contextmanager
def stand_after(walked: dict[str, str], walk: str, blocker: DjangoDbBlocker) -> Iterator[str]:
    """A copy of one of them for a test."""
    with blocker.unblock(), stand_in_own_database(walked[walk]) as name:
        yield name


@pytest.mark.parametrize("role", [OFFICE_ROLE, OWNER_ROLE])
@pytest.mark.parametrize("harm", ALTERATIONS)
def test_refused_to_both_roles(
    walked: dict[str, str], harm: str, role: str, django_db_blocker: DjangoDbBlocker
) -> None:
    one = ALTERATIONS[harm]
    with (
        django_db_blocker.unblock(),
        sign_in(walked[one.walk], role) as somebody,
        pytest.raises(psycopg.Error) as refused,
    ):
        somebody.execute(one.deed)
        somebody.commit()
    assert isinstance(refused.value, psycopg.errors.InsufficientPrivilege | psycopg.errors.CheckViolation)


@pytest.mark.unsound
@pytest.mark.parametrize("harm", ALTERATIONS)
def test_named_where_an_owner_tore_the_guards_down(
    walked: dict[str, str], harm: str, django_db_blocker: DjangoDbBlocker
) -> None:
    one = ALTERATIONS[harm]
    with stand_after(walked, one.walk, django_db_blocker) as name:
        case = Case.objects.get()
        assert compare_rows([case.pk]).misfits == []
        with without_guards(name) as owner:
            assert owner.execute(one.deed).rowcount > 0
        (misfit, *_) = compare_rows([case.pk]).misfits
    assert misfit.ref == str(case.public_id)
    assert re.search(f"{one.row}（数据库第\\d+行）的“{one.group}”被改动过，与第\\d+条记录（{one.step}，", misfit.why)


@pytest.mark.unsound
@pytest.mark.parametrize("table", GONE)
def test_a_row_that_is_gone_is_named(walked: dict[str, str], table: str, django_db_blocker: DjangoDbBlocker) -> None:
    with stand_after(walked, "returned_to_employer", django_db_blocker) as name:
        with without_guards(name) as owner:
            owner.execute(f"DELETE FROM {table}")
        assert all("没有了，第" in one.why for one in compare_rows([Case.objects.get().pk]).misfits)
        assert compare_rows([Case.objects.get().pk]).misfits


FREE = {
    **dict.fromkeys(
        ("cases.version", "cases.state"), "the head of the chain: `case_state_is_ledger_head`, and replayed by the check"
    ),
    "cases.public_id": "named by every entry of the case (`entry_of_case`)",
    "cases.since": "the moment of the entry that led to the state; shown, not decided by",
    "cases.brought": "empty in whatever was submitted (`brought_confirmed`)",
    **dict.fromkeys(
        ("cases.handling_examiner_id", "cases.handling_approver_id"),
        "who has a case in hand gives no right; each change is an entry that names both",
    ),
    "cases.handed_over": "changes by an act alone; opens a draft to HR, and closes nothing",
    "cases.advice": "the engine's answer of today, reckoned anew; of a filed case compared with its verdict",
    "cases.created_at": "the moment of the first entry",
    **dict.fromkeys(("filing.opens_on", "filing.closes_on", "filing.policy_from", "filing.policy_until"),
                    "follow the policy's rows by key (ON UPDATE CASCADE)"),
    **dict.fromkeys(
        ("idempotency.person_id", "idempotency.key", "idempotency.step", "idempotency.case_id", "idempotency.seq",
         "idempotency.created_at"),
        "forgotten, a click could be done twice: the version of the case refuses that",
    ),
    **dict.fromkeys(
        ("case_lane.case_id", "case_lane.lane", "case_lane.content_hash", "case_lane.checked_on", "case_lane.checked_by_id",
         "case_lane.checked_words", "case_lane.publicity_id", "case_lane.posted_on", "case_lane.posted_until",
         "case_lane.stamped_on", "case_lane.stamped_by_id", "case_lane.on_paper", "case_lane.proof_id"),
        "filled and emptied by acts (`lane_by_an_act`), written down by the database (`lane_recorded`), held by a filing",
    ),
    **dict.fromkeys(
        ("earlier_title.outcome", "earlier_title.answered_at", "earlier_title.approver_id", "earlier_title.approver_role",
         "earlier_title.approver_membership_id", "earlier_title.approver_name", "earlier_title.answer",
         "earlier_title.voided_at"),
        "written once, by an act of the authority (`earlier_title_by_an_act`), and written down by the database",
    ),
    "earlier_title.id_number_enc": "sealed anew under a new key; the index beside it is frozen, and the check compares them",
    "parent_report.sent_at": "when the letter was handed over; decides nothing",
    **dict.fromkeys(("paper.replaced_by_id", "paper.removed_at"),
                    "written once, by an act; of a filed paper never (`filed_papers_stay`)"),
    **dict.fromkeys(
        ("calendar_version.hash", "calendar_version.imported_at", "calendar_day.version_id", "calendar_day.day",
         "calendar_day.working", "calendar_day.ordinal", "calendar_day.first"),
        "what counts of it stands in publicity, return and filing, held by key",
    ),
    **dict.fromkeys(
        ("policy_version.city", "policy_version.name", "policy_version.hash", "policy_version.in_force_from",
         "policy_version.in_force_until", "policy_version.publicity_days", "policy_version.posting_day_counts",
         "policy_version.starts_on_working_day", "policy_version.grace_days", "filing_window.policy_id",
         "filing_window.opens_on", "filing_window.closes_on"),
        "made from the policy's files; what counts of it stands in publicity and filing, by key; its hash in the verdict",
    ),
    **dict.fromkeys(("number_counter.authority_id", "number_counter.year", "number_counter.last"),
                    "numbers that were given are committed to and hold on to it (`number_without_gap`)"),
}  # fmt: skip
"""Columns that are neither committed to nor frozen, each with its reason."""
COMMITTED_AS_OTHERS = {
    "filing_paper": ("filing_id", "case_id", "paper_id", "sha256"),
    "remark": ("words", "salt"),
}
"""What is committed to in another table's group (the manifest of a filing), or in the note of the entry (a remark)."""
FREEZING = """SELECT tgrelid::regclass::text, proname,
    string_to_array(nullif(replace(encode(tgargs, 'escape'), '\\000', ' '), ''), ' ')
FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE proname IN ('append_only', 'written_once', 'snapshot_append_only', 'party_stays', 'contest_decided_once', 'return_stays',
    'decided_correction_stays')
    AND tgqual IS NULL AND tgtype & 16 = 16 AND tgattr = ''"""
"""Triggers that refuse every UPDATE of a table, but for the columns that they name."""


def list_columns() -> dict[str, set[str]]:
    """Every column of every table of cases."""
    models = apps.get_app_config("cases").get_models()
    return {
        one._meta.db_table: {str(field.column) for field in one._meta.concrete_fields if not field.primary_key}
        for one in models
    }


def list_committed_columns() -> dict[str, set[str]]:
    """Those of which the entry of the act has a hash."""
    found = {table.key: {column for group in table.groups for column in group.columns} for table in COMMITTED_TABLES}
    found[FILING.key].discard("papers")
    found[SNAPSHOT.key] = set(snapshot_body(SNAPSHOT.model()))  # type: ignore[arg-type]
    return found | {table: set(columns) for table, columns in COMMITTED_AS_OTHERS.items()}


def list_frozen_columns(columns: dict[str, set[str]]) -> dict[str, set[str]]:
    """Those that the database lets nobody change in a row that is there."""
    with connection.cursor() as cursor:
        cursor.execute(FREEZING)
        rules = cursor.fetchall()
    return {table: columns[table] - set(changing or ()) for table, _, changing in rules if table in columns}


def test_every_column_of_a_case_is_committed_to_or_frozen_or_free_for_a_reason(people: Cast) -> None:
    columns, committed = list_columns(), list_committed_columns()
    frozen = list_frozen_columns(columns)
    unguarded = {
        f"{table}.{one}"
        for table, names in columns.items()
        for one in names - committed.get(table, set()) - frozen.get(table, set())
    }
    assert unguarded == set(FREE)
