"""申报回执: what somebody has handed in, to whom, when, and by when the unit answers (三（一）、三（二）)."""

from collections.abc import Iterator
from datetime import datetime

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.remedies import format_day
from zhicheng_web.cases.papers.photo import PHOTO, PHOTO_MATERIAL
from zhicheng_web.cases.papers.typesetting.kinds.letters import ApplicationReceipt, LetterPart, LetterTable
from zhicheng_web.cases.read.row_types import Case, Paper
from zhicheng_web.cases.transition.due_dates import find_promised_day
from zhicheng_web.portal.shared.printed.case_words import describe_wish, find_moment, format_day_of, name_notice
from zhicheng_web.portal.shared.printed.sources import PaperSources

PROMISE = "promise.employer_review"


def list_papers_at(case: Case, at: datetime) -> Iterator[Paper]:
    """The papers that counted at a moment, in the order in which they came."""
    papers = {one.pk: one for one in sorted(case.papers.all(), key=lambda one: one.pk)}
    for one in papers.values():
        successor = papers.get(one.replaced_by_id or 0)
        gone = [moment for moment in (one.removed_at, successor and successor.at) if moment]
        if one.at <= at and all(moment > at for moment in gone):
            yield one


def write_receipt(sources: PaperSources, copy: int) -> ApplicationReceipt:
    """申报回执 of the last handing in. Raises LookupError where nothing was handed in."""
    at = find_moment(sources, "submit")
    if at is None:
        raise LookupError("nothing was handed in")
    case, policy = sources.case, engine_input.find_policy_on(engine_input.to_kunming_day(at))
    names = {one.key: one.name for one in policy.materials} | {PHOTO: PHOTO_MATERIAL.name}
    found: dict[str, int] = {}
    for one in list_papers_at(case, at):
        name = names.get(one.kind, one.name)
        found[name] = found.get(name, 0) + one.pages
    rows = [[str(place), name, str(pages)] for place, (name, pages) in enumerate(found.items(), 1)]
    answer_by = find_promised_day(PROMISE, engine_input.to_kunming_day(at))
    promise = [f"按服务承诺，单位在{format_day(answer_by)}以前审核（通知没有规定期限）。"] if answer_by else []
    return ApplicationReceipt(
        issued_at=at,
        head="",
        title=["申报回执"],
        number=case.case_number,
        addressee=case.particulars.name,
        parts=[
            LetterPart(
                "",
                [
                    f"您于{format_day_of(at)}依照{name_notice(sources)}三（一）网上提交考核认定初级职称的申报（{describe_wish(sources)}），"
                    "连同下列材料："
                ],
                LetterTable(["序号", "材料", "页数"], [14, 0, 20], rows),
            ),
            LetterPart(
                "",
                [
                    *promise,
                    "本回执只说明收到的时间和材料，不表示符合认定条件。办理进度可以在申报系统里查看。",
                ],
            ),
        ],
        signed_by=[case.particulars.employer.name],
        signed_on=engine_input.to_kunming_date(at),
    )
