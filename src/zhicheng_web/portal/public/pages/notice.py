"""The notice as an index: each clause with its text, how we read it, its numbers, its papers and its worked cases."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng.policy.notice import UnknownClause
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.portal.public.clause_outline import (
    find_clause_heading,
    find_neighbour_clauses,
    list_outline_sections,
)
from zhicheng_web.portal.public.clause_readings import list_clause_readings, list_clause_routes
from zhicheng_web.portal.public.worked_cases import list_worked_cases
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy

VISIBLE_CASES = 8
"""So many worked cases are shown at once; the others unfold."""


@entry(ANYBODY)
def show_notice(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    """The notice as printed, clause by clause, with the readings and worked cases of each."""
    policy = find_current_policy()
    context = {"policy": policy, "sections": list_outline_sections(policy), "problem": problem}
    return render(request, "public/notice.html", context, status=status)


@entry(ANYBODY)
def show_clause(request: HttpRequest, address: str) -> HttpResponse:
    """One clause; an address typed in another way leads to the printed one."""
    policy = find_current_policy()
    try:
        text = policy.notice.find(address)
    except UnknownClause as unknown:
        return show_notice(request, str(unknown), 404)
    if text.address != address:
        return HttpResponseRedirect(reverse("notice-clause", args=[text.address]))
    before, after = find_neighbour_clauses(policy, address)
    cases = list_worked_cases(policy, address)
    context = {
        "policy": policy,
        "sections": list_outline_sections(policy),
        "text": text,
        "about": find_clause_heading(text),
        "readings": list_clause_readings(policy, address),
        "routes": list_clause_routes(policy, address),
        "papers": [one for one in policy.materials if one.clause == address],
        "cases": cases[:VISIBLE_CASES],
        "more": cases[VISIBLE_CASES:],
        "before": before,
        "after": after,
    }
    return render(request, "public/clause.html", context)
