"""三（二） the page of a dispatched worker's two lanes: whose turn it is, which of the six cells are done, whom to call."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.lanes import CELL_CLOSED_FROM, LANE_NAMES, Lane, Lanes, find_other_lane, list_open_cells
from zhicheng.procedure.states import Role
from zhicheng.procedure.step import LANE_STATES
from zhicheng.workdays.days import day_number
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.lanes import AGREEMENT, PROOF, find_acting_lane, find_valid_agreement, read_lanes
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.lane_inputs import find_last_reminder, read_last_reminder
from zhicheng_web.portal.employer.holder import find_other_holders
from zhicheng_web.portal.employer.pages.case import list_step_links, prefetch_case_parts
from zhicheng_web.portal.employer.publicity_starts import find_filing_season
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.work_queue import build_employer_row
from zhicheng_web.portal.shared.lanes.lane_view import ON_PAPER, build_lane_columns, is_lanes_turn
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404

ALL_CELLS = len(CELL_CLOSED_FROM) * len(Lane)


@entry(Role.EMPLOYER, of="case")
def show_lanes(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Both lanes; a case without an agency has none, and its page is shown instead."""
    found = prefetch_case_parts(find_case_or_404(request, case))
    if found.agency_id is None:
        return HttpResponseRedirect(reverse("employer-case", args=[found.public_id]))
    lane, today = find_acting_lane(found, request.actor), clock.today()
    conflict = find_other_holders([found], request.actor).get(found.pk, "")
    context = build_lanes_context(found, lane, today) | describe_agreement(found, today)
    row = build_employer_row(found, find_filing_season(today), today, conflict, lane)
    context["acts"] = [] if conflict else list_step_links(found, row, lane)
    return render_employer_page(request, "lanes", "employer-queue", context | {"row": row})


def build_lanes_context(case: Case, lane: Lane, today: date) -> dict[str, Any]:
    """The columns, the headline, and whether the other unit can be reminded."""
    lanes, other = read_lanes(case) or Lanes(), find_other_lane(lane)
    open_cells = sum(len(list_open_cells(lanes, one)) for one in Lane)
    running = case.about.state in LANE_STATES
    reminded = read_last_reminder(case, lane, day_number(today.isoformat()))["was_reminded_today"]
    return {
        "case": case,
        "columns": build_lane_columns(case, lane, today),
        "done_cells": ALL_CELLS - open_cells,
        "all_cells": ALL_CELLS,
        "headline": describe_turn(case, lane, today) if running else case.about.name,
        "may_remind": running and is_lanes_turn(case, other, today) and not reminded,
        "other_name": LANE_NAMES[other],
        "last_reminder": find_last_reminder(case, lane),
        "on_paper": ON_PAPER if lanes.agency_on_paper else "",
    }


def describe_turn(case: Case, lane: Lane, today: date) -> str:
    """Whose turn it is, for the reader of one lane."""
    own, other = (is_lanes_turn(case, one, today) for one in (lane, find_other_lane(lane)))
    name = "贵公司" if lane is Lane.AGENCY else "贵单位"
    if own:
        cells = list_open_cells(read_lanes(case) or Lanes(), lane)
        return f"轮到{name}{cells[0]}" if cells else f"轮到{name}核查异议"
    if other:
        return f"等{LANE_NAMES[find_other_lane(lane)]}办理，{name}现在没有要办的"
    lanes = read_lanes(case) or Lanes()
    return "公示中，期满以后再办" if any(list_open_cells(lanes, one) for one in Lane) else "六格都已办好，可以上报"


def describe_agreement(case: Case, today: date) -> dict[str, Any]:
    """The agreement and the proof in this case; one on file that could be used."""
    papers = engine_input.group_current_papers(case)
    return {
        "agreements": papers.get(AGREEMENT, []),
        "proofs": papers.get(PROOF, []),
        "on_file": find_valid_agreement(case, today),
        "may_enclose": case.about.state in LANE_STATES[:-1],
    }
