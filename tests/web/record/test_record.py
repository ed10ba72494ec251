"""The writer: one act a key, nobody overtaken unseen, nothing left behind by a refusal; all as the office's own role."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from tests.web.attacks.stages import STEPS
from tests.web.attacks.world import World, at
from tests.web.step_acts import advance
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.models import Case, CaseParty, Idempotency, Paper
from zhicheng_web.cases.transition import idempotency, record
from zhicheng_web.ledger.chain import BrokenChain, ChainLink, chain_hash, parse_canonical_object, replay_chain
from zhicheng_web.ledger.models import Entry, Outbox
from zhicheng_web.ledger.queries import find_discrepancies, list_chain_links, parse_entry_body
from zhicheng_web.people import queries as people

pytestmark = pytest.mark.django_db
KEY = UUID(int=7)


@pytest.fixture
def walk() -> World:
    """The walk of the attacks, here as the office's role."""
    return World(STEPS)


def submit(w: World, **changes: Any) -> Case:
    by, version = people.build_applicant_actor(w.applicant.pk), w.case.version
    given: dict[str, Any] = {"by": by, "at": at("02-03"), "key": KEY, "version": version}
    return advance(w.case.pk, "submit", **(given | changes))


def test_the_office_may_walk_a_case_to_the_end(walk: World) -> None:
    walk.at("recognised")
    assert [entry.event for entry in Entry.objects.filter(case_id=walk.case.pk).order_by("seq")] == [
        "start", "submit", "assess", "start_publicity", "close_publicity", "file", "accept", "propose", "recognise",
    ]  # fmt: skip
    assert walk.recognition.number == 1


def test_an_act_leaves_entry_state_side_message_and_due_day_together(walk: World) -> None:
    walk.at("draft")
    case = submit(walk)
    entry = Entry.objects.get(case_id=case.pk, seq=2)
    assert (case.state, case.version, case.since, case.due_on) == ("submitted", 2, at("02-03"), case.due_on)
    assert parse_entry_body(entry)["after"] == "submitted"
    assert CaseParty.objects.get(case=case).side == "applicant"
    assert list(Outbox.objects.values_list("recipient_id", "template", "seq")) == [(walk.hr.pk, "submit", 2)]


def test_a_key_used_again_finds_the_act_and_does_nothing(walk: World) -> None:
    walk.at("draft")
    first, second = submit(walk), submit(walk)
    assert (second.version, second.state) == (first.version, first.state)
    assert Entry.objects.filter(case_id=first.pk).count() == 2


def test_a_key_used_for_another_act_is_refused(walk: World) -> None:
    walk.at("draft")
    submit(walk)
    with pytest.raises(StepRefused) as refused:
        advance(
            walk.case.pk,
            "withdraw",
            by=people.build_applicant_actor(walk.applicant.pk),
            at=at("02-04"),
            key=KEY,
            version=2,
        )
    assert [finding.key for finding in refused.value.findings] == ["key_reused"]


def test_the_same_key_of_another_person_is_another_key(walk: World) -> None:
    walk.at("draft")
    submit(walk)
    by = people.build_membership_actor(walk.hr_as)
    advance(walk.case.pk, "return_to_applicant", by=by, at=at("02-04"), key=KEY, version=2)
    assert Case.objects.get(pk=walk.case.pk).version == 3
    used = Idempotency.objects.filter(key=KEY).values_list("person_id", flat=True)
    assert set(used) == {walk.applicant.pk, walk.hr.pk}


def test_an_old_page_is_told_who_acted_and_when(walk: World) -> None:
    walk.at("draft")
    submit(walk)
    with pytest.raises(record.StaleVersion) as stale:
        submit(walk, key=uuid4(), version=1)
    assert (stale.value.who, stale.value.when, stale.value.step) == ("applicant", at("02-03"), "submit")


def test_a_refusal_leaves_nothing_behind_and_its_key_is_free(walk: World) -> None:
    walk.at("draft")
    Paper.objects.filter(pk=walk.paper.pk).update(removed_at=at("02-02"))
    with pytest.raises(StepRefused) as refused:
        submit(walk)
    assert [finding.key for finding in refused.value.findings] == ["commitment_made"]
    assert Entry.objects.filter(case_id=walk.case.pk).count() == 1
    assert not Idempotency.objects.filter(key=KEY).exists()


def test_a_fault_inside_takes_the_whole_act_back(walk: World) -> None:
    walk.at("draft")

    def fails(case: Case) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        submit(walk, write=fails)
    case = Case.objects.get(pk=walk.case.pk)
    assert (case.version, case.state) == (1, "draft")


def test_what_the_database_refuses_is_said_in_words(walk: World) -> None:
    walk.at("draft")

    def inside(case: Case) -> None:
        CaseParty.objects.create(case=case, person=case.person, side="employer")

    with pytest.raises(StepRefused) as refused:
        submit(walk, write=inside)
    (finding,) = refused.value.findings
    assert (finding.key, finding.clause) == ("one_side_per_person", "三（三）")
    assert finding.reason == "您在这件申报里已有另一个身份，不能再以别的身份办理（三（三））。"


