"""The pages of the parent's report and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.employer.parent.answer_page import answer_for_parent
from zhicheng_web.portal.employer.parent.unit_pages import (
    ask_for_parent_report,
    print_parent_letter,
    withdraw_from_parent,
)

urlpatterns: list[URLPattern] = [
    path("cases/<uuid:case>/parent/", ask_for_parent_report, name="employer-parent-report"),
    path("cases/<uuid:case>/parent/letter/", print_parent_letter, name="employer-parent-letter"),
    path("cases/<uuid:case>/parent/withdraw/", withdraw_from_parent, name="employer-parent-withdraw"),
    path("parent/<str:token>/", answer_for_parent, name="parent-report"),
]
