"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.supervision.pages.cases import case, cases
from zhicheng_web.portal.supervision.pages.places import calendar, organisations
from zhicheng_web.portal.supervision.pages.transfer import transfer

urlpatterns: list[URLPattern] = [
    path("", cases, name="bureau-cases"),
    path("cases/<uuid:case>/", case, name="bureau-case"),
    path("cases/<uuid:case>/transfer/", transfer, name="bureau-transfer"),
    path("organisations/", organisations, name="bureau-organisations"),
    path("calendar/", calendar, name="bureau-calendar"),
]
