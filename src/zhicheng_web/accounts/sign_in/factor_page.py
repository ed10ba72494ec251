"""Setting up a second factor: allauth's page; from then on this session counts as signed in with it."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpResponse

from zhicheng_web.access import SIGNED_IN, entry
from zhicheng_web.accounts.forms import ActivateTotp
from zhicheng_web.accounts.sign_in.proofs import FACTOR_METHOD


class EnrolmentPage(ActivateTOTPView):  # type: ignore[misc]  # allauth has no types
    """The code of the new authenticator has just been given: it need not be asked for again."""

    def form_valid(self, form: ActivateTotp) -> HttpResponse:
        """Set it up; the session goes on under another key."""
        response: HttpResponse = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, FACTOR_METHOD, type=Authenticator.Type.TOTP.value, reauthenticated=True
        )
        self.request.session.cycle_key()
        return response


set_up_factor = entry(SIGNED_IN)(EnrolmentPage.as_view())
