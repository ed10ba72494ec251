"""What units write in a case: 附件2, the recommendation of a parent; that somebody is not recommended (三（二）)."""

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.papers.typesetting.kinds.letters import (
    LetterPart,
    LetterTable,
    ParentRecommendation,
    UnitDecline,
)
from zhicheng_web.cases.read.parent_reports import OPINION, list_parent_reports
from zhicheng_web.cases.read.row_types import ParentReport
from zhicheng_web.portal.shared.printed.case_words import describe_wish, find_moment, format_day_of, name_notice
from zhicheng_web.portal.shared.printed.sources import PaperSources


def find_parent_report(sources: PaperSources) -> ParentReport | None:
    """What the parent has answered, else what it is asked; None where nobody was asked."""
    return sources.case_file.parent_report or next(
        (one for one in list_parent_reports(sources.case) if one.withdrawn_at is None), None
    )


def write_recommendation(sources: PaperSources, copy: int) -> ParentRecommendation:
    """附件2: the report of the parent as it was asked, with the answer where it was given. Raises LookupError where none was."""
    report = find_parent_report(sources)
    if report is None:
        raise LookupError("no parent was asked")
    confirmed = report.answer == "confirmed" and report.answered_at is not None
    answer = (
        [f"以上由{report.answerer_name}（{report.answerer_post}）于{format_day_of(report.answered_at)}按链接确认。"]
        if confirmed and report.answered_at
        else []
    )
    return ParentRecommendation(
        issued_at=report.answered_at or report.asked_at,
        head="",
        title=[f"关于推荐{sources.case.particulars.name}同志", "考核认定初级职称的报告"],
        number="",
        addressee=str(sources.answer.get("authority_name") or "职称认定部门"),
        parts=[
            LetterPart(
                "",
                [f"依照{name_notice(sources)}三（二），现将我单位所属分公司的专业技术人员推荐如下："],
                LetterTable([], [52, 0], [[str(what), str(value)] for what, value in report.body]),
            ),
            LetterPart("", [OPINION, *answer]),
        ],
        signed_by=[f"{report.parent_name}（盖章）"],
        signed_on=engine_input.to_kunming_date(report.answered_at) if confirmed and report.answered_at else None,
        notes=["附：总公司和分公司的营业执照。"],
    )


def write_decline(sources: PaperSources, copy: int) -> UnitDecline:
    """不予推荐告知书: the unit's reason, and what the person can do. Raises LookupError where the unit has not declined."""
    one, declined = sources.case_file.assessment, find_moment(sources, "decline_to_recommend")
    if one is None or one.recommended or declined is None:
        raise LookupError("nobody has declined")
    particulars = sources.case.particulars
    return UnitDecline(
        issued_at=declined,
        head="",
        title=["不予推荐告知书"],
        number=sources.case.case_number,
        addressee=particulars.name,
        parts=[
            LetterPart(
                "",
                [
                    f"您申报考核认定初级职称（{describe_wish(sources)}），经单位考核评议，不予推荐。",
                    f"理由：{one.reason}",
                    "不同意的，可以先向单位提出；可以申诉的，在申报系统里向市人社局申诉。情况变了，可以重新申报。",
                ],
            )
        ],
        signed_by=[particulars.employer.name],
        signed_on=engine_input.to_kunming_date(declined),
    )
