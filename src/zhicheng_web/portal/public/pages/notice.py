"""The notice as an index: each clause with its text, how we read it, its numbers, its papers and its worked cases."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng.policy.notice import UnknownClause
from zhicheng_web import clock
from zhicheng_web.entry import ANYBODY, entry
from zhicheng_web.portal.public.clause_outline import ABOUT, neighbours, sections
from zhicheng_web.portal.public.readings import readings_of, routes_of
from zhicheng_web.portal.public.worked_cases import worked_of
from zhicheng_web.portal.shared.calendar.filing_season import policy_of

FIRST = 8
"""So many worked cases are shown at once; the others unfold."""


@entry(ANYBODY)
def notice(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    """The whole notice."""
    policy = policy_of(clock.today())
    context = {"policy": policy, "sections": sections(policy), "problem": problem}
    return render(request, "public/notice.html", context, status=status)


@entry(ANYBODY)
def clause(request: HttpRequest, address: str) -> HttpResponse:
    """One clause; an address typed in another way leads to the printed one."""
    policy = policy_of(clock.today())
    try:
        text = policy.notice.find(address)
    except UnknownClause as unknown:
        return notice(request, str(unknown), 404)
    if text.address != address:
        return HttpResponseRedirect(reverse("notice-clause", args=[text.address]))
    before, after = neighbours(policy, address)
    cases = worked_of(policy, address)
    context = {
        "policy": policy,
        "sections": sections(policy),
        "text": text,
        "about": ABOUT[address],
        "readings": readings_of(policy, address),
        "routes": routes_of(policy, address),
        "papers": [one for one in policy.materials if one.clause == address],
        "cases": cases[:FIRST],
        "more": cases[FIRST:],
        "before": before,
        "after": after,
    }
    return render(request, "public/clause.html", context)
