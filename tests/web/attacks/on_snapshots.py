"""Attacks on what a case was submitted, publicised and filed with: other words for person and unit, other rows, none at all."""

from tests.web.attacks.registry import attack, execute
from tests.web.attacks.world import World, again, change
from zhicheng_web.cases.models import NameChange, Snapshot


@attack("submitted", "submitted_case_has_snapshot")
def a_submission_that_follows_the_rows_of_today(w: World) -> None:
    change(w.case, snapshot=None)


@attack("draft", "submitted_case_has_snapshot", "filed_snapshot_stays")
def a_draft_fixed_before_it_is_submitted(w: World) -> None:
    row = Snapshot.objects.create(
        case=w.case, seq=w.case.version, at=w.case.since, name="李云", document="id", employer_name="滇中机械",
        registered_in_kunming=True, self_recognition=False,
    )  # fmt: skip
    change(w.case, snapshot=row)


@attack("filed", "snapshot_append_only")
def a_filed_case_under_another_name(w: World) -> None:
    change(w.case.snapshot, name="冒名\u202e者")


@attack("filed", "snapshot_append_only")
def a_filed_case_under_another_number(w: World) -> None:
    change(w.case.snapshot, id_index=b"another")


@attack("filed", "snapshot_append_only")
def a_number_wiped_from_a_filed_case(w: World) -> None:
    change(w.case.snapshot, id_number_enc=None)


@attack("filed", "snapshot_append_only", "case_snapshot")
def a_snapshot_deleted(w: World) -> None:
    execute("DELETE FROM case_snapshot WHERE id = %s", w.case.snapshot_id)


@attack("filed", "filed_snapshot_stays")
def a_filed_case_led_back_to_what_it_was_submitted_with(w: World) -> None:
    change(w.case, snapshot=Snapshot.objects.filter(case=w.case).earliest("seq"))


@attack("closed", "publicised_person_stays")
def somebody_else_than_was_publicised(w: World) -> None:
    again(w.case.snapshot, seq=w.case.version, name="别人")


def rename(w: World, former_name: str, name: str) -> NameChange:
    """A change of name by the last act of the case, proved by its first paper."""
    return NameChange.objects.create(
        case=w.case, seq=w.case.version, former_name=former_name, name=name, proof=w.paper, at=w.case.since
    )


@attack("filed", "name_change_changes")
def a_change_of_name_that_changes_nothing(w: World) -> None:
    rename(w, "李云", "李云")


@attack("filed", "name_change_append_only")
def a_change_of_name_told_otherwise(w: World) -> None:
    change(rename(w, "李云", "李筠"), former_name="别人")


@attack("filed", "filed_papers_stay")
def a_proof_taken_out_of_a_filed_case(w: World) -> None:
    change(again(w.paper, kind="name_change_proof"), removed_at=w.case.since)
