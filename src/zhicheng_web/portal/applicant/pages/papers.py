"""Papers: which are needed, why and under which clause; uploading, replacing, removing, looking at one."""

from collections.abc import Callable, Sequence
from typing import TypedDict
from uuid import UUID, uuid5

from django.core.exceptions import ObjectDoesNotExist
from django.core.files.base import File
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.remove_paper import remove_paper
from zhicheng_web.cases.actions.replace_paper import replace_paper
from zhicheng_web.cases.papers.photo import PHOTO
from zhicheng_web.cases.papers.uploads.cleaning import check_upload_size
from zhicheng_web.cases.papers.uploads.limits import MAX_BYTES, MAX_PAGES, MEGABYTE
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Case, Paper
from zhicheng_web.cases.refusals.of_database import build_failed_finding
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.portal.applicant import saving
from zhicheng_web.portal.applicant.advice import CaseStanding
from zhicheng_web.portal.applicant.pages.lists import EditedPart
from zhicheng_web.portal.applicant.parts import COMMITMENT, TASK_BY_SLUG
from zhicheng_web.portal.applicant.rendering import redirect_browser, render_applicant_page
from zhicheng_web.portal.applicant.step_page import (
    EDIT_STEPS,
    Outcome,
    attempt_applicant_action,
    find_open_step,
)
from zhicheng_web.portal.applicant.upload_groups import list_upload_groups
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.papers.case_papers import name_paper
from zhicheng_web.portal.shared.papers.scans import serve_paper, serve_paper_page, serve_thumbnail
from zhicheng_web.portal.shared.request_values import read_page_number
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, read_action_arguments
from zhicheng_web.portal.shared.words.city_words import restate_here

NO_FILE = build_failed_finding("no_file", Wording("", "还没有选择文件", "请先拍照或选择文件，再按“上传”。"))


def build_upload_page(slug: str) -> Callable[[OfficeRequest, UUID], HttpResponse]:
    """The page of uploads, or that of the commitment letter alone."""

    @entry(Role.APPLICANT, of="case")
    def page(request: OfficeRequest, case: UUID) -> HttpResponse:
        """The papers with what has been uploaded of each; a press uploads one."""
        materials = find_current_policy().materials
        kinds = tuple(one.key for one in materials if (one.key == COMMITMENT) == (slug == "commitment"))
        kinds += (PHOTO,) if slug == "papers" else ()
        edited = EditedPart(request, case, kinds)
        if redirect := edited.redirect_if_closed(request):
            return redirect
        kind = request.POST.get("kind", "")
        outcome = handle_upload_form(request, edited.case, kind) if request.method == "POST" else Outcome()
        if outcome.done and not request.headers.get("HX-Request"):
            return redirect_browser(request, f"{reverse(f'applicant-{slug}', args=[case])}#{kind}")
        failed = request.method == "POST" and not outcome.done
        wrong = {request.POST.get("replaces") or kind: describe_upload_refusal(outcome)} if outcome.findings else {}
        standing = CaseStanding(outcome.result, edited.standing.on) if outcome.result else edited.standing
        context = {
            "case": standing.case,
            "task": TASK_BY_SLUG[slug],
            "upload_groups": list_upload_groups(standing, kinds, wrong),
            "outcome": outcome,
            "wrong": wrong,
            "stored_kind": kind if outcome.done else "",
            "max_megabytes": MAX_BYTES // MEGABYTE,
            "most_bytes": MAX_BYTES,
            "pages": MAX_PAGES,
        }
        response = render_applicant_page(request, "papers", context, status=outcome.status if failed else 200)
        if outcome.done and kind in kinds:
            response.headers["HX-Reswap"] = f"outerHTML show:#{kind}:top"
        return response

    return page


def handle_upload_form(request: OfficeRequest, case: Case, kind: str) -> Outcome[Case]:
    """A paper, or the word that what a return has found in it is in order."""
    if "stands" in request.POST:
        return saving.write_facts(case, {}, [kind], read_action_arguments(request))
    return attach_or_replace_paper(request, case)


def attach_or_replace_paper(request: OfficeRequest, case: Case) -> Outcome[Case]:
    """Add papers in the order in which they were chosen, or replace one."""
    files = request.FILES.getlist("file")
    if not files:
        return Outcome(findings=(NO_FILE,))
    old = request.POST.get("replaces")
    if not old:
        return attach_files(request, case, files)
    replaced = find_paper_or_404(request, old)
    if replaced.case_id != case.pk:
        raise Http404

    def act() -> Case:
        return replace_paper(case, replaced, **read_file(files[0]), **read_action_arguments(request))

    return attempt_applicant_action(act)


class UploadedFile(TypedDict):
    """What an action is given of a file."""

    name: str
    data: bytes


