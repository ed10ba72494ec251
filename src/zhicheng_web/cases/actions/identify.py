"""一（一）: the applicant says who they are; the number is encrypted, a claim until they have confirmed it (confirm_number)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Unpack

from zhicheng.numbers.id_number import compact_number
from zhicheng.numbers.phone import normalise_phone
from zhicheng_web.cases.actions._number_claim import claim_number
from zhicheng_web.cases.actions._person_name import read_person_name
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.names import is_name_on_record
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.models import Person

NAME_ON_RECORD: Final = "姓名已经在办件记录里，不能直接改"
RENAME: Final = "请填写原来的姓名。改了名或者登记有误的，请办理更名，写明理由并附证明。"


@dataclass
class Identify(StepAct):
    """Writing down name, document and telephone of the applicant."""

    name: str
    number: str
    document: str
    phone: str
    at: datetime

    def write(self, case: Case) -> None:
        """An empty number keeps the one that is stored. A name that was publicised is not overwritten."""
        person = Person.objects.select_for_update().get(pk=case.person_id)
        changed = self.name != person.name
        require_that(
            not (changed and is_name_on_record(person.pk)), "name_on_record", "三（二）", NAME_ON_RECORD, RENAME
        )
        person.name, person.phone = self.name, self.phone
        if self.number:
            claim_number(person, self.document, self.number, self.at)
        person.save()
        case.person = person

    def note(self) -> dict[str, list[str]]:
        """That the person was identified, nothing of the number."""
        return {"parts": ["person"]}


def identify(case: Case, *, name: str, number: str, document: str = "id", phone: str = "", **act: Unpack[Act]) -> Case:
    """Write down name, document and telephone of the applicant, each in its normal form. An empty number keeps the stored one;
    another is a claim, taken whether or not it is known. Raises StepRefused, StaleVersion.
    """
    number, phone = compact_number(number), normalise_phone(phone)
    name = read_person_name(name)
    require_that(bool(name), "person_name", "一（一）", "还没有填写姓名", "请按证件填写姓名。")
    return take_authorised_step(case, "edit", act, lambda: Identify(name, number, document, phone, act["at"]))
