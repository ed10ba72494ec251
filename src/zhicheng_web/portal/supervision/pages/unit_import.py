"""Many organisations from a sheet: looked at row by row, and entered only then (三（三）)."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.import_units import import_units
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.base import Form, read_idempotency_key
from zhicheng_web.portal.shared.sheets import MAX_SHEET_BYTES, SheetUnreadable, read_sheet_text
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, UNPROCESSABLE, Outcome, attempt_action
from zhicheng_web.portal.supervision.pages.organisations import ORGANISATIONS_TAB
from zhicheng_web.portal.supervision.rendering import render_bureau_page
from zhicheng_web.portal.supervision.unit_sheet import (
    COLUMNS,
    SheetRow,
    count_rows,
    parse_sheet,
)


class SheetForm(Form):
    """The sheet as a file; once it was looked at, its text."""

    file = forms.FileField(
        label="单位名册（CSV）",
        required=False,
        help_text="在Excel里填好，选“另存为”，类型选“CSV（逗号分隔）”。",
    )
    text = forms.CharField(required=False, max_length=MAX_SHEET_BYTES, widget=forms.HiddenInput, strip=False)
    rows: list[SheetRow]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].asked = "必选"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The rows of one of both. A field error says what is wrong with the sheet."""
        cleaned: dict[str, Any] = super().clean() or {}
        try:
            if cleaned.get("file"):
                cleaned["text"] = read_sheet_text(cleaned["file"])
            elif not cleaned.get("text"):
                raise SheetUnreadable("还没有选文件。")
            self.rows = parse_sheet(cleaned["text"], find_current_policy())
        except SheetUnreadable as wrong:
            self.add_error("file", str(wrong))
        return cleaned


@entry(Role.BUREAU, confirm=True)
def import_organisations(request: OfficeRequest) -> HttpResponse:
    """The file; then every row with what is wrong with it, and how many would be entered; then, confirmed, they are."""
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if not form.is_bound or not form.is_valid():
        return render_import(request, {"form": form}, UNPROCESSABLE if form.is_bound else 200)
    outcome: Outcome[int] = NOT_ATTEMPTED
    new = [one.values for one in form.rows if one.is_new]
    if "apply" in request.POST and new:
        by, at, key = request.actor, clock.now(), read_idempotency_key(request)
        outcome = attempt_action(lambda: import_units(new, by=by, at=at, key=key))
        if outcome.done:
            return HttpResponseRedirect(f"{reverse(ORGANISATIONS_TAB)}?imported={len(new)}")
    context = {"rows": form.rows, "text": form.cleaned_data["text"], "counts": count_rows(form.rows)}
    context |= {"form": SheetForm(), "findings": outcome.findings}
    return render_import(request, context, UNPROCESSABLE if outcome.findings else 200)


def render_import(request: OfficeRequest, context: dict[str, Any], status: int) -> HttpResponse:
    """The page, with the headings that the sheet must have."""
    return render_bureau_page(
        request, "unit_import", ORGANISATIONS_TAB, context | {"headings": ",".join(COLUMNS)}, status
    )
