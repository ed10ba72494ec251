"""The first page: what this is, when one can file, the doors, and in a demonstration the people whom one can be."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.demonstration import list_personas
from zhicheng_web.entry import ANYBODY, entry
from zhicheng_web.portal.public.window_year import months
from zhicheng_web.portal.shared.calendar.filing_season import days_of, season


@entry(ANYBODY)
def home(request: HttpRequest) -> HttpResponse:
    """Everything in one look, and nothing asked of the database but who one is."""
    today = clock.today()
    days, near = days_of(today), season(today)
    window = near.missed or near.window
    context = {
        "season": near,
        "window": window,
        "opened": window.opens <= near.today <= window.closes,
        "left": window.closes - near.today,
        "until": window.opens - near.today,
        "months": months(today, days),
        "days": days,
        "personas": list_personas(),
    }
    return render(request, "public/home.html", context)