def read_file(file: "File[bytes]") -> UploadedFile:
    """A file that was sent. Raises StepRefused for one that is empty or too large, before it is read."""
    check_upload_size(file.size or 0)
    return UploadedFile(name=file.name or "", data=file.read())


def attach_files(request: OfficeRequest, case: Case, files: "Sequence[File[bytes]]") -> Outcome[Case]:
    """Add files one after the other, each an act of its own; the first that is refused ends it, and those before it stay."""
    outcome: Outcome[Case] = NOT_ATTEMPTED
    for number in range(len(files)):
        outcome = attach_file(request, case, files[number], number)
        if outcome.result is None:
            return name_refused_file(outcome, files, number, case)
        case = outcome.result
    return outcome


def attach_file(request: OfficeRequest, case: Case, file: "File[bytes]", number: int) -> Outcome[Case]:
    """Add one of the files of a form; each after the first under a key of its own, on the version that the last one left."""
    kind, arguments = request.POST.get("kind", ""), read_action_arguments(request)
    if number:
        arguments["key"], arguments["version"] = uuid5(arguments["key"], str(number)), case.version
    return attempt_applicant_action(lambda: attach_paper(case, kind=kind, **read_file(file), **arguments))


def name_refused_file(outcome: Outcome[Case], files: "Sequence[File[bytes]]", number: int, case: Case) -> Outcome[Case]:
    """Of several files, which one was refused and what became of the others; `case`: as the files before it left it."""
    if len(files) == 1 or not outcome.findings:
        return outcome
    stored = f"，它前面的{number}份已经传上" if number else ""
    which = build_failed_finding("file_refused", Wording("", f"“{files[number].name}”没有传上{stored}", ""))
    return outcome._replace(findings=(which, *outcome.findings), result=case if number else None)


def describe_upload_refusal(outcome: Outcome[Case]) -> str:
    """Why it was not taken, in one line for its place."""
    return restate_here("".join(f"{one.reason}{one.remedy or ''}" for one in outcome.findings)).rstrip("。")


def find_paper_or_404(request: OfficeRequest, paper: UUID | str) -> Paper:
    """A paper of one's own case. Raises Http404."""
    try:
        wanted = UUID(str(paper))
    except ValueError:
        raise Http404 from None
    try:
        return queries.find_paper(request.actor, wanted)
    except ObjectDoesNotExist:
        raise Http404 from None


@entry(Role.APPLICANT, of="paper")
def serve_applicant_paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """The bytes of one paper, shown and never run."""
    return serve_paper(request, paper)


@entry(Role.APPLICANT, of="paper")
def serve_applicant_page_image(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """One page of a paper as a picture."""
    return serve_paper_page(request, paper, number)


@entry(Role.APPLICANT, of="paper")
def serve_applicant_thumbnail(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """The first page of a paper, small, for the list."""
    return serve_thumbnail(request, paper)


@entry(Role.APPLICANT, of="paper")
def show_paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """A paper in a page of ours, one page of it after the other: phones show no PDF inside a page."""
    own_paper = find_paper_or_404(request, paper)
    current_page = Paginator(range(1, own_paper.pages + 1), 1).get_page(read_page_number(request))
    standing = CaseStanding(own_paper.case, clock.today())
    material = next((one for one in standing.policy.materials if one.key == own_paper.kind), None)
    name = name_paper(own_paper, material).name
    changes = (
        find_open_step(own_paper.case, EDIT_STEPS) is not None
        and standing.may_change(own_paper.kind)
        and own_paper.removed_at is None
    )
    back = find_upload_slug(own_paper.kind) if changes else "content"
    context = {
        "case": own_paper.case,
        "paper": own_paper,
        "current_page": current_page,
        "name": name,
        "back": f"applicant-{back}",
    }
    return render_applicant_page(request, "paper", context | {"changes": changes})


def find_upload_slug(kind: str) -> str:
    """The page on which a kind of paper is uploaded."""
    return "commitment" if kind == COMMITMENT else "papers"


@entry(Role.APPLICANT, of="paper")
def remove_uploaded_paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """Take a paper out, after asking; it stays on record."""
    own_paper = find_paper_or_404(request, paper)
    slug = find_upload_slug(own_paper.kind)
    edited = EditedPart(request, own_paper.case.public_id, (own_paper.kind,))
    if redirect := edited.redirect_if_closed(request):
        return redirect
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST":
        outcome = attempt_applicant_action(
            lambda: remove_paper(edited.case, own_paper, **read_action_arguments(request))
        )
        if outcome.done:
            return redirect_browser(request, reverse(f"applicant-{slug}", args=[edited.case.public_id]))
    context = {"case": edited.case, "line": own_paper.name, "outcome": outcome, "back": f"applicant-{slug}"}
    return render_applicant_page(request, "remove", context, status=outcome.status if request.method == "POST" else 200)
