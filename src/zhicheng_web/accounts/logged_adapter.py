"""Signing in, as the security log hears of it: allauth's adapter at the points where something has happened."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from zhicheng_web.logs.security_events import SecurityEvent, log_security_event

EVENTS_BY_NOTICE = {
    "account/email/password_changed": SecurityEvent.PASSWORD_CHANGED,
    "account/email/password_set": SecurityEvent.PASSWORD_CHANGED,
    "account/email/password_reset": SecurityEvent.PASSWORD_CHANGED,
    "mfa/email/totp_activated": SecurityEvent.FACTOR_CHANGED,
    "mfa/email/totp_deactivated": SecurityEvent.FACTOR_REMOVED,
    "mfa/email/recovery_codes_generated": SecurityEvent.FACTOR_CHANGED,
    "mfa/email/webauthn_added": SecurityEvent.FACTOR_CHANGED,
    "mfa/email/webauthn_removed": SecurityEvent.FACTOR_REMOVED,
}
"""What allauth tells the owner of an account, by the name of its letter."""


class LoggedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Writes down who came in, who was refused, who left, and what changed in how somebody signs in."""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Signed in, with every factor that was asked for."""
        super().login(request, user)
        log_security_event(SecurityEvent.SIGN_IN, account=user.pk, address=self.get_client_ip(request))

    def logout(self, request: HttpRequest) -> None:
        """Signed out."""
        account = request.user.pk
        super().logout(request)
        log_security_event(SecurityEvent.SIGN_OUT, account=account)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong name or password. Neither is written: people type the one into the field of the other."""
        super().authentication_failed(request, **credentials)
        log_security_event(SecurityEvent.SIGN_IN_FAILED, address=self.get_client_ip(request))

    def send_notification_mail(self, template_prefix: str, user: AbstractBaseUser, *args: Any, **kwargs: Any) -> None:
        """Something has changed in how somebody signs in."""
        event = EVENTS_BY_NOTICE.get(template_prefix)
        if event:
            log_security_event(event, account=user.pk, notice=template_prefix.rpartition("/")[2])
        super().send_notification_mail(template_prefix, user, *args, **kwargs)
