"""When one can file: the windows of this year and the next, and the publicity that has to come before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.entry import ANYBODY, entry
from zhicheng_web.portal.public.window_year import months, rows
from zhicheng_web.portal.shared.calendar.filing_season import days_of, season
from zhicheng_web.portal.shared.calendar.publicity_calendar import Strip


@entry(ANYBODY)
def windows(request: HttpRequest) -> HttpResponse:
    """The table, and the last publicity that reaches the window day by day."""
    today = clock.today()
    days, near = days_of(today), season(today)
    strip = Strip(days, near.latest, near.window, near.today)
    context = {
        "rows": rows(today, days),
        "months": months(today, days),
        "season": near,
        "strip": strip.cells(),
        "full": strip.last,
        "days": days,
    }
    return render(request, "public/windows.html", context)
