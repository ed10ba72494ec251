"""谁看过、改过我的账号: everything that was done to an account, by whom, when and why."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.access import SIGNED_IN, OfficeRequest, entry
from zhicheng_web.accounts.notices.queries import list_account_acts, mark_acts_seen
from zhicheng_web.accounts.queries import find_active_account


@entry(SIGNED_IN)
def show_account_history(request: OfficeRequest) -> HttpResponse:
    """The acts, the latest first; pressing "知道了" takes the mark away that every page shows until then."""
    account = find_active_account(request.user.pk or 0)
    if account is None:
        raise Http404
    if request.method == "POST":
        mark_acts_seen(account, clock.now())
    acts = list_account_acts(account, request.actor.person_id)
    return render(request, "accounts/history.html", {"acts": acts, "new": any(one.new for one in acts)})
