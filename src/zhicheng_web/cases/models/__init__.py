"""The tables of cases; each group of them in a file of its own."""

from zhicheng_web.cases.models.act_name import ActName
from zhicheng_web.cases.models.authority import Decision, Opinion, Outcome, Proposal, Recognition, Verdict
from zhicheng_web.cases.models.case import Case, CaseParty, Idempotency
from zhicheng_web.cases.models.case_lane import CaseLane, DispatchAgreement
from zhicheng_web.cases.models.commitment import CommitmentSalt
from zhicheng_web.cases.models.earlier_title import EarlierTitle
from zhicheng_web.cases.models.employer import Assessment, Objection, Publicity
from zhicheng_web.cases.models.filing import Filing, FilingPaper, ReturnRound
from zhicheng_web.cases.models.name_change import NameChange
from zhicheng_web.cases.models.number_contest import ContestedClaim, NumberContest
from zhicheng_web.cases.models.number_correction import NumberCorrection
from zhicheng_web.cases.models.page_picture import PagePicture
from zhicheng_web.cases.models.paper import Paper
from zhicheng_web.cases.models.parent_report import PARENT_REPORT_DAYS, PARENT_REPORT_TERM, ParentReport
from zhicheng_web.cases.models.policy import CalendarDay, CalendarVersion, FilingWindow, NumberCounter, PolicyVersion
from zhicheng_web.cases.models.printed_paper import PrintedPaper
from zhicheng_web.cases.models.remark import Remark
from zhicheng_web.cases.models.second_return import SecondReturn
from zhicheng_web.cases.models.snapshot import Snapshot
from zhicheng_web.cases.models.title_change import TitleChange

__all__ = [
    "ActName",
    "Assessment",
    "CalendarDay",
    "CalendarVersion",
    "Case",
    "CaseLane",
    "CaseParty",
    "CommitmentSalt",
    "ContestedClaim",
    "Decision",
    "DispatchAgreement",
    "EarlierTitle",
    "Filing",
    "FilingPaper",
    "FilingWindow",
    "Idempotency",
    "NameChange",
    "NumberContest",
    "NumberCorrection",
    "NumberCounter",
    "Objection",
    "Opinion",
    "Outcome",
    "PagePicture",
    "Paper",
    "PARENT_REPORT_DAYS",
    "PARENT_REPORT_TERM",
    "ParentReport",
    "PolicyVersion",
    "PrintedPaper",
    "Proposal",
    "Publicity",
    "Recognition",
    "Remark",
    "ReturnRound",
    "SecondReturn",
    "Snapshot",
    "TitleChange",
    "Verdict",
]
