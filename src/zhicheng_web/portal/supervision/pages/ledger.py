"""Whether the record of every case is whole: the last looks with when and how many, and a look now."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.check_ledger import LISTED_MISFITS_KEY, STEP, check_ledger
from zhicheng_web.ledger import units
from zhicheng_web.people import search
from zhicheng_web.portal.supervision.rendering import render_bureau_page

MAX_LOOKS = 30


@entry(Role.BUREAU)
def show_ledger_checks(request: OfficeRequest) -> HttpResponse:
    """The looks, the latest first; POST looks at every case now."""
    if request.method == "POST":
        check_ledger(by=request.actor, at=clock.now())
        return HttpResponseRedirect(f"{reverse('bureau-ledger')}?done=1")
    rows = list(units.list_unit_entries(request.actor.organisation_id or 0).filter(event=STEP)[:MAX_LOOKS])
    names = search.person_names_by_id(row.by for row in rows)
    looks = [
        {"at": row.at, "who": names.get(row.by, "系统（每夜）"), "misfits": row.body[LISTED_MISFITS_KEY], **row.body}
        for row in rows
    ]
    return render_bureau_page(request, "ledger", "bureau-ledger", {"looks": looks, "last": looks[0] if looks else None})
