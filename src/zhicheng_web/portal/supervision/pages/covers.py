"""The bureau says who stands in for an officer of an authority that is left without one."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.name_stand_in import name_stand_in
from zhicheng_web.people.queries import list_officers
from zhicheng_web.portal.shared.forms.leave_cover import LeaveCoverForm
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, attempt_action
from zhicheng_web.portal.supervision.pages.organisations import (
    find_organisation_or_404,
    redirect_to_organisation,
    render_register_form,
)


@entry(Role.BUREAU)
def name_unit_cover(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """The form; done, the record of the authority shows it."""
    organisation = find_organisation_or_404(unit)
    officers = list(list_officers(organisation.pk, clock.today()))
    if request.method != "POST":
        form = LeaveCoverForm(officers, officers, initial=draft_recovery.restore_initial_values(request))
        return render_register_form(request, "unit_cover", form, organisation)
    form = LeaveCoverForm(officers, officers, request.POST)
    if not form.is_valid():
        return render_register_form(request, "unit_cover", form, organisation, status=UNPROCESSABLE)
    outcome = attempt_action(lambda: name_stand_in(**form.read_cover(), by=request.actor, at=clock.now()))
    if not outcome.done:
        return render_register_form(request, "unit_cover", form, organisation, outcome, outcome.status)
    return redirect_to_organisation(organisation, "cover")
