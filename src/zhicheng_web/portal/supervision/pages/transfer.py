"""三（三）: the bureau assigns a filed case to the authority that is competent, with a reason that is kept."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.move import Refused
from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.transfer import transfer as do_transfer
from zhicheng_web.cases.record import Stale
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.people import queries as people
from zhicheng_web.portal.shared import kept
from zhicheng_web.portal.shared.forms import Form
from zhicheng_web.portal.shared.taking import found, given
from zhicheng_web.portal.supervision.showing import show

LEAST = 6


class Assignment(Form):
    """Where to, and why."""

    to = forms.ChoiceField(label="指派给", error_messages={"required": "还没有选部门。请选择有权认定的部门。"})
    reason = forms.CharField(
        label="理由",
        min_length=LEAST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "还没有写理由。请写明（至少6个字）。",
            "min_length": "理由太短，请写明（至少6个字）。",
        },
    )

    def __init__(self, case: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(one.public_id): one for one in people.authorities().exclude(pk=case.authority_id)}
        chosen = [("", "请选择"), *((key, place.name) for key, place in self.places.items())]
        self.fields["to"].choices = chosen  # type: ignore[attr-defined]


@entry(Role.BUREAU, of="case")
def transfer(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The form; refused, it comes back with everything typed."""
    it = found(request, case)
    if request.method != "POST":
        return page(request, it, Assignment(it, initial=kept.initial(request)))
    form = Assignment(it, request.POST)
    if not form.is_valid():
        return page(request, it, form, status=422)
    try:
        do_transfer(it, form.places[form.cleaned_data["to"]], reason=form.cleaned_data["reason"], **given(request))
    except Refused as refused:
        return page(request, it, form, {"findings": refused.findings}, 422)
    except Stale as stale:
        return page(request, it, form, {"late": str(stale)}, 409)
    return HttpResponseRedirect(reverse("bureau-case", args=[it.public_id]))


def page(
    request: OfficeRequest, it: Any, form: Form, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The form, with why it was refused."""
    return show(request, "transfer", "bureau-cases", {"case": it, "form": form, **(more or {})}, status)
