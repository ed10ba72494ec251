"""Where one is signed in, and signing out there."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng_web.access import SIGNED_IN, OfficeRequest, entry
from zhicheng_web.accounts.sign_in import sessions

ALL_OTHERS = "others"


@entry(SIGNED_IN)
def show_sessions(request: OfficeRequest) -> HttpResponse:
    """Every place with the time of signing in and of the last use; POST ends one of the others, or all of them."""
    if request.method == "POST":
        chosen = request.POST.get("session", "")
        name = None if chosen == ALL_OTHERS else chosen
        ended = sessions.end_sessions(request.user.pk or 0, but=request.session.session_key, name=name)
        return HttpResponseRedirect(f"{reverse('sessions')}?ended={ended}")
    return render(request, "accounts/sessions.html", {"sessions": sessions.list_open_sessions(request)})
