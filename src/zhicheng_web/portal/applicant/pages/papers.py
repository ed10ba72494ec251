"""Papers: which are owed, why and under which clause; uploading, replacing, removing, looking at one."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng.workdays.days import day_number
from zhicheng_web import clock
from zhicheng_web.cases import queries
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.remove_paper import remove_paper
from zhicheng_web.cases.actions.replace_paper import replace_paper
from zhicheng_web.cases.facts import policy_on
from zhicheng_web.cases.uploads.limits import MEGABYTE, MOST_BYTES, MOST_PAGES
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.applicant.doing import Outcome, attempt
from zhicheng_web.portal.applicant.pages.lists import Open, around_task
from zhicheng_web.portal.applicant.parts import COMMITMENT, TASK
from zhicheng_web.portal.applicant.showing import go, show
from zhicheng_web.portal.shared.scans import scan
from zhicheng_web.portal.shared.taking import given

WHY = {
    "commitment_letter": "承诺材料真实。打开“信用中国（云南昆明）”网站打印，本人签名，拍照或扫描。",
    "identity_document": "证明您是谁。正面和反面都要拍到，四角完整。",
    "work_permit": "外国人在昆明工作要有许可证。",
    "education_certificate": "证明学历和取得的日期。毕业证、学位证都有的，两份都传。",
    "skill_certificate": "证明技能等级和取得的日期。",
    "title_certificate": "证明现有职称和取得的日期。",
    "recruitment_register": "从登记表上的日期起计算工作年限。没有的，向单位人事索要。",
    "appointment_notice": "从通知书上的日期起计算工作年限。没有的，向单位人事索要。",
    "insurance_record": "证明连续缴费的月份和缴费单位。可在社保网站或“云南人社”下载。",
    "entry_licence": "这个系列要有从业准入资格才能从事。",
    "post_change_proof": "证明您已经换到新的岗位。",
    "former_title_certificate": "证明原来系列的职称。",
}
"""Why a paper is asked for, and how to get a good one; what it is called and under which clause stands in the policy."""
NO_FILE = "还没有选择文件。请先拍照或选择文件，再上传"


def page_of(slug: str) -> Any:
    """The page of uploads, or that of the commitment letter alone."""

    @entry(Role.APPLICANT, of="case")
    def page(request: OfficeRequest, case: UUID) -> HttpResponse:
        """The papers with what has been uploaded of each; a press uploads one."""
        materials = policy_on(day_number(clock.today().isoformat())).materials
        keys = tuple(one.key for one in materials if (one.key == COMMITMENT) == (slug == "commitment"))
        here = Open(request, case, keys)
        if away := here.elsewhere(request):
            return away
        outcome = Outcome()
        wrong: dict[str, str] = {}
        kind = request.POST.get("kind", "")
        if request.method == "POST":
            outcome, wrong = upload(request, here.case, kind)
            if outcome.done:
                return go(request, f"{reverse(f'applicant-{slug}', args=[case])}#{kind}")
        papers = [
            one
            for one in here.standing.papers
            if one.material.key in keys and here.standing.may_change(one.material.key)
        ]
        shown = [(one, WHY.get(one.material.key, ""), wrong.get(one.material.key)) for one in papers]
        context = {
            "case": here.case,
            "task": TASK[slug],
            "papers": shown,
            "outcome": outcome,
            "wrong": wrong,
            "kind": kind,
        }
        context |= {"most": MOST_BYTES // MEGABYTE, "pages": MOST_PAGES}
        status = outcome.status if request.method == "POST" else 200
        return show(request, "papers", context | around_task(here, slug), status=status)

    return page


def upload(request: OfficeRequest, case: Any, kind: str) -> tuple[Outcome, dict[str, str]]:
    """Add or replace one paper; what is wrong with it stands at its kind."""
    file = request.FILES.get("file")
    if file is None:
        return Outcome(), {kind: NO_FILE}
    old = paper_of(request, request.POST["replaces"]) if request.POST.get("replaces") else None
    if old is not None and old.case_id != case.pk:
        raise Http404
    what = {"name": file.name or kind, "data": file.read(MOST_BYTES + 1)}
    if old is not None:
        outcome = attempt(lambda: replace_paper(case, old, **what, **given(request)))
    else:
        outcome = attempt(lambda: attach_paper(case, kind=kind, **what, **given(request)))
    return outcome, {
        kind: "".join(f"{one.reason}{one.remedy or ''}".rstrip("。") for one in outcome.findings)
    } if outcome.findings else {}


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
def remove(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """Take a paper out, after asking; it stays on record."""
    it = paper_of(request, paper)
    slug = "commitment" if it.kind == COMMITMENT else "papers"
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
