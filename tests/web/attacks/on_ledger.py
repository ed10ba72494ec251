"""Attacks on the ledger, the messages and the keys of acts."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from tests.web.attacks.registry import attack, execute
from tests.web.attacks.stages import REASON
from tests.web.attacks.world import World, again, at, change
from zhicheng_web.cases.models import ActName, Case, Idempotency, PagePicture, PrintedPaper, Remark
from zhicheng_web.ledger.chain import (
    canonical_json,
    chain_hash,
    format_instant,
    genesis_hash,
    parse_canonical_object,
    salted_commitment,
)
from zhicheng_web.ledger.models import Digest, Entry, Outbox, RowEntry, UnitEntry, ViewLog
from zhicheng_web.ledger.queries import list_case_entries
from zhicheng_web.people import queries as people

HEAD = "case_state_is_ledger_head"


def forge(w: World, seq: int | None = None, *, said: dict[str, Any] | None = None, **columns: Any) -> Entry:
    """A next entry that fits in everything but what the attack changes: `said` in the body, `columns` beside it."""
    rows = list(list_case_entries(w.case.pk))
    seq = seq or len(rows) + 1
    before = rows[seq - 2]
    when = columns.get("at", rows[-1].at + timedelta(minutes=1))
    told = (
        parse_canonical_object(rows[-1].body)
        | {"seq": seq, "before": before.state_after, "at": format_instant(when)}
        | (said or {})
    )
    body = canonical_json(told)
    prev_hash = bytes(columns.get("prev_hash", before.hash))
    values = {
        "seq": seq, "at": when, "prev_at": before.at, "prev_hash": prev_hash, "body": body,
        "hash": chain_hash(prev_hash, body),
    }  # fmt: skip
    entry: Entry = again(rows[-1], **(values | columns))
    return entry


@attack("submitted", "entry_chain", "entry_is_head")
def a_chain_forked_at_an_older_entry(w: World) -> None:
    forge(w, prev_hash=list_case_entries(w.case.pk)[0].hash)


@attack("submitted", "entry_chain", "entry_is_head")
def an_entry_with_a_gap_before_it(w: World) -> None:
    last = list_case_entries(w.case.pk)[1]
    body = canonical_json(parse_canonical_object(last.body) | {"seq": 9})
    again(last, seq=9, body=body, prev_hash=bytes(last.hash), prev_at=last.at, hash=chain_hash(bytes(last.hash), body))


@attack("submitted", "entry_hash", "entry_is_head")
def an_entry_with_a_wrong_hash(w: World) -> None:
    forge(w, hash=bytes(32))


@attack("submitted", "entry_columns_are_the_body", "entry_is_head")
def an_entry_whose_state_is_not_what_was_hashed(w: World) -> None:
    forge(w, state_after="recognised")


@attack("submitted", "entry_columns_are_the_body", "entry_is_head")
def an_entry_whose_moment_is_not_what_was_hashed(w: World) -> None:
    forge(w, said={"at": format_instant(at("02-05"))})


@attack("submitted", "entry_columns_are_the_body", "entry_is_head")
def an_entry_whose_actor_is_not_what_was_hashed(w: World) -> None:
    forge(w, said={"actor": str(w.hr.public_id)})


@attack("submitted", "entry_columns_are_the_body", "entry_is_head")
def an_entry_without_a_moment_in_its_body(w: World) -> None:
    forge(w, said={"at": None})


@attack("submitted", "entry_not_before_previous", "entry_is_head")
def an_entry_an_hour_back(w: World) -> None:
    forge(w, at=at("02-03", 8))


@attack("submitted", "entry_chain", "entry_is_head")
def an_entry_that_lies_about_the_moment_before(w: World) -> None:
    forge(w, at=at("02-03", 8), prev_at=at("02-03", 7))


@attack("submitted", "entry_is_head")
def an_entry_that_the_case_does_not_know(w: World) -> None:
    forge(w)


@attack("submitted", "entry_once", "entry_state")
def the_same_number_twice(w: World) -> None:
    forge(w, 2)


@attack("submitted", "entry_of_case", "entry_is_head")
def an_entry_under_another_cases_name(w: World) -> None:
    other = uuid4()
    forge(w, said={"case": str(other)}, case_ref=other)


@attack("submitted", "entry_actor", "entry_is_head")
def an_entry_under_another_persons_pseudonym(w: World) -> None:
    forge(w, said={"actor": str(w.hr.public_id)}, actor_ref=w.hr.public_id)


@attack("draft", "entry_genesis")
def a_first_entry_chained_to_something(w: World) -> None:
    first = list_case_entries(w.case.pk)[0]
    case: Case = again(w.case, person=w.stranger)
    said = {"case": str(case.public_id), "actor": str(w.stranger.public_id)}
    body, before = canonical_json(parse_canonical_object(first.body) | said), genesis_hash(w.case.public_id)
    again(
        first, case_id=case.pk, case_ref=case.public_id, actor_id=w.stranger.pk, actor_ref=w.stranger.public_id,
        body=body, prev_hash=before, hash=chain_hash(before, body),
    )  # fmt: skip


@attack("draft", "entry_append_only")
def an_entry_changed(w: World) -> None:
    execute("UPDATE entry SET xid = '1' WHERE case_id = %s", w.case.pk)


@attack("draft", "entry_append_only")
def an_entry_changed_as_if_by_a_replica(w: World) -> None:
    execute("SET LOCAL session_replication_role = replica")
    execute("UPDATE entry SET xid = '1' WHERE case_id = %s", w.case.pk)


@attack("draft", "entry_append_only", HEAD)
def an_entry_deleted(w: World) -> None:
    execute("DELETE FROM entry WHERE case_id = %s", w.case.pk)


@attack("draft", "entry_no_truncate")
def the_ledger_emptied(w: World) -> None:
    execute("TRUNCATE entry CASCADE")


@attack("draft", "view_log_append_only")
def a_view_forgotten(w: World) -> None:
    seen = ViewLog.objects.create(
        person_seen=w.applicant.pk, by=w.hr.pk, purpose="check_identity", fields="id_number", at=at("02-02")
    )
    change(seen, by=w.stranger.pk)


@attack("draft", "view_log_no_truncate")
def every_view_forgotten(w: World) -> None:
    execute("TRUNCATE view_log")


@attack("draft", "unit_entry_no_truncate")
def every_act_on_units_forgotten(w: World) -> None:
    execute("TRUNCATE unit_entry")


@attack("draft", "unit_entry_append_only")
def an_act_on_a_unit_ascribed_to_another(w: World) -> None:
    done = UnitEntry.objects.create(
        organisation_id=w.case.employer_id, event="correct_unit", at=at("02-02"), by=w.hr.pk
    )
    change(done, by=w.stranger.pk)


@attack("draft", "row_entry_no_truncate")
def every_line_of_rights_forgotten(w: World) -> None:
    execute("TRUNCATE row_entry")


@attack("draft", "row_entry_append_only")
def a_line_of_rights_that_fits_something_else(w: World) -> None:
    change(RowEntry.objects.filter(of_table="membership").latest("pk"), digest="")


@attack("examined", "printed_paper_append_only")
def a_printing_by_somebody_else(w: World) -> None:
    digest = "0" * 64
    digests = {"sha256": digest, "data_digest": digest, "layout_digest": digest}
    row = PrintedPaper(
        case=w.case, kind="recognition_form", size=1, renderer="typst", by=w.applicant, at=at("03-16"), **digests
    )
    row.by_name = "李云"
    row.save()
    change(row, by_name="别人")


@attack("examined", "act_name_append_only")
def somebody_else_who_accepted(w: World) -> None:
    change(ActName.objects.latest("pk"), name="别人")


def corrected(w: World, *, note: dict[str, str] | None = None, **otherwise: Any) -> Remark:
    """The wording of the title put right, with the words of the act: as it should be, but for what the attack changes."""
    salt, when = uuid4(), otherwise.get("at", at("03-16"))
    row = Remark(seq=w.case.version + 1, words=REASON, salt=salt, by=w.approver, at=when)
    for name, value in otherwise.items():
        setattr(row, name, value)

    def inside(case: Case) -> None:
        row.case = case
        row.save()

    hashed = {"remark": salted_commitment(salt.bytes, REASON)} if note is None else note
    proposed = {"open_change_step": "correct"}
    by = people.build_membership_actor(w.approver_as)
    w.advance("correct", by, at("03-16"), note=hashed, write=inside, inputs=proposed)
    return row


@attack("recognised", "remark_has_words", "remark_is_what_was_hashed")
def words_of_blanks(w: World) -> None:
    corrected(w, words="   好    ")


@attack("recognised", "remark_is_what_was_hashed")
def other_words_than_were_hashed(w: World) -> None:
    corrected(w, words="与当时写的不是一回事")


@attack("recognised", "remark_is_what_was_hashed")
def words_of_which_the_entry_knows_nothing(w: World) -> None:
    corrected(w, note={})


@attack("recognised", "remark_is_what_was_hashed")
def words_put_into_anothers_mouth(w: World) -> None:
    corrected(w, by=w.stranger)


@attack("recognised", "remark_is_what_was_hashed")
def words_dated_back(w: World) -> None:
    corrected(w, at=at("03-13"))


@attack("recognised", "remark_of_its_act", "remark_is_what_was_hashed")
def words_without_an_act(w: World) -> None:
    again(corrected(w), seq=99)


@attack("recognised", "remark_once", "remark_is_what_was_hashed")
def words_written_twice_to_one_act(w: World) -> None:
    again(corrected(w), words="后来又写了另外几句")


@attack("recognised", "remark_append_only")
def words_changed_afterwards(w: World) -> None:
    change(corrected(w), words="后来又写了另外几句")


@attack("recognised", "remark_append_only")
def words_taken_back(w: World) -> None:
    execute("DELETE FROM remark WHERE id = %s", corrected(w).pk)


def page_picture(w: World) -> PagePicture:
    """A page as it was drawn."""
    return PagePicture.objects.create(paper=w.paper, number=1, sha256="a" * 64)


@attack("draft", "page_picture_append_only")
def another_picture_of_a_page(w: World) -> None:
    change(page_picture(w), sha256="b" * 64)


@attack("draft", "page_picture_append_only")
def a_picture_taken_away(w: World) -> None:
    execute("DELETE FROM page_picture WHERE id = %s", page_picture(w).pk)


def message(w: World) -> Outbox:
    return Outbox.objects.get(case_id=w.case.pk, recipient_id=w.hr.pk)


@attack("submitted", "outbox_once")
def a_message_made_twice(w: World) -> None:
    again(message(w))


@attack("submitted", "digest_once")
def a_list_of_the_morning_made_twice(w: World) -> None:
    again(Digest.objects.create(recipient_id=w.hr.pk, day=date(2026, 3, 2), cases=1, late=0))


@attack("submitted", "outbox_sent")
def a_message_sent_at_no_time(w: World) -> None:
    change(message(w), state="sent")


@attack("submitted", "outbox_entry")
def a_message_about_nothing(w: World) -> None:
    again(message(w), seq=99)


@attack("draft", "act_once")
def one_key_for_two_acts(w: World) -> None:
    again(Idempotency.objects.get(case_id=w.case.pk))
