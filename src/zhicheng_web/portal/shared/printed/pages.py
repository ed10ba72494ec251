"""The pages of what can be printed: the list with the printings so far, and the papers themselves as PDF."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple
from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.actions.print_paper import add_check_code, list_printings, open_printing, print_paper
from zhicheng_web.cases.papers.pictures import ReadersBusy
from zhicheng_web.cases.papers.typesetting.set_paper import CharactersMissing, PaperNotSet
from zhicheng_web.cases.papers.uploads.slots import AllReadersBusy
from zhicheng_web.cases.papers.uploads.store import PaperAltered, PaperGone
from zhicheng_web.cases.read.id_number import mask_case_number, read_case_number
from zhicheng_web.cases.read.row_types import Case, PrintedPaper
from zhicheng_web.portal.shared.papers.scans import FAULTS, GONE, build_inline_response
from zhicheng_web.portal.shared.printed.printables import PRINTABLES, Printable, list_printables, list_roles_of_kind
from zhicheng_web.portal.shared.printed.sources import PaperSources, read_paper_sources
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, find_case_or_404
from zhicheng_web.portal.shared.words.city_words import restate_here

PART_NAMES: Final = {
    "person": "基本情况",
    "unit": "工作单位",
    "target": "申报的职称",
    "schools": "学历学位",
    "credentials": "已有职称、技能等级",
    "jobs": "工作经历",
    "insurance": "社保缴费",
    "summary": "工作总结",
    "achievements": "工作成绩",
    "publicities": "公示",
    "opinions": "单位意见",
    "parts": "正文",
}
"""What the parts of a paper are called, for whoever has to put a character right."""


class PrintableRow(NamedTuple):
    """A paper on the page: its copies with their numbers, whether it is a draft, and the printings so far.
    `becomes_final`: whether a draft may still become a paper: of a case that is over without a title it does not.
    """

    key: str
    name: str
    hint: str
    copies: list[tuple[int, str]]
    draft: bool
    printings: Sequence[PrintedPaper]
    becomes_final: bool


def list_printable_rows(request: OfficeRequest, case: UUID) -> tuple[Case, list[PrintableRow]]:
    """The case, and its papers for whoever asks. Raises Http404."""
    sources = read_paper_sources(find_case_or_404(request, case), clock.today())
    printings = list_printings(sources.case)
    rows = [
        PrintableRow(
            key,
            restate_here(one.name),
            restate_here(one.hint),
            list(enumerate(one.list_copies(sources), 1)),
            one.is_draft(sources),
            [row for row in printings if row.kind == key],
            sources.case.about.active,
        )
        for key, one in list_printables(sources, request.actor.role)
    ]
    return sources.case, rows


def serve_printable(request: OfficeRequest, case: UUID, layout: str, copy: int) -> HttpResponse:
    """One copy of one paper as PDF, or a page that says why not. Raises Http404."""
    sources = read_paper_sources(find_case_or_404(request, case), clock.today())
    one = dict(list_printables(sources, request.actor.role)).get(layout)
    if one is None or not 1 <= copy <= len(one.list_copies(sources)):
        raise Http404
    file_name = f"{sources.case.particulars.name}-{layout}-{copy}"
    return answer_with_paper(
        request, restate_here(one.name), file_name, lambda: set_printable(request, sources, one, copy)
    )


def serve_printing(request: OfficeRequest, case: UUID, printing: UUID) -> HttpResponse:
    """A printing as it was archived, for whoever may print its kind; a page that says what became of its file. Raises Http404."""
    found = find_case_or_404(request, case)
    row = next((one for one in list_printings(found) if one.public_id == printing), None)
    if row is None or request.actor.role not in list_roles_of_kind(row.kind):
        raise Http404
    shows_number = row.kind in PRINTABLES and PRINTABLES[row.kind].shows_number
    try:
        data = open_printing(found, row, by=request.actor, at=clock.now(), shows_number=shows_number)
    except (PaperGone, PaperAltered) as fault:
        return render(
            request, "shared/damaged_printing.html", {"what": FAULTS[type(fault)], "printing": row}, status=GONE
        )
    return build_inline_response(data, "application/pdf")


def answer_with_paper(request: OfficeRequest, name: str, file_name: str, make: Callable[[], bytes]) -> HttpResponse:
    """A PDF to look at and to print, or a page that says why there is none."""
    try:
        pdf = make()
    except CharactersMissing as refused:
        missing = [(name_part(found.field), found) for found in refused.missing]
        return render(request, "shared/paper_not_set.html", {"name": name, "missing": missing}, status=UNPROCESSABLE)
    except (PaperNotSet, AllReadersBusy, ReadersBusy):
        return render(request, "shared/paper_not_set.html", {"name": name}, status=503)
    response = build_inline_response(pdf, "application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(file_name)}.pdf"
    return response


def set_printable(request: OfficeRequest, sources: PaperSources, one: Printable, copy: int) -> bytes:
    """The PDF. The whole ID number stands on a paper that is none of a draft, and on one's own."""
    own = request.actor.person_id == sources.case.person_id
    whole = one.shows_number and (own or not one.is_draft(sources))
    number = (read_case_number(sources.case) or "") if whole else mask_case_number(sources.case)
    paper = one.build(sources._replace(number=number), copy)
    if not paper.draft:
        paper = add_check_code(paper)
    return print_paper(sources.case, paper, by=request.actor, at=clock.now(), shows_number=whole)


def name_part(field: str) -> str:
    """The part of a paper in which a field stands, as people call it."""
    return PART_NAMES.get(field.partition(".")[0].partition("[")[0], "")