def test_a_changed_content_is_named_anew(walk: World) -> None:
    walk.at("draft")

    def otherwise(case: Case) -> None:
        case.facts["target"]["specialty"] = "电气"

    case = advance(
        walk.case.pk, "edit", by=people.build_applicant_actor(walk.applicant.pk), at=at("02-03"), key=uuid4(), version=1,
        write=otherwise,
    )  # fmt: skip
    assert case.content_hash != walk.case.content_hash


ONLY_ADDED = (
    *("entry", "view_log", "unit_entry", "verdict", "case_party", "remark"),
    *("commitment_salt", "assessment", "opinion", "name_change", "page_picture", "printed_paper"),
)
CHANGED_BY_ACTS = {
    "decision": "appeal superseded_at",
    "recognition": "barred_until revocation_reason revoked_at series specialty title",
    "second_return": "agreed answer answered_at answered_seq approver_id approver_membership_id",
    "title_change": (
        "answered_at appeal appeal_proof_id approver_id approver_membership_id approver_name decided_at decided_seq decision"
        " outcome review_asked_at statement statement_proof_id"
    ),
    "proposal": "sent_back_at sent_back_reason superseded_at",
    "filing": "recalled_at",
    "objection": "conclusion settled_at settled_by_id state",
    "publicity": (
        "attested_by_id calendar_id closed_on last_on last_ordinal photo_id result "
        "start_on start_ordinal start_working state words"
    ),
    "paper": "removed_at replaced_by_id",
}
"""Of what was decided and stored: the columns that an act may still write in a row that is there."""


def list_privileges(table: str) -> list[str]:
    """What the pages' role may do with all columns of a table."""
    question = "SELECT privilege_type::text FROM information_schema.role_table_grants WHERE table_name = %s"
    with connection.cursor() as cursor:
        cursor.execute(f"{question} AND grantee = current_user ORDER BY 1", [table])
        return [privilege for (privilege,) in cursor.fetchall()]


@pytest.mark.parametrize("table", ONLY_ADDED)
def test_the_office_cannot_change_what_is_only_added(table: str) -> None:
    assert list_privileges(table) == ["INSERT", "SELECT"]


@pytest.mark.parametrize("table", CHANGED_BY_ACTS)
def test_of_what_was_decided_the_office_writes_what_acts_change(table: str) -> None:
    """Apart from the guards, which refuse the same: whoever tears one down meets the other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.role_column_grants WHERE table_name = %s"
            " AND grantee = current_user AND privilege_type = 'UPDATE' ORDER BY 1",
            [table],
        )
        columns = " ".join(name for (name,) in cursor.fetchall())
    assert (list_privileges(table), columns) == (["INSERT", "SELECT"], CHANGED_BY_ACTS[table])


def test_the_office_deletes_no_message() -> None:
    assert list_privileges("outbox") == ["INSERT", "SELECT", "UPDATE"]


def test_replay_names_the_first_entry_that_does_not_fit(walk: World) -> None:
    walk.at("assessed")
    good = list(list_chain_links(walk.case.pk))
    ref = walk.case.public_id
    assert replay_chain(ref, good) == (3, "assessed")
    altered = good[1]._replace(body=good[1].body.replace('"submit"', '"submix"'))
    for chain, said in (
        ([good[0], altered, good[2]], f"entry 2 of {ref}: was altered"),
        ([good[0], good[2]], f"entry 3 of {ref}: follows 1"),
        ([good[1], good[2]], f"entry 2 of {ref}: follows 0"),
        ([good[0], good[1], good[1]], f"entry 2 of {ref}: follows 2"),
        ([good[0], rewritten(good[1]), good[2]], f"entry 3 of {ref}: is chained to something else"),
    ):
        with pytest.raises(BrokenChain, match=f"^{said}$"):
            replay_chain(ref, chain)


def rewritten(link: ChainLink) -> ChainLink:
    """An entry altered together with its hash, as somebody would who can write the table."""
    body = link.body.replace('"submit"', '"submix"')
    return link._replace(body=body, hash=chain_hash(link.prev_hash, body))


def test_a_state_that_is_not_what_the_ledger_tells_is_found(walk: World) -> None:
    walk.at("submitted")
    case = walk.case
    assert list(find_discrepancies([(case.pk, case.public_id, 2, "assessed")])) == [
        f"{case.public_id} stands at 2 assessed, its ledger at 2 submitted"
    ]


def test_an_entry_names_nobody(walk: World) -> None:
    walk.at("recognised")
    bodies = " ".join(Entry.objects.values_list("body", flat=True))
    for name in ("applicant@", "examiner@", "11010519491231002X", "滇中机械"):
        assert name not in bodies
    assert {parse_canonical_object(body)["v"] for body in Entry.objects.values_list("body", flat=True)} == {3}


def test_keys_of_pages_long_closed_are_let_go(walk: World) -> None:
    walk.at("submitted")
    before = Idempotency.objects.count()
    assert (idempotency.delete_old_keys(at("02-03", 9) + idempotency.KEY_LIFETIME), Idempotency.objects.count()) == (
        before - 1,
        1,
    )
    assert idempotency.delete_old_keys(at("02-03", 10) + idempotency.KEY_LIFETIME) == 1
