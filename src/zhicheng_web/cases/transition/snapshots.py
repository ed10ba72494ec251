"""What a case says of its people and units is fixed by its steps: taken anew at each submission, its names for good with the
publicity, everything with the filing. In between the case lies in the applicant's hands, and has no snapshot.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from zhicheng.procedure.steps import BEFORE_ASSESSMENT, STEPS_BY_KEY
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.requested_title import find_requested_title
from zhicheng_web.cases.models import Case, Snapshot
from zhicheng_web.ledger.chain import canonical_json
from zhicheng_web.people import identity

PERSON_FIELDS: Final = ("name", "document", "id_number_enc", "id_index", "phone")
UNIT_NAME_FIELDS: Final = ("employer_name", "agency_name")
UNIT_FIELDS: Final = (
    *UNIT_NAME_FIELDS,
    "employer_uscc",
    "employer_kind",
    "affiliation",
    "registered_in_kunming",
    "management_area",
    "branch_of",
    "self_recognition",
    "agency_uscc",
)
BEFORE_PUBLICITY: Final = (*STEPS_BY_KEY["assess"].from_, *STEPS_BY_KEY["start_publicity"].from_)
"""Submitted, and not yet publicised."""
TARGET_FIELDS: Final = ("series", "series_name", "specialty", "level", "title")
Fields = dict[str, Any]
"""Columns of a snapshot by name."""
Column = str | int | bytes | memoryview | Mapping[str, str] | None
"""What stands in one of them."""


def fix_particulars(case: Case, step: str, at: datetime) -> None:
    """Take, keep or let go of the snapshot, as the step asks. Called with the new state, before what the act writes."""
    if case.about.state in BEFORE_ASSESSMENT:
        case.snapshot = None
    elif step in TAKING_BY_STEP:
        TAKING_BY_STEP[step](case, at)
    elif case.snapshot_id is None:
        take_everything(case, at)


def take_everything(case: Case, at: datetime) -> None:
    """Everything, as it stands now."""
    save_snapshot(case, at, read_person(case) | read_units(case) | read_target(case, at))


def retake_units(case: Case, at: datetime) -> None:
    """Person and title as they were submitted, the units as they are called on the board."""
    save_snapshot(case, at, copy_fields(case, (*PERSON_FIELDS, *TARGET_FIELDS)) | read_units(case))


def retake_unit_data(case: Case, at: datetime) -> None:
    """All names as they were publicised; the data of the units as routing reads them now."""
    fixed = copy_fields(case, (*PERSON_FIELDS, *UNIT_NAME_FIELDS, *TARGET_FIELDS))
    save_snapshot(case, at, read_units(case) | fixed)


def retake_person(case: Case, at: datetime) -> None:
    """The person of today, where the case has only been submitted; a publicity or a filing keeps whom it named."""
    if case.snapshot is not None and case.about.state in BEFORE_PUBLICITY:
        save_snapshot(case, at, copy_fields(case, (*UNIT_FIELDS, *TARGET_FIELDS)) | read_person(case))


TAKING_BY_STEP: Final[Mapping[str, Callable[[Case, datetime], None]]] = {
    "submit": take_everything,
    "start_publicity": retake_units,
    "file": retake_unit_data,
    "refile": retake_unit_data,
}
"""Steps with which something is fixed."""


def save_snapshot(case: Case, at: datetime, fields: Fields) -> None:
    """A row of the act that is being done, to which the case now points."""
    case.snapshot = Snapshot.objects.create(case=case, seq=case.version, at=at, **fields)


def copy_fields(case: Case, names: tuple[str, ...]) -> Fields:
    """What the standing snapshot says. LookupError: the case has none."""
    if case.snapshot is None:
        raise LookupError(f"case {case.public_id} has no snapshot")
    return {name: getattr(case.snapshot, name) for name in names}


def read_person(case: Case) -> Fields:
    """The person of today, the number sealed for this case."""
    person = case.person
    number = identity.decrypt_id_number(bytes(person.id_number_enc), person.public_id) if person.id_number_enc else None
    return {
        "name": person.name,
        "document": person.document,
        "id_number_enc": identity.encrypt_id_number(number, case.public_id, "cases") if number else None,
        "id_index": person.id_index,
        "phone": person.phone,
    }


def read_units(case: Case) -> Fields:
    """Employer and agency of today."""
    employer, agency = case.employer, case.agency
    return {
        "employer_name": employer.name,
        "employer_uscc": employer.uscc,
        "employer_kind": employer.employer_kind,
        "affiliation": employer.affiliation,
        "registered_in_kunming": employer.registered_in_kunming,
        "management_area": employer.management_area,
        "branch_of": employer.branch_of,
        "self_recognition": employer.self_recognition,
        "agency_name": agency.name if agency else "",
        "agency_uscc": agency.uscc if agency else None,
    }


def read_target(case: Case, at: datetime) -> Fields:
    """What is applied for, in the words of the policy of that day."""
    requested = find_requested_title(case, engine_input.to_kunming_day(at))
    return {
        "series": case.series,
        "series_name": requested.series_name,
        "specialty": case.specialty,
        "level": case.level,
        "title": requested.title,
    }


def snapshot_body(snapshot: Snapshot) -> Mapping[str, str]:
    """Everything that a snapshot holds, as text by column: what a commitment is made of. The number stands in it by its index,
    which no new seal changes.
    """
    names = [one.attname for one in Snapshot._meta.concrete_fields if one.attname not in ("id", "id_number_enc", "at")]
    return {name: canonical_text(getattr(snapshot, name)) for name in names}


def canonical_text(value: Column) -> str:
    """A value of a column as text, the same whenever it is read."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return canonical_json({"": value})
