"""Signing in and out, second factors (allauth's pages in our frame), capacities, and the demonstration's personas."""

from allauth.account import urls as account
from allauth.mfa import urls as mfa
from django.urls import include, path

from zhicheng_web.access import ANYBODY, NOBODY, SIGNED_IN, open_library_pages
from zhicheng_web.accounts import password_links, views
from zhicheng_web.accounts.sign_in.confirm_page import confirm_identity
from zhicheng_web.accounts.sign_in.factor_page import set_up_factor

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
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
}

urlpatterns = [
    path("desk/", views.redirect_to_role_home, name="desk"),
    path("door/<str:room>/", views.redirect_to_audience_home, name="door"),
    path("acting/", views.choose_capacity, name="acting"),
    path("confirm/", confirm_identity, name="confirm"),
    path("personas/", views.show_personas, name="personas"),
    path("personas/enter/", views.sign_in_as_persona, name="enter"),
    path("people/", password_links.list_password_owners, name="password-people"),
    path("people/<uuid:person>/password/", password_links.create_password_link, name="password-lost"),
    path("reset/<str:name>/<str:token>/", password_links.reset_password, name="password-reset"),
    *open_library_pages(account.urlpatterns, ACCOUNT),
    path("2fa/totp/activate/", set_up_factor, name="mfa_activate_totp"),
    path("2fa/", include(open_library_pages(mfa.urlpatterns, MFA))),
]
