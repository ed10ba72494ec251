"""Setting up, renewing and doing without a second factor: allauth's pages; whatever changes, other sessions end.

Who has just set one up has given its code: from then on the session counts as signed in with it.
"""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from zhicheng_web.access import SIGNED_IN, entry
from zhicheng_web.accounts import acts
from zhicheng_web.accounts.sign_in.proofs import FACTOR_METHOD
from zhicheng_web.accounts.sign_in.sessions import end_other_sessions
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event


class FactorChangeMixin:
    """A page after whose form nobody else is signed in with this account any more."""

    request: HttpRequest
    event: str
    """What is done, as it is written down."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Change it; end the other sessions."""
        with transaction.atomic():
            acts.record_owner_act(self.request.user.pk or 0, self.event)
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        end_other_sessions(self.request)
        return response


class EnrolmentPage(FactorChangeMixin, ActivateTOTPView):  # type: ignore[misc]  # allauth has no types
    """The code of the new authenticator has just been given: it need not be asked for again."""

    event = acts.FACTOR_ADDED

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Set it up; the session goes on under another key."""
        response = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, FACTOR_METHOD, type=Authenticator.Type.TOTP.value, reauthenticated=True
        )
        self.request.session.cycle_key()
        return response


class RemovalPage(FactorChangeMixin, DeactivateTOTPView):  # type: ignore[misc]
    """For whom no role demands one."""

    event = acts.FACTOR_REMOVED


class RenewalPage(FactorChangeMixin, GenerateRecoveryCodesView):  # type: ignore[misc]
    """Other codes in reserve; the old ones are void."""

    event = acts.FACTOR_CHANGED


class CodesSeenMixin:
    """A page with the codes in reserve: whoever reads them can do without the telephone, so that it is written each time."""

    request: HttpRequest

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The codes, where the page shows them at all."""
        found: dict[str, object] = super().get_context_data(**kwargs)  # type: ignore[misc]
        log_security_event(SecurityEvent.CODES_SEEN, account=self.request.user.pk)
        return found


class CodesPage(CodesSeenMixin, ViewRecoveryCodesView):  # type: ignore[misc]
    """On the screen."""


class CodesFile(CodesSeenMixin, DownloadRecoveryCodesView):  # type: ignore[misc]
    """As a file."""


set_up_factor = entry(SIGNED_IN)(EnrolmentPage.as_view())
do_without_factor = entry(SIGNED_IN)(RemovalPage.as_view())
renew_codes = entry(SIGNED_IN)(RenewalPage.as_view())
show_codes = entry(SIGNED_IN)(CodesPage.as_view())
download_codes = entry(SIGNED_IN)(CodesFile.as_view())
