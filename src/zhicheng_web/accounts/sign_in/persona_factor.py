"""Somebody of the demonstration who signs in as an officer does: with a second factor, whose code the page shows.

The secret is open, and is given to nobody outside a demonstration.
"""

from typing import Final

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from zhicheng_web.accounts import acts
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.queries import has_second_factor
from zhicheng_web.demonstration import list_personas

DEMO_SECRET: Final = "JBSWY3DPEHPK3PXP"


def sign_in_with_factor(request: HttpRequest, account: Account, opens: str) -> HttpResponse:
    """On to the page that asks for the code; what is missing of the factor is set up first."""
    if not has_second_factor(account.pk):
        with transaction.atomic():
            acts.record_owner_act(account.pk, acts.FACTOR_ADDED)
            TOTP.activate(account, DEMO_SECRET)
            RecoveryCodes.activate(account)
    response: HttpResponse = perform_login(request, Login(user=account, redirect_url=opens))
    return response


def find_demo_code(account: Account) -> str:
    """What the telephone of such a persona shows now; "" for everybody else, and outside a demonstration."""
    if account.login not in {one.login for one in list_personas() if one.factor}:
        return ""
    counters = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(DEMO_SECRET, counters[len(counters) // 2])))
