"""三（二） 附件2: the parent answers by its link: by name and post, by the stamped scan, or that it declines and why.

Nobody signs in: the office notes the answer, and says who gave it. A stamped scan is a paper of the case like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple, Unpack
from uuid import uuid5

from django.core import signing

from zhicheng.procedure.states import Role
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.actions.ask_parent import PARENT_SALT
from zhicheng_web.cases.engine.engine_input import to_kunming_date, to_kunming_day
from zhicheng_web.cases.models import PARENT_REPORT_DAYS, Case, Paper, ParentReport
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.papers.attach import create_paper
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_upload_of
from zhicheng_web.cases.read.parent_reports import PARENT_REPORT, find_parent_report
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.cases.transition.authorised import (
    Act,
    build_refusal,
    require_reason,
    require_that,
    take_authorised_step,
)
from zhicheng_web.cases.transition.record import act as transaction
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import SYSTEM, Actor
from zhicheng_web.people.queries import list_memberships_on

STEP: Final = "receive_parent_report"
VIEW_STEP: Final = "view_parent_report"
ANSWER_FIELDS: Final = (
    *("answer", "answered_at", "answered_seq", "answerer_name", "answerer_post", "answerer_phone", "reason", "paper"),
)
ASK_BRANCH: Final = "请和分公司联系；仍要办的，请分公司重新发一个链接。"
SPOILT: Final = Wording("", "链接不完整", "请打开分公司发来的完整链接，或重新扫二维码。")
WITHDRAWN: Final = Wording("", "分公司已经取消了这个链接", ASK_BRANCH)
USED: Final = Wording("", "这个链接已经用过，总公司已经答复", ASK_BRANCH)
EXPIRED: Final = Wording("", f"这个链接已经超过{PARENT_REPORT_DAYS}天", ASK_BRANCH)
OWN_LINK: Final = Wording(
    "三（二）", "这个链接由总公司答复，本单位的人和申报人不能答复", "请把链接交给总公司；要看怎么样了，请回到这件申报。"
)
NOT_WITH_UNIT: Final = Wording("", "这件申报现在不在分公司办理，不再需要答复", "请和分公司联系。")


class ParentAnswer(NamedTuple):
    """What the parent's person has said. `reason`: why not, where it declines."""

    answer: str
    name: str
    post: str
    phone: str = ""
    reason: str = ""


def find_report_of_link(token: str, at: datetime) -> ParentReport:
    """The report that a link opens, as long as it can be answered. Raises StepRefused, with why not."""
    try:
        found = find_parent_report(str(signing.Signer(salt=PARENT_SALT).unsign_object(token)))
    except signing.BadSignature as spoilt:
        raise build_refusal("parent_link_spoilt", SPOILT) from spoilt
    if found is None:
        raise build_refusal("parent_link_spoilt", SPOILT)
    require_answerable(found, at)
    return found


def require_answerable(report: ParentReport, at: datetime) -> None:
    """Raises StepRefused where a report was answered or taken back, is over, or the case has left the unit."""
    if report.answer:
        raise build_refusal("parent_link_used", USED)
    if report.withdrawn_at is not None:
        raise build_refusal("parent_link_withdrawn", WITHDRAWN)
    if not report.is_open(at):
        raise build_refusal("parent_link_late", EXPIRED)
    outside = correction_rounds.list_parts_outside_faults(report.case, [PARENT_REPORT], to_kunming_day(at))
    if outside or report.case.about.state not in STEPS_BY_KEY[STEP].from_:
        raise build_refusal("parent_link_over", NOT_WITH_UNIT)


def refuse_own_people(report: ParentReport, person_id: int, at: datetime) -> None:
    """Raises StepRefused where somebody is of the branch, or is the applicant: nobody recommends themselves for the parent."""
    of_branch = list_memberships_on(person_id, to_kunming_date(at)).filter(organisation_id=report.case.employer_id)
    if person_id == report.case.person_id or of_branch.exists():
        raise build_refusal("parent_link_own", OWN_LINK)


def note_report_view(report: ParentReport, at: datetime) -> None:
    """Write down that somebody with the link has looked: in the record of the unit, about the person."""
    with transaction():
        units.record_unit_act(
            report.case.employer_id,
            VIEW_STEP,
            by=SYSTEM,
            at=at,
            person_id=report.case.person_id,
            body={"report": str(report.public_id)},
        )


@dataclass
class ReceiveReport(StepAct):
    """The answer on its row; the stamped paper in the case."""

    act: Act
    report: ParentReport
    answer: ParentAnswer
    scan: CleanPaper | None

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Whether an open round faults the report."""
        day = to_kunming_day(self.act["at"])
        return {"parts_outside_faults": correction_rounds.list_parts_outside_faults(case, [PARENT_REPORT], day)}

    def write(self, case: Case) -> None:
        """Raises StepRefused where somebody has answered, or taken it back, meanwhile."""
        report, at = ParentReport.objects.select_for_update().get(pk=self.report.pk), self.act["at"]
        report.case = case
        require_answerable(report, at)
        report.answer, report.answered_at, report.answered_seq = self.answer.answer, at, case.version
        report.answerer_name, report.answerer_post = self.answer.name, self.answer.post
        report.answerer_phone, report.reason = self.answer.phone, self.answer.reason
        report.paper = self.store_scan(case, report)
        report.save(update_fields=ANSWER_FIELDS)
        if self.answer.answer != ParentReport.Answer.DECLINED:
            correction_rounds.mark_parts_corrected(case, [PARENT_REPORT], at)

    def store_scan(self, case: Case, report: ParentReport) -> Paper | None:
        """The paper, on the account of who has asked for it: the parent has none."""
        if self.scan is None:
            return None
        asker = Actor(report.asked_by_id, None, Role.EMPLOYER, case.employer_id)
        name = f"推荐报告（{report.parent_name}上传）"
        return create_paper(case, PARENT_REPORT, name, self.scan, Act(**{**self.act, "by": asker}))

    def note(self) -> dict[str, str]:
        """Which report, and how it was answered."""
        return {"report": str(self.report.public_id), "answer": self.answer.answer}


def receive_parent_report(
    case: Case, *, report: ParentReport, answer: ParentAnswer, data: bytes, **act: Unpack[Act]
) -> Case:
    """Take the parent's answer; `data`: the stamped scan, b"" where there is none. Raises StepRefused, StaleVersion."""
    if answer.answer == ParentReport.Answer.DECLINED:
        words = require_reason(answer.reason, "parent_reason", "三（二）", "不同意没有写明理由")
        answer = answer._replace(reason=words)
    else:
        answer = answer._replace(reason="")
    stamped = answer.answer == ParentReport.Answer.STAMPED
    require_that(bool(data) or not stamped, "parent_scan", "三（二）", "还没有选盖章的推荐报告", "请选择扫描件。")
    scan = clean_upload_of(report.asked_by_id, data) if stamped else None
    return take_authorised_step(case, STEP, act, lambda: ReceiveReport(act, report, answer, scan))


def build_answer_act(report: ParentReport, answer: ParentAnswer, data: bytes, at: datetime) -> Act:
    """By whom, when and once: the same answer sent twice is one; another, sent meanwhile, is not taken for it."""
    digest = sha256("\n".join((*answer, sha256(data).hexdigest())).encode()).hexdigest()
    return Act(by=SYSTEM, at=at, key=uuid5(report.public_id, f"{STEP}:{digest}"), version=report.case.version)
