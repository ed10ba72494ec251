"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.public.api.answers import answer_check, answer_compare, answer_earliest, show_description
from zhicheng_web.portal.public.pages.check import show_check_example, show_public_check
from zhicheng_web.portal.public.pages.home import show_public_home
from zhicheng_web.portal.public.pages.notice import show_clause, show_notice
from zhicheng_web.portal.public.pages.questions import ask_next_question
from zhicheng_web.portal.public.pages.registration import register_own_unit, show_registration_status
from zhicheng_web.portal.public.pages.windows import show_windows

urlpatterns: list[URLPattern] = [
    path("", show_public_home, name="home"),
    path("api/v1/check", answer_check, name="api-check"),
    path("api/v1/compare", answer_compare, name="api-compare"),
    path("api/v1/earliest", answer_earliest, name="api-earliest"),
    path("api/v1/openapi.json", show_description, name="api-description"),
    path("check/", show_public_check, name="check"),
    path("check/example/", show_check_example, name="check-example"),
    path("check/questions/", ask_next_question, name="check-questions"),
    path("notice/", show_notice, name="notice"),
    path("notice/<str:address>/", show_clause, name="notice-clause"),
    path("register/", register_own_unit, name="unit-register"),
    path("register/status/", show_registration_status, name="unit-register-status"),
    path("windows/", show_windows, name="windows"),
]
