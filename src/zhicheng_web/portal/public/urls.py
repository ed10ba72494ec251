"""The pages of this room and their addresses."""

from django.urls import URLPattern, path

from zhicheng_web.portal.public.pages.check import check, example
from zhicheng_web.portal.public.pages.home import home
from zhicheng_web.portal.public.pages.notice import clause, notice
from zhicheng_web.portal.public.pages.windows import windows

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("check/", check, name="check"),
    path("check/example/", example, name="check-example"),
    path("notice/", notice, name="notice"),
    path("notice/<str:address>/", clause, name="notice-clause"),
    path("windows/", windows, name="windows"),
]
