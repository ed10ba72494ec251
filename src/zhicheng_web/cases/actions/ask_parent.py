"""三（二） 附件2: a branch asks its parent for the report by a link that needs no account.

Who opens the link has the address alone: it names one row, is signed, holds for some days and for one answer.
"""

from dataclasses import dataclass
from typing import Final, Unpack

from django.core import signing

from zhicheng_web.cases.engine.engine_input import find_policy_on, to_kunming_day
from zhicheng_web.cases.models import PARENT_REPORT_TERM, Case, ParentReport
from zhicheng_web.cases.papers.attach import ChangePapers, change_papers
from zhicheng_web.cases.read.parent_reports import (
    PARENT_REPORT,
    draft_parent_report,
    find_open_report,
    knows_parent_report,
)
from zhicheng_web.cases.transition.authorised import Act, require_that

PARENT_SALT: Final = "zhicheng.parent.report"


@dataclass
class AskParent(ChangePapers):
    """A row to be answered; one that has waited longer than its link holds is taken back with it."""

    parent_name: str
    mail: str
    origin: str

    def write(self, case: Case) -> None:
        """Under the act that asks; nothing that was faulted is answered by it."""
        at, waiting = self.act["at"], find_open_report(case)
        if waiting is not None and not waiting.is_open(at):
            take_back(waiting, self.act)
        ParentReport.objects.create(
            case=case,
            seq=case.version,
            body=draft_parent_report(case, self.parent_name, at),
            parent_name=self.parent_name,
            mail=self.mail,
            origin=self.origin,
            asked_by_id=self.act["by"].person_id,
            asked_at=at,
            expires_at=at + PARENT_REPORT_TERM,
        )

    def note(self) -> dict[str, str]:
        """Which material, and how it went out."""
        return {"asked_parent": self.kind, "by": "mail" if self.mail else "print"}


def take_back(report: ParentReport, act: Act) -> None:
    """Nobody answers it any more."""
    report.withdrawn_at = act["at"]
    report.save(update_fields=["withdrawn_at"])


def ask_parent(case: Case, *, parent_name: str, mail: str, origin: str, **act: Unpack[Act]) -> Case:
    """Ask for the report; `mail` "": the link is printed. Raises StepRefused: the unit is no branch, or one waits already, or
    the city knows no such paper.
    """
    require_that(
        knows_parent_report(find_policy_on(to_kunming_day(act["at"]))),
        "parent_report_of_policy",
        "三（二）",
        "本市的办法没有要求上级法人单位的推荐报告",
        "不用办这一步。",
    )
    require_that(
        case.particulars.employer.branch_of is not None,
        "parent_report_of_branch",
        "三（二）",
        "本单位没有登记为分公司",
        "是分公司的，请先在单位资料里写明总公司。",
    )
    return change_papers(case, PARENT_REPORT, act, lambda: AskParent(act, PARENT_REPORT, parent_name, mail, origin))


def build_parent_token(report: ParentReport) -> str:
    """The last part of the parent's link: which report, signed; the same on paper and in the letter."""
    return signing.Signer(salt=PARENT_SALT).sign_object(str(report.public_id))
