"""A unit registers itself: a form for anybody, a receipt with a query code, and what has become of it (三（三）)."""

from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from allauth.core.internal.ratelimit import truncate_ip
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.cases.actions.ask_unit_registration import Source, ask_unit_registration
from zhicheng_web.people.unit_requests import find_request_of_code, format_query_code
from zhicheng_web.portal.public.registration_forms import QueryCodeForm, RegistrationForm
from zhicheng_web.portal.shared.caching import close_to_caches
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.forms.evidence import read_evidence
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, UNPROCESSABLE, Outcome, attempt_action

UNKNOWN_CODE = "没有这个查询码。请对照回执再填一次；回执丢了的，请打电话给市人社局。"


@entry(ANYBODY)
def register_own_unit(request: HttpRequest) -> HttpResponse:
    """The form; sent, the receipt. Whether the unit is registered already, nobody reads here."""
    if request.method != "POST":
        return render_registration(request, RegistrationForm(find_current_policy()))
    form = RegistrationForm(find_current_policy(), request.POST, request.FILES)
    if not form.is_valid():
        return render_registration(request, form)
    source = Source(truncate_ip(get_client_ip(request) or "") or "", request.build_absolute_uri("/").rstrip("/"))
    licence = read_evidence(form.cleaned_data, "licence")["data"]
    outcome = attempt_action(
        lambda: ask_unit_registration(
            form.unit_values(),
            form.read_contact(),
            licence,
            source=source,
            at=clock.now(),
            key=read_idempotency_key(request),
        )
    )
    if outcome.result is None:
        return render_registration(request, form, outcome)
    context = {"code": format_query_code(outcome.result), "name": form.cleaned_data["name"]}
    return close_to_caches(render(request, "public/registered.html", context))


def render_registration(
    request: HttpRequest, form: RegistrationForm, outcome: Outcome[str] = NOT_ATTEMPTED
) -> HttpResponse:
    """The form, with what is wrong with it."""
    context = {"form": form, "findings": outcome.findings}
    return close_to_caches(
        render(request, "public/register.html", context, status=UNPROCESSABLE if form.is_bound else 200)
    )


@entry(ANYBODY)
def show_registration_status(request: HttpRequest) -> HttpResponse:
    """What has become of a request, for whoever has the code of its receipt."""
    form = QueryCodeForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        context["asked"] = find_request_of_code(form.cleaned_data["code"])
        if context["asked"] is None:
            form.add_error("code", UNKNOWN_CODE)
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return close_to_caches(render(request, "public/registration_status.html", context, status=status))
