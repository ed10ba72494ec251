"""When one can file: the windows of this year and the next, and the publicity that has to come before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.portal.public.window_year import list_month_bars, list_window_rows
from zhicheng_web.portal.shared.calendar.filing_season import find_filing_season, find_timetable_in_force
from zhicheng_web.portal.shared.calendar.publicity_calendar import PublicityCalendar


@entry(ANYBODY)
def show_windows(request: HttpRequest) -> HttpResponse:
    """The table, and the last publicity that reaches the window day by day."""
    today = clock.today()
    days, filing_season = find_timetable_in_force(today), find_filing_season(today)
    publicity_calendar = PublicityCalendar(days, filing_season.latest, filing_season.window, filing_season.today)
    context = {
        "rows": list_window_rows(today, days),
        "months": list_month_bars(today, days),
        "season": filing_season,
        "publicity_days": publicity_calendar.list_days(),
        "publicity_last_day": publicity_calendar.last,
        "days": days,
    }
    return render(request, "public/windows.html", context)
