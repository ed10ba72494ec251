"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.supervision.pages import confirmations, earlier_titles, memberships, numbers, organisations
from zhicheng_web.portal.supervision.pages.appeal import answer_declined_applicant
from zhicheng_web.portal.supervision.pages.calendar import import_arrangement, show_working_calendar
from zhicheng_web.portal.supervision.pages.cases import (
    list_city_cases,
    show_bureau_case,
    show_identity_to_bureau,
)
from zhicheng_web.portal.supervision.pages.covers import name_unit_cover
from zhicheng_web.portal.supervision.pages.ledger import show_ledger_checks
from zhicheng_web.portal.supervision.pages.transfer import assign_case_to_authority, leave_case_with_authority
from zhicheng_web.portal.supervision.pages.unit_import import import_organisations
from zhicheng_web.portal.supervision.pages.unit_requests import answer_unit_request, show_licence

UNIT = "organisations/<uuid:unit>/"
urlpatterns: list[URLPattern] = [
    path("", list_city_cases, name="bureau-cases"),
    path("cases/<uuid:case>/", show_bureau_case, name="bureau-case"),
    path("cases/<uuid:case>/transfer/", assign_case_to_authority, name="bureau-transfer"),
    path("cases/<uuid:case>/decline-transfer/", leave_case_with_authority, name="bureau-decline-transfer"),
    path("cases/<uuid:case>/appeal/", answer_declined_applicant, name="bureau-appeal"),
    path("cases/<uuid:case>/identity/", show_identity_to_bureau, name="bureau-identity"),
    path("organisations/", organisations.list_organisations, name="bureau-organisations"),
    path("organisations/new/", organisations.register_organisation, name="bureau-organisation-new"),
    path("organisations/requests/<uuid:asked>/", answer_unit_request, name="bureau-unit-request"),
    path("organisations/requests/<uuid:asked>/licence/", show_licence, name="bureau-unit-licence"),
    path("organisations/import/", import_organisations, name="bureau-unit-import"),
    path(UNIT, organisations.show_organisation, name="bureau-organisation"),
    path(f"{UNIT}edit/", organisations.edit_organisation, name="bureau-organisation-edit"),
    path(f"{UNIT}end/", organisations.end_organisation, name="bureau-organisation-end"),
    path(f"{UNIT}resume/", organisations.resume_organisation, name="bureau-organisation-resume"),
    path(f"{UNIT}people/", memberships.give_unit_role, name="bureau-membership"),
    path(f"{UNIT}cover/", name_unit_cover, name="bureau-cover"),
    path(f"{UNIT}people/link/", memberships.send_invitation_link, name="bureau-invitation"),
    path(f"{UNIT}people/<int:membership>/end/", memberships.end_unit_role, name="bureau-membership-end"),
    path("officers/<uuid:invitation>/", confirmations.confirm_officer, name="bureau-confirm"),
    path("numbers/", numbers.list_number_claims, name="bureau-numbers"),
    path("numbers/contests/<uuid:contest>/", numbers.decide_contest, name="bureau-contest"),
    path("numbers/contests/<uuid:contest>/compare/", numbers.compare_contest, name="bureau-contest-compare"),
    path("numbers/corrections/<uuid:correction>/", numbers.decide_correction, name="bureau-correction"),
    path(
        "numbers/corrections/<uuid:correction>/compare/",
        numbers.compare_asked_correction,
        name="bureau-correction-compare",
    ),
    path("numbers/papers/<uuid:paper>/<int:number>/", numbers.serve_claim_paper, name="bureau-claim-paper"),
    path("earlier-titles/", earlier_titles.list_earlier_titles, name="bureau-earlier-titles"),
    path("earlier-titles/new/", earlier_titles.bring_in_earlier_title, name="bureau-earlier-title-new"),
    path("earlier-titles/import/", earlier_titles.import_earlier_titles, name="bureau-earlier-title-import"),
    path(
        "earlier-titles/sheets/<uuid:sheet>/", earlier_titles.answer_earlier_titles, name="bureau-earlier-title-answer"
    ),
    path("earlier-titles/<uuid:title>/void/", earlier_titles.void_earlier_title, name="bureau-earlier-title-void"),
    path("calendar/", show_working_calendar, name="bureau-calendar"),
    path("calendar/import/", import_arrangement, name="bureau-calendar-import"),
    path("ledger/", show_ledger_checks, name="bureau-ledger"),
]
