"""What an authority writes in a case: that it has taken it up, what has to be put right, what it has decided (三（三）, 四)."""

from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.remedies import format_day
from zhicheng_web.cases.papers.typesetting.kinds.letters import (
    AcceptanceNotice,
    LetterPart,
    LetterTable,
    RecognitionNotice,
    RefusalDecision,
    ReturnNotice,
)
from zhicheng_web.cases.read.row_types import Decision, ReturnRound
from zhicheng_web.cases.transition.due_dates import find_promised_day
from zhicheng_web.portal.shared.printed.case_words import (
    describe_contact,
    describe_wish,
    find_authority_name,
    find_moment,
    format_day_of,
    name_notice,
)
from zhicheng_web.portal.shared.printed.sources import PaperSources
from zhicheng_web.portal.shared.printed.title_wording import find_issued_wording


def write_refusal(sources: PaperSources, copy: int) -> RefusalDecision:
    """不予认定决定书: number, day, facts, reason by its clause, remedies. Raises LookupError where nothing was refused."""
    decision = require_refusal(sources)
    case, authority = sources.case, decision.authority_name or find_authority_name(sources)
    reviewed = sources.case_file.set_aside is not None and sources.case_file.set_aside.pk != decision.pk
    what = "经其他人员复查，维持不予认定" if reviewed else "经审查，决定不予认定"
    employer = case.particulars.employer.name
    return RefusalDecision(
        issued_at=decision.decided_at,
        head=authority,
        title=["不予认定复查决定书" if reviewed else "不予认定决定书"],
        number=decision.formatted_number,
        addressee=case.particulars.name,
        parts=[
            LetterPart(
                "",
                [f"您经{employer}申报考核认定初级职称（{describe_wish(sources)}，申报编号{case.case_number}）{what}。"],
            ),
            LetterPart("一、事实和理由", [decision.reason]),
            LetterPart("二、依据", [f"{name_notice(sources)}{decision.clause or ''}。"]),
            LetterPart("三、不服怎么办", [decision.remedy]),
            LetterPart(
                "", [f"经办人：{decision.examiner_name}；复核人：{decision.approver_name}。{describe_contact(sources)}"]
            ),
        ],
        signed_by=[authority],
        signed_on=engine_input.to_kunming_date(decision.decided_at),
    )


def require_refusal(sources: PaperSources) -> Decision:
    """The refusal that stands. Raises LookupError."""
    decision = sources.case_file.decision
    if decision is None or decision.outcome != "refused":
        raise LookupError("nothing was refused")
    return decision


def find_last_return(sources: PaperSources) -> ReturnRound | None:
    """The last return by the authority; None where it has returned nothing."""
    rounds = [one for one in sources.case_file.returns if one.side == "authority"]
    return rounds[-1] if rounds else None


def write_return(sources: PaperSources, copy: int) -> ReturnNotice:
    """一次性告知书: all that has to be put right at once, by when, and what if not. Raises LookupError before a return."""
    last = find_last_return(sources)
    if last is None:
        raise LookupError("nothing was returned")
    case, authority = sources.case, find_authority_name(sources)
    rows = [[str(place), one["words"], one["clause"]] for place, one in enumerate(last.reasons, 1)]
    until = (
        f"请在{format_day(last.due_on)}以前在申报系统里补正，由单位重报。"
        if last.due_on
        else "请在申报系统里补正，由单位重报。"
    )
    return ReturnNotice(
        issued_at=last.at,
        head=authority,
        title=["补正材料一次性告知书"],
        number=f"{case.case_number}-{last.seq}",
        addressee=f"{case.particulars.name}、{case.particulars.employer.name}",
        parts=[
            LetterPart(
                "",
                [
                    f"你们申报的考核认定初级职称（{describe_wish(sources)}，申报编号{case.case_number}）经审查，下列{len(rows)}处需要补正，"
                    "现一次性告知："
                ],
                LetterTable(["序号", "需要补正的", "依据"], [14, 0, 26], rows),
            ),
            LetterPart(
                "",
                [
                    f"{until}按期重报的，保留原来的申报日；超过期限的，按新的申报日重新申报。没有列出的，以后不再要求补正；"
                    "确有以前看不出来的，另经复核同意，再行告知。",
                    describe_contact(sources),
                ],
            ),
        ],
        signed_by=[authority],
        signed_on=engine_input.to_kunming_date(last.at),
    )


def write_acceptance(sources: PaperSources, copy: int) -> AcceptanceNotice:
    """受理通知书: that the case is under examination, since when, by when it is answered. Raises LookupError before that."""
    accepted = find_moment(sources, "accept")
    if accepted is None:
        raise LookupError("not accepted")
    case, authority = sources.case, find_authority_name(sources)
    filed = f"{format_day_of(case.filed_at)}上报的" if case.filed_at else ""
    return AcceptanceNotice(
        issued_at=accepted,
        head=authority,
        title=["受理通知书"],
        number=case.case_number,
        addressee=f"{case.particulars.name}、{case.particulars.employer.name}",
        parts=[
            LetterPart(
                "",
                [
                    f"你们{filed}考核认定初级职称的申报（{describe_wish(sources)}），我单位已于{format_day_of(accepted)}受理。",
                    *describe_promise(engine_input.to_kunming_day(accepted)),
                    "受理只说明申报已经进入审查，不表示符合认定条件。办理进度可以在申报系统里查看。",
                    describe_contact(sources),
                ],
            )
        ],
        signed_by=[authority],
        signed_on=engine_input.to_kunming_date(accepted),
    )


def describe_promise(accepted_on: int) -> list[str]:
    """By when a case that was accepted on a day is answered, as the bureau promises; [] where one of the two promises nothing."""
    examined = find_promised_day("promise.examination", accepted_on)
    answered = find_promised_day("promise.approval", day_number(examined.isoformat())) if examined else None
    if answered is None:
        return []
    return [
        f"按服务承诺，审查、复核后在{format_day(answered)}以前作出决定；退回补正的，时间不计算在内。通知没有规定期限。"
    ]


def write_recognition(sources: PaperSources, copy: int) -> RecognitionNotice:
    """认定通知: the title as it was recognised, its number, from which day it counts. Raises LookupError where there is none."""
    title = sources.case_file.recognition
    if title is None:
        raise LookupError("no title")
    case, authority = sources.case, title.authority_name or find_authority_name(sources)
    since, person = engine_input.to_kunming_date(title.recognised_at), case.particulars
    issued = find_issued_wording(sources.case_file, title)
    field = "，".join(one for one in (describe_wish(sources).partition("，")[0], issued.specialty) if one)
    return RecognitionNotice(
        issued_at=title.recognised_at,
        head=authority,
        title=[f"关于认定{person.name}同志", "初级职称的通知"],
        number=title.formatted_number,
        addressee=person.employer.name,
        parts=[
            LetterPart(
                "",
                [
                    f"经个人申报、单位考核公示、我单位审查，依照{name_notice(sources)}三（三），认定下列同志初级专业技术资格，"
                    f"自{format_day(since)}（认定之日）起算。"
                ],
                LetterTable(
                    ["姓名", "单位", "系列和专业", "资格名称", "认定编号"],
                    [24, 0, 34, 30, 34],
                    [[person.name, person.employer.name, field, issued.title, title.formatted_number]],
                ),
            ),
            LetterPart(
                "",
                [
                    "请通知本人打印认定表一式两份，逐级盖章，由本人和我单位各留一份（三（四））。",
                    describe_contact(sources),
                ],
            ),
        ],
        signed_by=[authority],
        signed_on=since,
    )
