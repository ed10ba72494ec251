"""三（二） The working-day calendar: the years that are arranged, and a new arrangement pasted, looked at, applied."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from django import forms
from django.core.files.base import File
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.policy.windows import build_timetable
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import Role
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.import_calendar import (
    STEP,
    CalendarPreview,
    import_calendar,
    preview_calendar,
)
from zhicheng_web.cases.engine import calendars
from zhicheng_web.portal.shared.calendar.filing_season import find_policy_in_force
from zhicheng_web.portal.shared.forms.base import Form, read_idempotency_key
from zhicheng_web.portal.shared.request_values import parse_whole_number
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE
from zhicheng_web.portal.supervision.holiday_arrangement import (
    UnreadableArrangement,
    parse_arrangement,
    simplify_file_problems,
)
from zhicheng_web.portal.supervision.organisation_history import list_organisation_acts
from zhicheng_web.portal.supervision.rendering import render_bureau_page

ARRANGEMENT_MAX_BYTES = 200_000
"""A notice of a year is a page or two."""


class ArrangementForm(Form):
    """The notice, pasted or as a file."""

    text = forms.CharField(
        label="放假安排的全文",
        required=False,
        max_length=ARRANGEMENT_MAX_BYTES,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="粘贴国务院办公厅通知的全文，从标题到文末的日期。",
    )
    file = forms.FileField(label="或者选择文件（写有放假安排的文本文件）", required=False)
    year: int
    arrangement: str
    made = False
    """Whether the file was made here, from a printed notice."""

    def clean(self) -> dict[str, Any]:
        """One of both, and readable."""
        cleaned: dict[str, Any] = super().clean() or {}
        arrangement_text = cleaned.get("text", "").strip() or read_upload_text(cleaned.get("file"))
        if not arrangement_text:
            self.add_error("text", "还没有粘贴放假安排，也没有选择文件。")
            return cleaned
        try:
            self.year, self.arrangement = parse_arrangement(arrangement_text)
            self.made = self.arrangement != arrangement_text
        except UnreadableArrangement as wrong:
            self.add_error("text", str(wrong))
        return cleaned


class ChangedDay(NamedTuple):
    """A day that changes: what it is now, what it will be."""

    day: date
    now: str
    then: str


class MovedWindow(NamedTuple):
    """A window whose last day to start a publicity moves."""

    opens: date
    closes: date
    now: date
    then: date


def read_upload_text(file: "File[bytes] | None") -> str:
    """The text of an upload; Chinese texts of older programs too."""
    data = file.read(ARRANGEMENT_MAX_BYTES) if file else b""
    try:
        return str(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return str(data.decode("gb18030", errors="replace"))


@entry(Role.BUREAU)
def show_working_calendar(request: OfficeRequest) -> HttpResponse:
    """The years that are arranged, the latest first; the others are reckoned Monday to Friday."""
    known = calendars.load_current_calendar()
    years = [
        (year, [(one, one.make_up) for one in year.holidays], year.state != "published")
        for year in reversed(known.years)
    ]
    arranged = {year.year for year in known.years if year.state == "published"}
    today = clock.today()
    acts = [one for one in list_organisation_acts(request.actor.organisation_id or 0) if one.event == STEP]
    done = parse_whole_number(request.GET.get("done", ""))
    context: dict[str, Any] = {
        "years": years,
        "missing": [year for year in (today.year, today.year + 1) if year not in arranged],
    }
    context |= {"acts": acts, "imported": done if done in arranged else None}
    return render_bureau_page(request, "calendar", "bureau-calendar", context)


@entry(Role.BUREAU)
def import_arrangement(request: OfficeRequest) -> HttpResponse:
    """Paste; look at what it moves; apply."""
    if request.method != "POST":
        return render_import_page(request, ArrangementForm(initial=draft_recovery.restore_initial_values(request)))
    form = ArrangementForm(request.POST, request.FILES)
    if not form.is_valid():
        return render_import_page(request, form, status=UNPROCESSABLE)
    try:
        found = preview_calendar(form.year, form.arrangement)
        if "apply" in request.POST:
            import_calendar(
                form.year, form.arrangement, by=request.actor, at=clock.now(), key=read_idempotency_key(request)
            )
            return HttpResponseRedirect(f"{reverse('bureau-calendar')}?done={form.year}")
    except StepRefused as refused:
        findings = refused.findings
        if form.made:
            findings = tuple(one._replace(reason=simplify_file_problems(one.reason)) for one in findings)
        return render_import_page(request, form, {"findings": findings, "read": form.arrangement}, UNPROCESSABLE)
    return render_bureau_page(request, "calendar_preview", "bureau-calendar", describe_arrangement_changes(form, found))


def render_import_page(
    request: OfficeRequest, form: ArrangementForm, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page to paste into."""
    return render_bureau_page(request, "calendar_import", "bureau-calendar", {"form": form, **(more or {})}, status)


def describe_arrangement_changes(form: ArrangementForm, found: CalendarPreview) -> dict[str, Any]:
    """What an arrangement changes: days, last days to start, publicities that move and those that cannot."""
    known = calendars.load_current_calendar()
    return {
        "year": form.year,
        "arrangement": form.arrangement,
        "days": list_changed_days(known, found.calendar, form.year),
        "windows": list_moved_windows(known, found.calendar, form.year),
        "moved_publicities": [one for one in found.moved_publicities if one.until],
        "unmoved_publicities": [one for one in found.moved_publicities if one.until is None],
    }


def list_changed_days(known: Calendar, made: Calendar, year: int) -> Sequence[ChangedDay]:
    """The days that become working days or rest days."""
    first = date(year - 1, 12, 1)
    all_ = [first + timedelta(days=each) for each in range((date(year, 12, 31) - first).days + 1)]
    numbers = [(one, day_number(one.isoformat())) for one in all_]
    return [
        ChangedDay(one, describe_calendar_day(known, number), describe_calendar_day(made, number))
        for one, number in numbers
        if known.is_working(number) != made.is_working(number)
    ]


def describe_calendar_day(on: Calendar, number: int) -> str:
    """What a day is on a calendar."""
    name = on.names.get(number, "")
    return f"{'上班' if on.is_working(number) else '休息'}{f'（{name}）' if name else ''}"


def list_moved_windows(known: Calendar, made: Calendar, year: int) -> Sequence[MovedWindow]:
    """The windows whose last day to start a publicity is another one."""
    policy = find_policy_in_force(date(year, 1, 1))
    before, after = build_timetable(policy, known), build_timetable(policy, made)
    found = [
        (window, before.latest_start(window.closes), after.latest_start(window.closes))
        for window in after.windows_of(year)
    ]
    as_days = (
        (as_date(window.opens), as_date(window.closes), as_date(a), as_date(b)) for window, a, b in found if a != b
    )
    return [MovedWindow(*one) for one in as_days]
