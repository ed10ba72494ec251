"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.supervision.pages import memberships, organisations
from zhicheng_web.portal.supervision.pages.calendar import bring_in, calendar
from zhicheng_web.portal.supervision.pages.cases import case, cases, identity
from zhicheng_web.portal.supervision.pages.ledger import ledger
from zhicheng_web.portal.supervision.pages.transfer import transfer

UNIT = "organisations/<uuid:unit>/"
urlpatterns: list[URLPattern] = [
    path("", cases, name="bureau-cases"),
    path("cases/<uuid:case>/", case, name="bureau-case"),
    path("cases/<uuid:case>/transfer/", transfer, name="bureau-transfer"),
    path("cases/<uuid:case>/identity/", identity, name="bureau-identity"),
    path("organisations/", organisations.organisations, name="bureau-organisations"),
    path("organisations/new/", organisations.new, name="bureau-organisation-new"),
    path(UNIT, organisations.organisation, name="bureau-organisation"),
    path(f"{UNIT}edit/", organisations.edit, name="bureau-organisation-edit"),
    path(f"{UNIT}end/", organisations.end, name="bureau-organisation-end"),
    path(f"{UNIT}resume/", organisations.resume, name="bureau-organisation-resume"),
    path(f"{UNIT}people/", memberships.give, name="bureau-membership"),
    path(f"{UNIT}people/link/", memberships.send_link, name="bureau-invitation"),
    path(f"{UNIT}people/<int:membership>/end/", memberships.end, name="bureau-membership-end"),
    path("calendar/", calendar, name="bureau-calendar"),
    path("calendar/import/", bring_in, name="bureau-calendar-import"),
    path("ledger/", ledger, name="bureau-ledger"),
]
