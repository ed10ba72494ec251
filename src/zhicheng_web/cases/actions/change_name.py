"""一（一）: the applicant is called otherwise, or was written down wrongly: an act with a reason and a proof, told in every case.

What was publicised or filed keeps the name it was publicised and filed with; what has only been submitted goes on under the
new one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Unpack
from uuid import uuid5

from django.db import transaction
from django.db.models import Q

from zhicheng_web.cases.actions._person_name import read_person_name
from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.models import Case, NameChange
from zhicheng_web.cases.models.name_change import NAME_CHANGE_PROOF
from zhicheng_web.cases.papers.attach import create_paper_row
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_upload_of
from zhicheng_web.cases.read.queries import ACTIVE_STATE_VALUES
from zhicheng_web.cases.transition.authorised import Act, require_reason, require_that, take_authorised_step
from zhicheng_web.cases.transition.snapshots import retake_person
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.models import Person

STEP: Final = "change_name"


@dataclass
class ChangeName(StepAct):
    """The new name in one case of the person's: from what to what, with the proof and the hash of the reason."""

    act: Act
    name: str
    former_name: str
    reason: str
    file_name: str
    clean: CleanPaper
    remark: dict[str, str] = field(default_factory=dict, init=False)
    digest: str = field(default="", init=False)

    def write(self, case: Case) -> None:
        """The person is called so from now on; the case, where nobody has publicised it yet."""
        changes = bool(self.name) and self.name != self.former_name
        require_that(changes, "name_change_changes", "一（一）", "没有写新的姓名", "请填写和现在不同的姓名。")
        Person.objects.filter(pk=case.person_id).update(name=self.name)
        case.person.name = self.name
        retake_person(case, self.act["at"])
        proof = create_paper_row(case, NAME_CHANGE_PROOF, self.file_name, self.clean, self.act)
        NameChange.objects.create(
            case=case,
            seq=case.version,
            former_name=self.former_name,
            name=self.name,
            proof=proof,
            at=self.act["at"],
        )
        self.digest = proof.sha256
        self.remark = save_remark(case, self.act, self.reason)

    def note(self) -> Mapping[str, Any]:
        """The hashes of the proof and of the reason; no name."""
        return {"added": self.digest, **self.remark}


def change_name(case: Case, *, name: str, reason: str, file_name: str, data: bytes, **act: Unpack[Act]) -> Case:
    """Change the name of the case's person, in this case and in every other of theirs that somebody has seen, all or none.

    `data`: the proof, a PDF or a picture. Raises StepRefused, StaleVersion.
    """
    words = require_reason(reason, "name_change_reason", "一（一）", "更名没有写明理由")
    former, wanted = Person.objects.values_list("name", flat=True).get(pk=case.person_id), read_person_name(name)
    clean = clean_upload_of(act["by"].person_id, data)
    with transaction.atomic():
        for one in (case, *list_other_cases(case)):
            click = address_click(act, one, own=one.pk == case.pk)
            make = partial(ChangeName, click, wanted, former, words, file_name, clean)
            take_authorised_step(one, STEP, click, make)
    return Case.objects.get(pk=case.pk)


def address_click(act: Act, case: Case, *, own: bool) -> Act:
    """The one click as an act of a case: in that of the page under its key, in another under a key made from it."""
    if own:
        return act
    key = uuid5(act["key"], str(case.public_id))
    return Act(by=act["by"], at=act["at"], key=key, version=case.version)


def list_other_cases(case: Case) -> list[Case]:
    """The other cases of the person that somebody else than they has seen, or that they are filling in."""
    concerned = Q(handed_over=True) | Q(state__in=ACTIVE_STATE_VALUES)
    return list(Case.objects.filter(concerned, person_id=case.person_id).exclude(pk=case.pk).order_by("pk"))
