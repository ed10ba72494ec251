"""The first page: what this is, when one can file, where to sign in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.portal.public.common_questions import list_common_questions
from zhicheng_web.portal.public.window_year import list_month_bars
from zhicheng_web.portal.shared.calendar.filing_season import (
    find_filing_season,
    find_policy_in_force,
    find_timetable_in_force,
)


@entry(ANYBODY)
def show_public_home(request: HttpRequest) -> HttpResponse:
    """Everything in one look, and nothing asked of the database but who one is."""
    today = clock.today()
    policy = find_policy_in_force(today)
    days, filing_season = find_timetable_in_force(today), find_filing_season(today)
    window = filing_season.missed or filing_season.window
    context = {
        "season": filing_season,
        "window": window,
        "is_window_open": window.opens <= filing_season.today <= window.closes,
        "days_remaining": window.closes - filing_season.today,
        "until": window.opens - filing_season.today,
        "months": list_month_bars(today, days),
        "days": days,
        "questions": list_common_questions(policy),
        "city_short": policy.city_short,
    }
    return render(request, "public/home.html", context)
