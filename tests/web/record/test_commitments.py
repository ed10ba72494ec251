"""Entries commit to the rows that their acts write: after every step all of them fit; whatever is done to one past the
office is refused to both roles of the database, and named where an owner has torn the guards down first.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.web import walking
from tests.web.actions.turns import TURNS
from tests.web.cast import Cast, cast, moment
from tests.web.server import fill_database, stand_in_own_database
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.actions.ask_change_review import ask_change_review
from zhicheng_web.cases.actions.ask_review import ask_review
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.cases.actions.restore_title import restore_title
from zhicheng_web.cases.actions.undo_correction import undo_correction
from zhicheng_web.cases.models import Case, CommitmentSalt, FilingPaper
from zhicheng_web.cases.papers.uploads.store import locate_paper
from zhicheng_web.cases.refusals.of_database import find_constraint_wording
from zhicheng_web.cases.transition.commitment_checks import compare_rows
from zhicheng_web.cases.transition.committed_tables import COMMITTED_TABLES
from zhicheng_web.databases import OFFICE_ROLE, OWNER_ROLE
from zhicheng_web.ledger.chain import canonical_json, chain_hash, genesis_hash, parse_canonical_object
from zhicheng_web.ledger.queries import list_case_entries, parse_entry_body
from zhicheng_web.people.actor import SYSTEM

NOW = moment("06-01")


@pytest.fixture(scope="module")
def granted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database with a recognised case, walked once for this file."""
    with django_db_blocker.unblock(), fill_database("granted", lambda: walking.recognised(cast())) as (name, _):
        yield name


