"""Whether the record of every case is whole: the last looks with when and how many, and a look now."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.ledger import looks
from zhicheng_web.people import search
from zhicheng_web.portal.supervision.organisation_history import describe_recorded_acts
from zhicheng_web.portal.supervision.rendering import render_bureau_page

MAX_LOOKS = 30


@entry(Role.BUREAU)
def show_ledger_checks(request: OfficeRequest) -> HttpResponse:
    """The looks, the latest first, and what is known to be wrong; POST looks at every case and every seal now."""
    if request.method == "POST":
        check_ledger(by=request.actor, at=clock.now())
        return HttpResponseRedirect(f"{reverse('bureau-ledger')}?done=1")
    found = [looks.parse_look(row) for row in looks.list_looks()[:MAX_LOOKS]]
    names = search.person_names_by_id(look.by for look in found)
    looks_with_names = [{"look": look, "who": names.get(look.by, "系统（每夜）")} for look in found]
    context = {
        "looks": looks_with_names,
        "last": looks_with_names[0] if found else None,
        "trouble": looks.find_ledger_trouble(clock.now()),
        "incidents": describe_recorded_acts(looks.list_recorded_incidents()[:MAX_LOOKS]),
    }
    return render_bureau_page(request, "ledger", "bureau-ledger", context)
