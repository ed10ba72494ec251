"""Letters of units and authorities: 附件1, 附件2, decisions and notices: made of the same parts, each with its own layout."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from zhicheng_web.cases.papers.typesetting.kinds.issued_paper import IssuedPaper


@dataclass(frozen=True)
class LetterTable:
    """A table in a letter. `widths`: of the columns in mm; 0 shares what is left."""

    heads: list[str]
    widths: list[int]
    rows: list[list[str]]


@dataclass(frozen=True)
class LetterPart:
    """A part of a letter: its heading, "" where it has none, its paragraphs, and a table behind them."""

    heading: str
    paragraphs: list[str]
    table: LetterTable | None = None


@dataclass(frozen=True, kw_only=True)
class OfficialLetter(IssuedPaper):
    """A letter. `head`: the office above it, "" where none is; `title`: in as many lines as it is to have; `board`: hung on a
    board, a size smaller; `signed_by`: whose seals it waits for; `notes`: in small print at the end.
    """

    head: str
    title: list[str]
    number: str
    addressee: str
    parts: list[LetterPart]
    signed_by: list[str]
    signed_on: date | None
    board: bool = False
    notes: list[str] = field(default_factory=list)


class PublicityNotice(OfficialLetter):
    """附件1: whom a unit publicises, for which title, until when (三（二）)."""

    layout: ClassVar[str] = "publicity_notice"
    name: ClassVar[str] = "公示（附件1）"


class ParentRecommendation(OfficialLetter):
    """附件2: the parent of a branch recommends somebody (三（二）)."""

    layout: ClassVar[str] = "parent_recommendation"
    name: ClassVar[str] = "推荐报告（附件2）"


class RefusalDecision(OfficialLetter):
    """The decision not to recognise (三（三）), of a first look or of a review."""

    layout: ClassVar[str] = "refusal_decision"
    name: ClassVar[str] = "不予认定决定书"


class ReturnNotice(OfficialLetter):
    """All that has to be put right, at once (三（三）)."""

    layout: ClassVar[str] = "return_notice"
    name: ClassVar[str] = "补正材料一次性告知书"


class AcceptanceNotice(OfficialLetter):
    """The authority has taken a case up."""

    layout: ClassVar[str] = "acceptance_notice"
    name: ClassVar[str] = "受理通知书"


class RecognitionNotice(OfficialLetter):
    """Who was recognised, under which number, from which day."""

    layout: ClassVar[str] = "recognition_notice"
    name: ClassVar[str] = "认定通知"


class UnitDecline(OfficialLetter):
    """The unit does not recommend somebody, with its reason (三（二）)."""

    layout: ClassVar[str] = "unit_decline"
    name: ClassVar[str] = "不予推荐告知书"


class TitleChangeDecision(OfficialLetter):
    """A granted title corrected, revoked, or reviewed (三（四）)."""

    layout: ClassVar[str] = "title_change_decision"
    name: ClassVar[str] = "职称更正、撤销、复查决定书"


class ApplicationReceipt(OfficialLetter):
    """What somebody has handed in, to whom, and by when the unit answers (三（一）)."""

    layout: ClassVar[str] = "application_receipt"
    name: ClassVar[str] = "申报回执"


class PublicityResult(OfficialLetter):
    """That a publicity hung its days, where, and what was objected (三（二）)."""

    layout: ClassVar[str] = "publicity_result"
    name: ClassVar[str] = "公示结果证明"


class ObjectionAnswer(OfficialLetter):
    """What became of an objection, for whoever raised it (三（二）)."""

    layout: ClassVar[str] = "objection_answer"
    name: ClassVar[str] = "异议受理与答复"