@pytest.fixture
def own_database(granted: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A copy of it for one test, really committed."""
    with django_db_blocker.unblock(), stand_in_own_database(granted) as name:
        yield name


def sign_in(name: str, role: str) -> "psycopg.Connection[Any]":
    """A connection past the office, as one of the two roles."""
    return psycopg.connect(host=connection.settings_dict["HOST"], dbname=name, user=role)


@contextmanager
def without_guards(name: str) -> "Iterator[psycopg.Connection[Any]]":
    """The owner, for whom no trigger and no key of the database fires any more."""
    with sign_in(name, OWNER_ROLE) as owner:
        owner.execute("SET session_replication_role = replica")
        yield owner


@pytest.mark.parametrize("step", STEPS_BY_KEY)
def test_every_step_commits_to_what_it_writes(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    turn.do(case, people, walking.act(case, turn.by(people), turn.at))
    found = compare_rows([case.pk])
    assert (found.misfits, found.uncommitted) == ([], 0)
    assert found.compared >= len(COMMITTED_TABLES[0].groups)


def test_a_commitment_can_be_compared_only_with_its_salt_and_guesses_nothing(people: Cast) -> None:
    case = walking.recognised(people)
    last = list_case_entries(case.pk).last()
    assert last is not None
    rows = parse_entry_body(last)["rows"]
    assert {key.split(":")[0] for key in rows} == {"cases", "decision", "recognition", "act_name"}
    assert all(len(one) == 64 for one in rows.values())
    assert CommitmentSalt.objects.get(case=case, seq=last.seq).salt.hex not in last.body
    assert "助理工程师" not in last.body


ALTERATIONS = {
    "title": ("UPDATE recognition SET title = '正高级工程师'", "职称", "职称名称和专业", "同意认定"),
    "number": ("UPDATE recognition SET number = 7", "职称", "认定号、日期和层级", "同意认定"),
    "bar": ("UPDATE recognition SET barred_until = '2099-01-01'", "职称", "撤销", "同意认定"),
    "reason": ("UPDATE decision SET reason = '另一个理由是这样的'", "认定决定", "理由和依据", "同意认定"),
    "approver": ("UPDATE decision SET approver_membership_id = examiner_membership_id", "认定决定", "结论和办理人", "同意认定"),
    "ability": ("UPDATE assessment SET ability = '能力突出'", "考核评议", "评语", "考核通过"),
    "checks": ("UPDATE assessment SET reason = '其实并不推荐'", "考核评议", "推荐结论", "考核通过"),
    "conduct": ("UPDATE assessment SET not_competent = true", "考核评议", "在岗表现", "考核通过"),
    "evidence": ("UPDATE assessment SET evidence = '{\"educations.1\": \"compared\"}'", "考核评议", "逐项依据", "考核通过"),
    "relation": ("UPDATE assessment SET relation_reason = '另一个依据'", "考核评议", "专业关系的判断", "考核通过"),
    "place": ("UPDATE publicity SET place = '没有张贴'", "公示", "张贴", "开始公示"),
    "last_day": ("UPDATE publicity SET last_on = '2026-03-03'", "公示", "起止日", "开始公示"),
    "result": ("UPDATE publicity SET words = '有异议'", "公示", "公示结果", "登记公示结果"),
    "filing_day": ("UPDATE filing SET arrived_at = arrived_at + interval '1 minute'", "上报", "上报内容", "上报认定部门"),
    "recalled": ("UPDATE filing SET recalled_at = now()", "上报", "撤回", "上报认定部门"),
    "paper_hash": ("UPDATE paper SET sha256 = repeat('a', 64)", "上报", "材料清单", "上报认定部门"),
    "paper_name": ("UPDATE paper SET name = '别人的.png'", "上报", "材料清单", "上报认定部门"),
    "verdict": ("UPDATE verdict SET answer = replace(answer, '助理', '高级')", "系统意见", "判定和依据的事实", "上报认定部门"),
    "proposal": ("UPDATE proposal SET reason = '另一个理由'", "经办意见", "拟办结论", "提交复核"),
    "opinion": ("UPDATE opinion SET opinion = 'fail', reason = '与材料所载不符'", "逐条审查意见", "意见", "提交复核"),
    "facts": ("UPDATE cases SET facts = jsonb_set(facts, '{target,level}', '\"x\"')", "申报", "申报内容", "上报认定部门"),
    "specialty": ("UPDATE cases SET specialty = '电气'", "申报", "系列、专业和层级", "上报认定部门"),
    "due": ("UPDATE cases SET due_on = '2099-01-01'", "申报", "办理期限", "同意认定"),
    "employer": ("UPDATE cases SET content_hash = 'sha256:0'", "申报", "申报人和单位", "上报认定部门"),
}  # fmt: skip
"""What could be done to a recognised case unseen: the deed; which row, which group, since which step."""


DELETED = (
    "recognition",
    "decision",
    "assessment",
    "opinion",
    "proposal",
    "filing",
    "publicity",
    "verdict",
    "filing_paper",
)
DEEDS = {name: deed for name, (deed, *_) in ALTERATIONS.items()} | {one: f"DELETE FROM {one}" for one in DELETED}


@pytest.mark.parametrize("role", [OFFICE_ROLE, OWNER_ROLE])
@pytest.mark.parametrize("harm", DEEDS)
def test_what_is_decided_is_altered_by_neither_role(granted: str, harm: str, role: str) -> None:
    with sign_in(granted, role) as somebody, pytest.raises(psycopg.Error) as refused:
        somebody.execute(DEEDS[harm])
        somebody.commit()
    assert isinstance(refused.value, psycopg.errors.InsufficientPrivilege | psycopg.errors.IntegrityError)
    constraint = refused.value.diag.constraint_name
    if constraint:
        assert find_constraint_wording(constraint) is not None


@pytest.mark.unsound
@pytest.mark.parametrize("harm", ALTERATIONS)
def test_what_an_owner_altered_without_guards_is_named_with_case_row_group_and_entry(
    own_database: str, harm: str
) -> None:
    case, (deed, row, group, step) = Case.objects.get(), ALTERATIONS[harm]
    with without_guards(own_database) as owner:
        owner.execute(deed)
    (misfit,) = check_ledger(by=SYSTEM, at=NOW).misfits
    assert misfit.ref == str(case.public_id)
    assert re.search(
        f"{row}(（数据库第\\d+行）)?的“{group}”被改动过，与第\\d+条记录（{step}，2026-\\d\\d-\\d\\d）的承诺不符",
        misfit.why,
    )


@pytest.mark.unsound
@pytest.mark.parametrize("table", DELETED)
def test_a_row_that_is_gone_is_named(own_database: str, table: str) -> None:
    with without_guards(own_database) as owner:
        owner.execute(f"DELETE FROM {table}")
    (misfit,) = check_ledger(by=SYSTEM, at=NOW).misfits
    assert ("材料清单" if table == "filing_paper" else "没有了，第") in misfit.why


COPY = """INSERT INTO opinion (case_id, seq, key, clause, advice, opinion, reason, by_id, at)
SELECT case_id, %s, 'another', clause, advice, opinion, reason, by_id, at FROM opinion LIMIT 1"""


@pytest.mark.unsound
def test_a_row_that_no_step_wrote_is_named(own_database: str) -> None:
    case = Case.objects.get()
    proposed = list_case_entries(case.pk).get(event="propose").seq
    for seq, why in ((proposed, f"第{proposed}条记录里没有它"), (99, "没有哪一条记录和它对应")):
        with without_guards(own_database) as owner:
            owner.execute("DELETE FROM opinion WHERE key = 'another'")
            owner.execute(COPY, [seq])
        (misfit,) = compare_rows([case.pk]).misfits
        assert re.fullmatch(f"逐条审查意见（数据库第\\d+行）不是任何一步写的：{why}", misfit.why)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE cases SET specialty = '电气', facts = '{}'",
        "UPDATE publicity SET words = '有异议'",
        COPY.replace("%s", "seq"),
        "UPDATE recognition SET title = '工程师'",
        "UPDATE recognition SET revoked_at = now(), barred_until = '2099-01-01', revocation_reason = '提交的材料系伪造'",
        "DELETE FROM outbox",
    ],
)
def test_what_an_act_may_write_the_pages_role_cannot_write_without_one(granted: str, deed: str) -> None:
    with sign_in(granted, OFFICE_ROLE) as pages, pytest.raises(psycopg.Error) as refused:
        pages.execute(deed)
        pages.commit()
    assert isinstance(refused.value, psycopg.errors.InsufficientPrivilege | psycopg.errors.CheckViolation)


@pytest.mark.unsound
def test_a_salt_that_was_changed_or_lost_is_named(own_database: str) -> None:
    case = Case.objects.get()
    with without_guards(own_database) as owner:
        owner.execute("UPDATE commitment_salt SET salt = gen_random_uuid() WHERE seq = %s", [case.version])
    found = [one.why for one in compare_rows([case.pk]).misfits]
    assert (found != [], [why for why in found if "被改动过，与第" not in why]) == (True, [])
    with without_guards(own_database) as owner:
        owner.execute("DELETE FROM commitment_salt WHERE seq = %s", [case.version])
    assert [one.why.rpartition("）")[2] for one in compare_rows([case.pk]).misfits] == [
        "核对用的盐没有了，它写过的内容无从核对"
    ]


@pytest.mark.unsound
@pytest.mark.parametrize("harm", ["gone", "altered"])
def test_a_filed_paper_whose_bytes_are_gone_or_altered_is_named(people: Cast, harm: str) -> None:
    case = walking.filed(people)
    paper = FilingPaper.objects.select_related("paper").order_by("pk")[0]
    path = locate_paper(paper.sha256)
    data = path.read_bytes()
    try:
        if harm == "gone":
            path.unlink()
        else:
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        (misfit,) = check_ledger(by=SYSTEM, at=NOW).misfits
    finally:
        path.write_bytes(data)
    assert (misfit.ref, paper.paper.name in misfit.why) == (str(case.public_id), True)
    assert ("不见了" in misfit.why) == (harm == "gone")
    assert check_ledger(by=SYSTEM, at=NOW).misfits == []


def test_a_legitimate_correction_review_and_revocation_fit(people: Cast) -> None:
    case = walking.review_proposed(walking.correction_appealed(people), people, "undo", "03-18")
    second = walking.colleague(people, "approver")
    case = undo_correction(case, **walking.act(case, second, moment("03-19")))
    assert compare_rows([case.pk]).misfits == []
    case = walking.take_away(case, people, moment("03-20"), moment("04-01"))
    case = ask_change_review(case, reason=walking.REASON, **walking.act(case, people.li_yun, moment("04-02")))
    case = walking.review_proposed(case, people, "undo", "04-03")
    case = restore_title(case, **walking.act(case, second, moment("04-07")))
    assert (case.state, compare_rows([case.pk]).misfits) == ("recognised", [])


def test_a_review_fits(people: Cast) -> None:
    case = walking.refused(people)
    case = ask_review(case, reason=walking.REASON, **walking.act(case, people.li_yun, moment("03-16")))
    assert compare_rows([case.pk]).misfits == []


def make_entries_old(owner: "psycopg.Connection[Any]", case: Case) -> None:
    """Make the entries of a case what they were before: without commitments, chained as then."""
    owner.execute("ALTER TABLE entry DISABLE TRIGGER entry_append_only")
    before = genesis_hash(case.public_id)
    for entry in list_case_entries(case.pk):
        body = parse_canonical_object(entry.body) | {"v": 1}
        del body["rows"]
        text = canonical_json(body)
        own = chain_hash(before, text)
        values = [text, before, own, entry.pk]
        owner.execute("UPDATE entry SET body = %s, prev_hash = %s, hash = %s WHERE id = %s", values)
        before = own
    owner.execute("DELETE FROM commitment_salt")


@pytest.mark.unsound
def test_rows_from_before_there_were_commitments_are_counted_and_their_filing_is_still_asked(own_database: str) -> None:
    with without_guards(own_database) as owner:
        make_entries_old(owner, Case.objects.get())
    found = check_ledger(by=SYSTEM, at=NOW)
    assert (found.misfits, found.rows.compared, found.rows.uncommitted > 8) == ([], 0, True)
    with without_guards(own_database) as owner:
        owner.execute("UPDATE cases SET facts = jsonb_set(facts, '{target,specialty}', '\"other\"')")
        owner.execute("UPDATE filing SET content_hash = 'sha256:0'")
    (misfit,) = check_ledger(by=SYSTEM, at=NOW).misfits
    assert "上报的内容指纹与第" in misfit.why
    assert "申报内容与上报时判定依据的事实不符" in misfit.why
