"""Noting the result of publicities that are over, for several people at once (三（二）)."""

from typing import Any

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases.actions.close_publicity import close_publicity
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.batch import batch, done
from zhicheng_web.portal.employer.forms import CloseForm
from zhicheng_web.portal.employer.group_step import chosen, said
from zhicheng_web.portal.employer.rendering import show
from zhicheng_web.portal.employer.work_queue import elapsed_of
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE

NOTHING = "公示期间没有收到异议。"
NOBODY = "还没有选人。请至少选一人，再登记。"


@entry(Role.EMPLOYER)
def close(request: OfficeRequest) -> HttpResponse:
    """Who, where it hung, what came of it."""
    if request.method != "POST":
        asked = said(request)
        return page(request, CloseForm(initial={"words": asked.get("words", NOTHING)}), asked.getlist("case"))
    form, people = CloseForm(request.POST), chosen(request)
    if not form.is_valid() or not people:
        return page(request, form, request.POST.getlist("case"), "" if people else NOBODY, UNPROCESSABLE)
    words = form.cleaned_data["words"]
    lines = batch(request, people, lambda case, given: close_publicity(case, words=words, **given))
    return show(request, "closed", "employer-publicity", {"lines": lines, "done": done(lines)})


def page(
    request: OfficeRequest, form: CloseForm, people: list[str], problem: str = "", status: int = 200
) -> HttpResponse:
    """The publicities that are over, those chosen ticked; all where nobody was named."""
    rows = elapsed_of(request.actor, clock.today())
    ticked: Any = people or [str(row.case.public_id) for row in rows]
    context = {"rows": rows, "ticked": ticked if request.method == "GET" else people, "form": form, "problem": problem}
    return show(request, "close", "employer-publicity", context, status)
