"""Confirming that it is still oneself, before a right is changed: by password or second factor, on allauth's pages.

Somebody of a demonstration has neither, and confirms by one press, on a page that says so.
"""

from allauth.account.adapter import get_adapter
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from zhicheng_web.access import SIGNED_IN, OfficeRequest, entry
from zhicheng_web.accounts.sign_in import proofs
from zhicheng_web.accounts.sign_in.addresses import find_local_address


@entry(SIGNED_IN)
def confirm_identity(request: OfficeRequest) -> HttpResponse:
    """On to how this account can confirm; back to the page that asked for it."""
    named = request.POST if request.method == "POST" else request.GET
    page = find_local_address(request, named.get("next", "")) or reverse("role-home")
    if not proofs.is_persona(request):
        methods = get_adapter().get_reauthentication_methods(request.user)
        address = methods[0]["url"] if methods else reverse("account_set_password")
        return HttpResponseRedirect(f"{address}?{urlencode({'next': page})}")
    if request.method == "POST":
        proofs.confirm_persona(request)
        return HttpResponseRedirect(page)
    return render(request, "accounts/confirm.html", {"next": page})
