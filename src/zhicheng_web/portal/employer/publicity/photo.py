"""三（二） a photo of the notice as it hangs, for everybody whose name stands on it; of the reader's own unit."""

from collections.abc import Sequence

from django import forms
from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng.procedure.step import WITH_EMPLOYER
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.attach_posting_photo import attach_posting_photo
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_upload_of
from zhicheng_web.portal.employer.batch import count_steps_done, take_step_for_cases
from zhicheng_web.portal.employer.group_step import find_chosen_cases
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.work_queue import EmployerQueueRow, list_standing_publicities
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, Outcome, attempt_action

NOBODY_ON_IT = "还没有选照片上公示的是谁。请至少选一人。"
PHOTO_STATES = frozenset(WITH_EMPLOYER)
"""Where the unit encloses papers of its own accord."""


class PhotoForm(Form):
    """The photo."""

    file = forms.FileField(
        label="张贴公示的照片",
        help_text="JPG、PNG或PDF。要看得清公示的内容和张贴的地方。",
        error_messages={"required": "还没有选照片。", "empty": "这个文件是空的，请重新选择。"},
    )


@entry(Role.EMPLOYER)
def attach_photos(request: OfficeRequest) -> HttpResponse:
    """Whose notice hangs, and the photo of it."""
    if request.method != "POST":
        return render_photo_page(request, PhotoForm(), request.GET.getlist("case"))
    form, people = PhotoForm(request.POST, request.FILES), find_chosen_cases(request)
    chosen = request.POST.getlist("case")
    if not form.is_valid() or not people:
        return render_photo_page(request, form, chosen, "" if people else NOBODY_ON_IT, UNPROCESSABLE)
    upload = form.cleaned_data["file"]
    read: Outcome[CleanPaper] = attempt_action(lambda: clean_upload_of(request.actor.person_id, upload.read()))
    if read.result is None:
        return render_photo_page(request, form, chosen, read.words, UNPROCESSABLE)
    clean = read.result
    lines = take_step_for_cases(
        request, people, lambda case, arguments: attach_posting_photo(case, name=upload.name, clean=clean, **arguments)
    )
    context = {"lines": lines, "done": count_steps_done(lines)}
    return render_employer_page(request, "photo_attached", "employer-publicity", context)


def render_photo_page(
    request: OfficeRequest, form: PhotoForm, chosen: Sequence[str], problem: str = "", status: int = 200
) -> HttpResponse:
    """The people whose notice hangs; those that were named are ticked."""
    rows = [one for one in list_standing_publicities(request.actor, clock.today()) if may_have_photo(one)]
    context = {"rows": rows, "ticked_ids": chosen, "form": form, "problem": problem}
    return render_employer_page(request, "photo", "employer-publicity", context, status)


def may_have_photo(row: EmployerQueueRow) -> bool:
    """Whether the unit's notice hangs, and the reader is the one to bring a photo of it."""
    if row.publicity is None or row.others:
        return False
    return row.case.about.state in PHOTO_STATES and row.publicity.start_on <= clock.today()
