"""Signing in and out, second factors (allauth's pages in our frame), capacities, and the demonstration's personas."""

from allauth.account import urls as account
from allauth.mfa import urls as mfa
from django.urls import include, path

from zhicheng_web.access import ANYBODY, NOBODY, SIGNED_IN, open_library_pages
from zhicheng_web.accounts import views
from zhicheng_web.accounts.channels import pages as channels
from zhicheng_web.accounts.help import pages as help_pages
from zhicheng_web.accounts.help.reset_page import reset_password
from zhicheng_web.accounts.notices.pages import show_account_history
from zhicheng_web.accounts.number_page import ask_own_correction, state_own_number
from zhicheng_web.accounts.register_page import register_person
from zhicheng_web.accounts.sign_in.confirm_page import confirm_identity
from zhicheng_web.accounts.sign_in.factor_page import (
    do_without_factor,
    download_codes,
    renew_codes,
    set_up_factor,
    show_codes,
)
from zhicheng_web.accounts.sign_in.sessions_page import show_sessions

ACCOUNT = {
    "account_login": ANYBODY,
    "account_inactive": ANYBODY,
    "account_logout": ANYBODY,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "account_signup": NOBODY,  # accounts are opened by those who invite; allauth asks for these addresses by name
    "account_reset_password": NOBODY,
    "account_email": NOBODY,
}
MFA = {
    "mfa_authenticate": ANYBODY,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_index": SIGNED_IN,
}

urlpatterns = [
    path("desk/", views.redirect_to_role_home, name="role-home"),
    path("door/<str:room>/", views.redirect_to_audience_home, name="door"),
    path("acting/", views.choose_capacity, name="acting"),
    path("sessions/", show_sessions, name="sessions"),
    path("confirm/", confirm_identity, name="confirm"),
    path("personas/", views.show_personas, name="personas"),
    path("personas/enter/", views.sign_in_as_persona, name="enter"),
    path("people/", help_pages.list_password_owners, name="password-people"),
    path("people/<uuid:person>/password/", help_pages.ask_for_account_help, name="password-lost"),
    path("help/<uuid:help>/", help_pages.answer_account_help, name="help-answer"),
    path("help/<uuid:help>/letter/", help_pages.print_account_letter, name="help-letter"),
    path("reset/<str:name>/<str:token>/", reset_password, name="password-reset"),
    path("register/", register_person, name="person-register"),
    path("number/", state_own_number, name="account-number"),
    path("number/correction/", ask_own_correction, name="account-correction"),
    path("channel/", channels.show_channel, name="account-channel"),
    path("channel/<str:kind>/", channels.show_channel, name="account-channel-of"),
    path("messages/", channels.show_message_choices, name="account-messages"),
    path("history/", show_account_history, name="account-history"),
    path("mailbox/", channels.show_demo_mailbox, name="demo-mailbox"),
    *open_library_pages(account.urlpatterns, ACCOUNT),
    path("2fa/totp/activate/", set_up_factor, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", do_without_factor, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/generate/", renew_codes, name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/", show_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/download/", download_codes, name="mfa_download_recovery_codes"),
    path("2fa/", include(open_library_pages(mfa.urlpatterns, MFA))),
]
