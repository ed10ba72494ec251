"""一（一）: a number that was confirmed is wrong: its owner asks for another, with a reason and a proof; the bureau decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, NamedTuple, Unpack
from uuid import uuid4

from zhicheng.numbers.document_number import find_document_of_card
from zhicheng.numbers.id_number import compact_number
from zhicheng.numbers.number_state import NumberState
from zhicheng_web.cases.actions._number_claim import describe_form_problem
from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, NumberCorrection
from zhicheng_web.cases.models.number_correction import NUMBER_CHANGE_PROOF
from zhicheng_web.cases.papers.attach import create_paper_row
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_upload_of
from zhicheng_web.cases.read.id_number import FORMER_NUMBER, NEW_NUMBER, read_person_number
from zhicheng_web.cases.transition.authorised import Act, require_reason, require_that, take_authorised_step
from zhicheng_web.cases.transition.record import act as open_act
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people import identity
from zhicheng_web.people.models import Person

STEP: Final = "ask_correction"


class StatedNumber(NamedTuple):
    """A number of a document, in its normal form."""

    document: str
    number: str


@dataclass
class AskCorrection(StepAct):
    """The asking, in the application with which the proof lies."""

    act: Act
    wanted: StatedNumber
    reason: str
    file_name: str
    clean: CleanPaper
    remark: dict[str, str] = field(default_factory=dict, init=False)
    digest: str = field(default="", init=False)

    def write(self, case: Case) -> None:
        """The proof, and what is asked; the number stays until the bureau has decided."""
        person = Person.objects.select_for_update().get(pk=case.person_id)
        asked = build_correction(person, self.wanted, self.reason, self.act["at"])
        proof = create_paper_row(case, NUMBER_CHANGE_PROOF, self.file_name, self.clean, self.act)
        asked.case, asked.seq, asked.proof = case, case.version, proof
        asked.save(force_insert=True)
        self.digest = proof.sha256
        self.remark = save_remark(case, self.act, self.reason)

    def note(self) -> Mapping[str, Any]:
        """The hashes of the proof and of the reason; no number."""
        return {"added": self.digest, **self.remark}


def ask_correction(
    case: Case, *, document: str, number: str, reason: str, file_name: str, data: bytes, **act: Unpack[Act]
) -> Case:
    """Ask for another number of the case's person. `data`: the proof, a PDF or a picture. Raises StepRefused, StaleVersion."""
    words = require_reason(reason, "correction_reason", "一（一）", "更正没有写明理由")
    wanted = read_wanted_number(document, number, act["at"])
    clean = clean_upload_of(act["by"].person_id, data)
    return take_authorised_step(case, STEP, act, lambda: AskCorrection(act, wanted, words, file_name, clean))


def ask_officer_correction(person: Person, number: str, reason: str, at: datetime) -> NumberCorrection:
    """Ask for another number of somebody who has no application; the card is shown at the counter. Raises StepRefused."""
    words = require_reason(reason, "correction_reason", "一（一）", "更正没有写明理由")
    wanted = read_wanted_number(find_document_of_card(compact_number(number)), number, at)
    with open_act():
        asked = build_correction(Person.objects.select_for_update().get(pk=person.pk), wanted, words, at)
        asked.save(force_insert=True)
    return asked


def read_wanted_number(document: str, typed: str, at: datetime) -> StatedNumber:
    """The number in its normal form. Raises StepRefused where its form is wrong. The age is not asked: somebody sees the card."""
    number = compact_number(typed)
    found = describe_form_problem(document, number, to_kunming_date(at))
    require_that(found is None, "id_number", "一（一）", found or "", "请对照证件核对后再填。")
    return StatedNumber(document, number)


def build_correction(person: Person, wanted: StatedNumber, reason: str, at: datetime) -> NumberCorrection:
    """What is asked, not saved yet. Raises StepRefused for the number that stands, and while that is contested."""
    index, stands = identity.index_id_number(*wanted), bytes(person.id_index or b"")
    require_that(index != stands, "correction_changes", "一（一）", "和现在登记的号码一样", "请填写和现在不同的号码。")
    contested = person.number_state == NumberState.CONTESTED
    require_that(
        not contested, "number_contested", "一（一）", "证件号码正在由市人社局核定", "核定以后仍要更正的，再申请。"
    )
    former, public_id = read_person_number(person), uuid4()
    return NumberCorrection(
        public_id=public_id,
        person=person,
        document=wanted.document,
        id_number_enc=identity.encrypt_id_number(wanted.number, public_id, NEW_NUMBER),
        id_index=index,
        former_number_enc=identity.encrypt_id_number(former, public_id, FORMER_NUMBER) if former else None,
        reason=reason,
        asked_at=at,
    )
