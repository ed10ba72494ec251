"""The page of a link: the owner sets a new password; by a letter's link with the code that was told to them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.accounts.forms import SetPassword
from zhicheng_web.accounts.help.links import find_help_of_link, is_code_right
from zhicheng_web.accounts.help.row_types import AccountHelp
from zhicheng_web.accounts.help.use import note_used
from zhicheng_web.accounts.links import find_account_of_link
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.people import queries
from zhicheng_web.portal.shared.caching import LINK
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE

HTTP_GONE = 410
WRONG_CODE = "验证码不对。请填提出的人当面告诉您的6位数字。"


@entry(ANYBODY, of=LINK)
def reset_password(request: HttpRequest, name: str, token: str) -> HttpResponse:
    """Set the new password; then sign in with it."""
    asked = find_help_of_link(name, token)
    account = asked.person.user if asked else find_account_of_link(name, token)
    if account is None:
        return render(request, "accounts/reset_over.html", status=HTTP_GONE)
    form = SetPassword(account, request.POST if request.method == "POST" else None)
    wrong_code = request.method == "POST" and is_code_wrong(request, asked)
    if form.is_bound and form.is_valid() and not wrong_code:
        form.save()
        log_security_event(SecurityEvent.PASSWORD_CHANGED, account=account.pk, notice="by_link")
        if asked:
            note_used(asked, clock.now())
        return HttpResponseRedirect(f"{reverse('account_login')}?changed=password")
    person = asked.person if asked else queries.find_person_of_account(account.pk)
    context: dict[str, Any] = {
        "form": form,
        "person": person,
        "account": account,
        "letter": asked is not None and not asked.channel_id,
    }
    if wrong_code:
        form.add_error(None, WRONG_CODE)
        context["wrong_code"] = WRONG_CODE
    return render(request, "accounts/reset.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def is_code_wrong(request: HttpRequest, asked: AccountHelp | None) -> bool:
    """Whether a letter's code was asked and is not the right one."""
    return asked is not None and asked.channel_id is None and not is_code_right(asked, request.POST.get("code", ""))
