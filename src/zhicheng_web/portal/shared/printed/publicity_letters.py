"""What a unit says of its publicity (三（二）): that it hung its days, what was objected, and what became of each objection."""

from zhicheng.procedure.lanes import Lane
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.remedies import format_day
from zhicheng_web.cases.papers.typesetting.kinds.letters import (
    LetterPart,
    LetterTable,
    ObjectionAnswer,
    PublicityResult,
)
from zhicheng_web.cases.read.row_types import Objection
from zhicheng_web.portal.shared.printed.case_words import (
    describe_contact,
    describe_wish,
    format_day_of,
    name_notice,
)
from zhicheng_web.portal.shared.printed.form_opinions import find_unit_name, list_standing_publicities
from zhicheng_web.portal.shared.printed.sources import PaperSources

FINDINGS = {
    "dismissed": "经核查，反映的情况不成立",
    "upheld": "经核查，反映的情况成立",
    "withdrawn": "您已撤回，不再核查",
    "lapsed": "申报已经终止，不再核查，没有作出结论",
}
"""What an objection came to, as it is written to whoever raised it."""


def has_every_publicity_closed(sources: PaperSources) -> bool:
    """Whether every publicity that stands is over: then nothing that could still be objected is left out."""
    found = list_standing_publicities(sources.case)
    return bool(found) and all(one.closed_on is not None for one in found)


def write_publicity_result(sources: PaperSources, copy: int) -> PublicityResult:
    """公示结果证明: where and how long it hung, and what was objected. Raises LookupError before that is known."""
    closed = [one for one in list_standing_publicities(sources.case) if one.closed_on is not None]
    if not closed:
        raise LookupError("no publicity is over")
    person, last = sources.case.particulars, max(one.closed_on for one in closed if one.closed_on)
    rows = [
        [
            find_unit_name(sources.case, Lane(one.lane)),
            f"{format_day(one.start_on)}至{format_day(one.last_on)}（满{one.required_days}个工作日）",
            one.place,
            one.result_words,
        ]
        for one in closed
    ]
    return PublicityResult(
        issued_at=max(one.at for one in closed),
        head="",
        title=["公示结果证明"],
        number=sources.case.case_number,
        addressee=str(sources.answer.get("authority_name") or "职称认定部门"),
        parts=[
            LetterPart(
                "",
                [
                    f"依照{name_notice(sources)}三（二），{person.name}申报考核认定初级职称"
                    f"（{describe_wish(sources)}），已经公示："
                ],
                LetterTable(["公示的单位", "起止日期", "张贴地点", "结果"], [36, 40, 0, 40], rows),
            ),
            LetterPart("", ["公示的内容与网上申报的一致。特此证明。"]),
        ],
        signed_by=list(dict.fromkeys(row[0] for row in rows)),
        signed_on=last,
    )


def list_settled_objections(sources: PaperSources) -> list[Objection]:
    """The objections that are answered, the first one first."""
    return [one for one in sources.case_file.objections if one.settled_at is not None]


def name_objections(sources: PaperSources) -> tuple[str, ...]:
    """The answered objections, as the copies of a paper are told apart: by the day on which each was raised."""
    return tuple(f"{format_day_of(one.raised_at)}提出的异议" for one in list_settled_objections(sources))


def write_objection_answer(sources: PaperSources, copy: int) -> ObjectionAnswer:
    """异议受理与答复 on one objection, the `copy`-th. Raises IndexError where there are not so many."""
    one = list_settled_objections(sources)[copy - 1]
    assert one.settled_at is not None, "listed as settled"
    person, unit = sources.case.particulars, find_unit_name(sources.case, Lane(one.lane))
    return ObjectionAnswer(
        issued_at=one.settled_at,
        copy=copy,
        head="",
        title=["异议受理与答复"],
        number=sources.case.case_number,
        addressee=one.raised_by or "提出异议的同志",
        parts=[
            LetterPart(
                "",
                [
                    f"您于{format_day_of(one.raised_at)}对{person.name}申报考核认定初级职称（{describe_wish(sources)}）提出异议，"
                    "我单位已于当日登记受理。答复如下："
                ],
            ),
            LetterPart("一、反映的情况", [one.words]),
            LetterPart("二、核查结论", [f"{FINDINGS[one.state]}。{one.conclusion}"]),
            LetterPart("三、依据", [f"{name_notice(sources)}三（二）。"]),
            LetterPart("", [f"不同意本答复的，可以向认定部门反映。{describe_contact(sources)}"]),
        ],
        signed_by=[unit],
        signed_on=engine_input.to_kunming_date(one.settled_at),
    )
