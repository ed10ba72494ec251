"""The pages of this room and their addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
