"""The organisations of the city with their people, and the working-day calendar."""

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases.calendars import calendar as days
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.people import queries as people
from zhicheng_web.portal.supervision.showing import show


@entry(Role.BUREAU)
def organisations(request: OfficeRequest) -> HttpResponse:
    """The authorities, and how many people act for each today."""
    today = clock.today()
    places = [(one, people.members(one.pk, today, ("examiner", "approver")).count()) for one in people.authorities()]
    return show(request, "organisations", "bureau-organisations", {"places": places})


@entry(Role.BUREAU)
def calendar(request: OfficeRequest) -> HttpResponse:
    """The years whose arrangement is known, with their source; the others are computed from Monday to Friday."""
    years = [(year, [(one, one.make_up) for one in year.holidays]) for year in days().years]
    return show(request, "calendar", "bureau-calendar", {"years": years})
