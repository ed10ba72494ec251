"""The queue: what waits for this officer, by day and risk; and what is over."""

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.authority import desk
from zhicheng_web.portal.authority.next import just_done
from zhicheng_web.portal.authority.showing import show


@entry(Role.EXAMINER, Role.APPROVER)
def queue(request: OfficeRequest) -> HttpResponse:
    """What waits; ?pile= shows one pile, ?q= looks for a name or an employer, ?sort=risk puts the doubtful first."""
    asked = request.GET.dict()
    context = {"desk": desk.desk(request.actor, asked), "sorts": desk.SORTS, "approves": approves(request)}
    context |= {key: asked.get(key, "") for key in ("pile", "q", "sort")}
    return show(request, "queue", "authority-queue", context | {"after": just_done(request)})


@entry(Role.EXAMINER, Role.APPROVER)
def done(request: OfficeRequest) -> HttpResponse:
    """What is over."""
    words = request.GET.get("q", "")
    mine = desk.done(request.actor, words, request.GET.get("page", "1"))
    return show(request, "done", "authority-done", {"desk": mine, "q": words})


def approves(request: OfficeRequest) -> bool:
    """Whether this officer is the second pair of eyes."""
    return request.actor.role is Role.APPROVER
