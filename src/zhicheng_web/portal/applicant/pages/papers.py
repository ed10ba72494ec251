"""Papers: which are owed, why and under which clause; uploading, replacing, removing, looking at one."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng.workdays.days import day_number
from zhicheng_web import clock
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.remove_paper import remove_paper
from zhicheng_web.cases.actions.replace_paper import replace_paper
from zhicheng_web.cases.engine.engine_input import find_policy_on
from zhicheng_web.cases.papers.uploads.cleaning import check_upload_size
from zhicheng_web.cases.papers.uploads.limits import MAX_BYTES, MAX_PAGES, MEGABYTE
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.refusals.of_database import build_failed_finding
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.applicant import saving
from zhicheng_web.portal.applicant.advice import Standing
from zhicheng_web.portal.applicant.pages.lists import Open
from zhicheng_web.portal.applicant.parts import COMMITMENT, TASK
from zhicheng_web.portal.applicant.rendering import go, show
from zhicheng_web.portal.applicant.step_page import EDITS, Outcome, attempt, step_of
from zhicheng_web.portal.applicant.upload_groups import shelves
from zhicheng_web.portal.shared.papers.scans import page as page_picture
from zhicheng_web.portal.shared.papers.scans import scan
from zhicheng_web.portal.shared.steps.take_step import given

NO_FILE = build_failed_finding("no_file", Wording("", "还没有选择文件", "请先拍照或选择文件，再按“上传”。"))


def page_of(slug: str) -> Any:
    """The page of uploads, or that of the commitment letter alone."""

    @entry(Role.APPLICANT, of="case")
    def page(request: OfficeRequest, case: UUID) -> HttpResponse:
        """The papers with what has been uploaded of each; a press uploads one."""
        materials = find_policy_on(day_number(clock.today().isoformat())).materials
        kinds = tuple(one.key for one in materials if (one.key == COMMITMENT) == (slug == "commitment"))
        here = Open(request, case, kinds)
        if away := here.elsewhere(request):
            return away
        kind = request.POST.get("kind", "")
        outcome = sent(request, here.case, kind) if request.method == "POST" else Outcome()
        if outcome.done and not request.headers.get("HX-Request"):
            return go(request, f"{reverse(f'applicant-{slug}', args=[case])}#{kind}")
        failed = request.method == "POST" and not outcome.done
        wrong = {request.POST.get("replaces") or kind: told(outcome)} if outcome.findings else {}
        standing = Standing(outcome.result, here.standing.on) if outcome.done else here.standing
        context = {
            "case": standing.case,
            "task": TASK[slug],
            "shelves": shelves(standing, kinds, wrong),
            "outcome": outcome,
            "wrong": wrong,
            "fresh": kind if outcome.done else "",
            "most": MAX_BYTES // MEGABYTE,
            "most_bytes": MAX_BYTES,
            "pages": MAX_PAGES,
        }
        response = show(request, "papers", context, status=outcome.status if failed else 200)
        if outcome.done and kind in kinds:
            response.headers["HX-Reswap"] = f"outerHTML show:#{kind}:top"
        return response

    return page


def sent(request: OfficeRequest, case: Any, kind: str) -> Outcome:
    """A paper, or the word that what a return has found in it is in order."""
    if "stands" in request.POST:
        return saving.write(case, {}, [kind], given(request))
    return upload(request, case)


def upload(request: OfficeRequest, case: Any) -> Outcome:
    """Add or replace one paper."""
    file = request.FILES.get("file")
    if file is None:
        return Outcome(findings=(NO_FILE,))
    kind, old = request.POST.get("kind", ""), request.POST.get("replaces")
    replaced = paper_of(request, old) if old else None
    if replaced is not None and replaced.case_id != case.pk:
        raise Http404

    def act() -> Any:
        check_upload_size(file.size or 0)
        what = {"name": file.name or kind, "data": file.read()}
        if replaced is not None:
            return replace_paper(case, replaced, **what, **given(request))
        return attach_paper(case, kind=kind, **what, **given(request))

    return attempt(act)


def told(outcome: Outcome) -> str:
    """Why it was not taken, in one line for its place."""
    return "".join(f"{one.reason}{one.remedy or ''}" for one in outcome.findings).rstrip("。")


def paper_of(request: OfficeRequest, paper: UUID | str) -> Any:
    """A paper of one's own case. Raises Http404."""
    try:
        return queries.find_paper(request.actor, UUID(str(paper)))
    except (ObjectDoesNotExist, ValueError):
        raise Http404 from None


@entry(Role.APPLICANT, of="paper")
def paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """The bytes of one paper, shown and never run."""
    return scan(request, paper)


@entry(Role.APPLICANT, of="paper")
def picture(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """One page of a paper as a picture."""
    return page_picture(request, paper, number)


@entry(Role.APPLICANT, of="paper")
def view(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """A paper in a page of ours, one page of it after the other: phones show no PDF inside a page."""
    it = paper_of(request, paper)
    sheet = Paginator(range(1, it.pages + 1), 1).get_page(request.GET.get("page"))
    standing = Standing(it.case, clock.today())
    name = next((one.name for one in standing.policy.materials if one.key == it.kind), it.name)
    changes = step_of(it.case, EDITS) is not None and standing.may_change(it.kind) and it.removed_at is None
    back = slug_of(it.kind) if changes else "content"
    context = {"case": it.case, "paper": it, "sheet": sheet, "name": name, "back": f"applicant-{back}"}
    return show(request, "paper", context | {"changes": changes})


def slug_of(kind: str) -> str:
    """The page on which a kind of paper is uploaded."""
    return "commitment" if kind == COMMITMENT else "papers"


@entry(Role.APPLICANT, of="paper")
def remove(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """Take a paper out, after asking; it stays on record."""
    it = paper_of(request, paper)
    slug = slug_of(it.kind)
    here = Open(request, it.case.public_id, (it.kind,))
    if away := here.elsewhere(request):
        return away
    outcome = Outcome()
    if request.method == "POST":
        outcome = attempt(lambda: remove_paper(here.case, it, **given(request)))
        if outcome.done:
            return go(request, reverse(f"applicant-{slug}", args=[here.case.public_id]))
    context = {"case": here.case, "line": it.name, "outcome": outcome, "back": f"applicant-{slug}"}
    return show(request, "remove", context, status=outcome.status if request.method == "POST" else 200)
