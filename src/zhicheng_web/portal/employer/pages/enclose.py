"""三（二） what the employer itself encloses: the dispatch agreement, the proof of both publicities, the parent's report."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases import facts, owed_papers
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.showing import one_step
from zhicheng_web.portal.shared.forms import Radios
from zhicheng_web.portal.shared.stepping import CaseForm, Page

UNCHOSEN, CHOOSE = ("required", "invalid_choice"), "请从列出的材料中选一种。"


class EncloseForm(CaseForm):
    """Which paper, which file."""

    kind = forms.ChoiceField(label="哪一种材料", widget=Radios, error_messages=dict.fromkeys(UNCHOSEN, CHOOSE))
    file = forms.FileField(
        label="文件",
        help_text="PDF、JPG或PNG。",
        error_messages={"required": "还没有选文件。请选择盖章后的扫描件。", "empty": "这个文件是空的，请重新选择。"},
    )

    def __init__(self, case: Any, *said: Any, **more: Any) -> None:
        super().__init__(case, *said, **more)
        policy = facts.policy_on(facts.day_of(clock.now()))
        kinds = [(one.key, one.name) for one in policy.materials if ours(one)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


def ours(material: Any) -> bool:
    """Whether a material is the employer's to bring."""
    return material.clause == owed_papers.EMPLOYERS_CLAUSE and material.key not in owed_papers.MADE_HERE


def owed(it: Any, form: EncloseForm) -> dict[str, Any]:
    """What is asked of this case, and whether it is there."""
    have = facts.papers(it)
    return {"owed": [(one.name, one.key in have) for one in owed_papers.by_employer(it, clock.today())]}


def enclosed(it: Any, form: EncloseForm, given: dict[str, Any]) -> object:
    """The paper under the case."""
    upload = form.cleaned_data["file"]
    return attach_paper(it, kind=form.cleaned_data["kind"], name=upload.name, data=upload.read(), **given)


ENCLOSE = Page("enclose", EncloseForm, enclosed, owed)


@entry(Role.EMPLOYER, of="case")
def enclose(request: OfficeRequest, case: UUID) -> HttpResponse:
    """One paper at a time."""
    return one_step(request, case, ENCLOSE)
