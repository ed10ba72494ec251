"""Whether the record of every case is whole: the last looks with when and how many, and a look now."""

from typing import NamedTuple

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.cases.read.queries import list_visible_cases
from zhicheng_web.ledger import looks
from zhicheng_web.people import search
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.supervision.organisation_history import describe_recorded_acts
from zhicheng_web.portal.supervision.rendering import render_bureau_page

MAX_LOOKS = 30


class NamedMisfit(NamedTuple):
    """A case that does not fit: its id, whose it is where the bureau may see it ("": it may not), and what is wrong."""

    ref: str
    name: str
    why: str


def name_misfits(actor: Actor, look: looks.LedgerLook) -> list[NamedMisfit]:
    """The cases that a look has found, with names; one query."""
    seen = list_visible_cases(actor).filter(public_id__in=[ref for ref, _ in look.misfits])
    names = {str(case.public_id): case.particulars.name for case in seen}
    return [NamedMisfit(ref, names.get(ref, ""), why) for ref, why in look.misfits]


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
        "misfits": name_misfits(request.actor, found[0]) if found else [],
        "trouble": looks.find_ledger_trouble(clock.now()),
        "incidents": describe_recorded_acts(looks.list_recorded_incidents()[:MAX_LOOKS]),
    }
    return render_bureau_page(request, "ledger", "bureau-ledger", context)
