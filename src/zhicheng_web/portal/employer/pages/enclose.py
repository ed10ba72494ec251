"""三（二） what the employer itself encloses: the dispatch agreement, the proof of both publicities, the parent's report."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse

from zhicheng.policy.model import Material
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.remove_paper import remove_paper
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.parent_reports import may_ask_parent
from zhicheng_web.cases.read.row_types import Case, Paper
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.base import RadioButtons
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage

KIND_ERRORS, CHOOSE_KIND = ("required", "invalid_choice"), "请从列出的材料中选一种。"


class EncloseForm(CaseForm):
    """A paper that the employer encloses: of which kind, and the file."""

    kind = forms.ChoiceField(
        label="哪一种材料", widget=RadioButtons, error_messages=dict.fromkeys(KIND_ERRORS, CHOOSE_KIND)
    )
    file = forms.FileField(
        label="文件",
        help_text="PDF、JPG或PNG。",
        error_messages={"required": "还没有选文件。请选择盖章后的扫描件。", "empty": "这个文件是空的，请重新选择。"},
    )

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        asked = required.list_employer_materials(case, clock.today()) or list_enclosable_materials()
        self.set_choices("kind", [(one.key, required.name_case_paper(case, one)) for one in asked])


def list_enclosable_materials() -> list[Material]:
    """Whatever an employer can be asked to bring."""
    return list(required.employers_materials(find_current_policy()))


def describe_asked_papers(case: Case, form: EncloseForm) -> dict[str, Any]:
    """What is asked of this case, and what of it is there; what was enclosed besides."""
    have, asked = engine_input.group_current_papers(case), required.list_employer_materials(case, clock.today())
    named = [(required.name_case_paper(case, one), one) for one in asked]
    besides = [(one.name, one) for one in list_enclosable_materials() if one.key in have and one not in asked]
    return {
        "enclosures": [(name, have.get(one.key, ()), one in asked) for name, one in (*named, *besides)],
        "branch": may_ask_parent(case, clock.now()),
        "parent_not_stated": any(name != one.name for name, one in named),
    }


def attach_enclosure(case: Case, form: EncloseForm, action_arguments: Act) -> Case:
    """The paper under the case."""
    upload = form.cleaned_data["file"]
    return attach_paper(case, kind=form.cleaned_data["kind"], name=upload.name, data=upload.read(), **action_arguments)


ENCLOSE_PAGE = StepPage("enclose", EncloseForm, attach_enclosure, describe_asked_papers, step="enclose")


@entry(Role.EMPLOYER, of="paper")
def remove_enclosure(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """Take out what the employer has enclosed by mistake, after asking."""
    enclosure = find_enclosure(request, paper)
    page = StepPage(
        "remove",
        CaseForm,
        lambda case, form, action_arguments: remove_paper(case, enclosure, **action_arguments),
        lambda case, form: {"paper": enclosure},
        step="enclose",
    )
    return process_employer_step(request, enclosure.case.public_id, page)


def find_enclosure(request: OfficeRequest, paper: UUID) -> Paper:
    """A paper that the employer brought and that counts. Raises Http404."""
    try:
        enclosure = queries.find_paper(request.actor, paper)
    except ObjectDoesNotExist:
        raise Http404 from None
    if (
        enclosure.kind not in {one.key for one in list_enclosable_materials()}
        or enclosure.removed_at
        or enclosure.replaced_by_id
    ):
        raise Http404
    return enclosure


@entry(Role.EMPLOYER, of="case")
def enclose_paper(request: OfficeRequest, case: UUID) -> HttpResponse:
    """One paper at a time."""
    return process_employer_step(request, case, ENCLOSE_PAGE)
