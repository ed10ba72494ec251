"""The yardstick: what a plain Django page costs that shows as much, on the same database, in the same process.

For every page of ours a plain view is asked for the like, through the middleware of a new Django project (security,
session, common, CSRF, authentication, frames) and nothing else:

- Whoever is signed in is looked up as any site with roles does: session, account, the membership with its organisation.
- A page about one case fetches that case by its key with its people, and lists its papers and its history (three
  queries). Any other page behind the sign-in lists cases with their people (a count and one page of rows). A public
  page asks nothing of the database, as ours: its rows lie in memory.
- As many form fields as our page has, by a plain Django form with Django's own rendering.
- Rows, each with a link and four values, until the HTML is as long as ours. The icons, inlined once, are literal
  text on both sides. A file of ours is compared to the same bytes.

Why so: a page that did less (an empty answer) would be a yardstick nobody can use; one made by our own parts would measure
us by ourselves. There is no judging, no clause, no gate here: what those cost is what the ratio tells.
"""

from collections.abc import Callable, Sequence
from itertools import cycle, islice
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.handlers.wsgi import WSGIHandler
from django.forms.renderers import DjangoTemplates as Fields
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.backends.django import DjangoTemplates
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import path

from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.ledger.models import Entry
from zhicheng_web.people.models import Membership

MIDDLEWARE = [
    "bench.office.plain.Elsewhere",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
A_PAGE = 20
"""Rows that a list fetches; a longer page shows them again."""
BASE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title>
<link rel="stylesheet" href="{% static "a.css" %}"><link rel="icon" href="{% static "a.svg" %}">
<script src="{% static "a.js" %}" defer></script></head><body>ICONS
<header><a href="{% url "plain" %}">{{ place }}</a>{% if user.is_authenticated %}<p>{{ user }}</p>{% endif %}</header>
<nav><ul>{% for one in "12345" %}<li><a href="{% url "plain" %}">{{ one }}</a></li>{% endfor %}</ul></nav>
<main>{% block main %}{% endblock %}</main></body></html>
"""
PAGE = """{% extends "base.html" %}
{% block title %}{{ place }}{% endblock %}
{% block main %}<h1>{{ case.person.name }}</h1>
{% if form %}<form method="post">{% csrf_token %}{{ form.as_p }}<button>OK</button></form>{% endif %}
<table>{% for one in rows %}<tr><th><a href="{% url "plain-one" one.public_id %}">{{ one.person.name }}</a></th>
<td>{{ one.employer.name }}</td><td>{{ one.state }}</td><td>{{ one.since|date:"Y-m-d" }}</td></tr>
{% endfor %}{% for one in papers %}<tr><th><a href="{% url "plain-one" one.public_id %}">{{ one.name }}</a></th>
<td>{{ one.kind }}</td><td>{{ one.size }}</td><td>{{ one.uploaded_at|date:"Y-m-d" }}</td></tr>
{% endfor %}{% for one in history %}<tr><th><a href="{% url "plain-one" case.public_id %}">{{ one.event }}</a></th>
<td>{{ one.seq }}</td><td>{{ one.role }}</td><td>{{ one.at|date:"Y-m-d" }}</td></tr>
{% endfor %}</table>{% endblock %}
"""


class Shape(NamedTuple):
    """How much a page shows: bytes of HTML or of a file, form fields, of which case, to whom."""

    size: int
    html: bool
    fields: int
    behind_sign_in: bool
    case: UUID | None
    rows: int = 0


class Elsewhere:
    """Middleware: these requests have addresses of their own, and bring their shape along."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return self.get_response(request)


def application() -> WSGIHandler:
    """A second application in this process, through the plain middleware."""
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        return WSGIHandler()


def templates() -> DjangoTemplates:
    """A template engine as in a new project: templates parsed once."""
    texts = {"base.html": BASE.replace("ICONS", render_to_string("shared/sprite.html")), "page.html": PAGE}
    processors = ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth"]
    loaders = [("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", texts)])]
    options = {"loaders": loaders, "context_processors": processors, "builtins": ["django.templatetags.static"]}
    return DjangoTemplates({"NAME": "plain", "DIRS": [], "APP_DIRS": False, "OPTIONS": options})


FIELDS = Fields()
ENGINE: list[DjangoTemplates] = []
ROWS: list[Case] = []
"""Made before the first page."""


def anybody(request: HttpRequest) -> HttpResponse:
    """A public page; its head says who has signed in, if anybody."""
    shape = shape_of(request)
    return show(request, shape, {"rows": filled(ROWS, shape.rows), "place": place(request)})


@login_required
def known(request: HttpRequest) -> HttpResponse:
    """A page behind the sign-in."""
    shape = shape_of(request)
    seen = one_case(shape.case, shape.rows) if shape.case else several(shape.rows)
    return show(request, shape, seen | {"place": place(request)})


@login_required
def bare(request: HttpRequest) -> HttpResponse:
    """The least that any view about a case does: who asks, and the case by its key; it shows one word."""
    found = get_object_or_404(Case, public_id=shape_of(request).case)
    return HttpResponse(found.state)


def place(request: HttpRequest) -> str:
    """For whom the person acts who has signed in."""
    if not request.user.is_authenticated:
        return ""
    held = Membership.objects.select_related("person", "organisation").filter(person__user=request.user.pk).first()
    return held.organisation.name if held else ""


def one_case(case: UUID, rows: int) -> dict[str, Any]:
    """A case with its papers and its history."""
    found = get_object_or_404(Case.objects.select_related("person", "employer", "agency", "authority"), public_id=case)
    papers = list(Paper.objects.filter(case=found).order_by("pk"))
    history = list(Entry.objects.filter(case_id=found.pk).order_by("seq"))
    share = rows * len(papers) // max(len(papers) + len(history), 1)
    return {"case": found, "papers": filled(papers, share), "history": filled(history, rows - share)}


def several(rows: int) -> dict[str, Any]:
    """A page of cases, and how many there are."""
    cases = Case.objects.select_related("person", "employer").order_by("pk")
    return {"number": cases.count(), "rows": filled(list(cases[: min(rows, A_PAGE)]), rows)}


def filled(some: Sequence[Any], rows: int) -> list[Any]:
    """So many rows, from those at hand."""
    return list(islice(cycle(some), rows))


def form(fields: int) -> forms.Form | None:
    """A form of text fields."""
    made = {f"field{number}": forms.CharField(label="字段", required=False) for number in range(fields)}
    return type("Plain", (forms.Form,), made)(renderer=FIELDS) if fields else None


def show(request: HttpRequest, shape: Shape, seen: dict[str, Any]) -> HttpResponse:
    """The page, or a file of that size."""
    if not shape.html:
        return HttpResponse(b"x" * shape.size, content_type="application/octet-stream")
    page = ENGINE[0].get_template("page.html")
    return HttpResponse(page.render(seen | {"form": form(shape.fields)}, request))


def shape_of(request: HttpRequest) -> Shape:
    """What this request is to look like."""
    shape: Shape = request.META["bench.shape"]
    return shape


urlpatterns = [
    path("", anybody, name="plain"),
    path("known/", known, name="plain-known"),
    path("bare/", bare, name="plain-bare"),
    path("<uuid:one>/", known, name="plain-one"),
]
