"""三（四）: an examiner proposes other words for a granted title, on evidence, judged again by the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Unpack

from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng_web.cases.actions._title_change import Kind, attach_proof, create_title_change, note_proof
from zhicheng_web.cases.engine.title_wording import JudgedWording, judge_wording, list_possible_series
from zhicheng_web.cases.models import Case, Paper, Recognition
from zhicheng_web.cases.models.title_change import TITLE_CHANGE_PROOF
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_upload_of
from zhicheng_web.cases.transition.authorised import Act, require_reason, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

CLAUSE: Final = "三（四）"


@dataclass
class ProposeCorrection(StepAct):
    """The wording that is wanted, with the engine's receipt and the evidence."""

    act: Act
    series: str
    specialty: str
    reason: str
    file_name: str
    clean: CleanPaper
    proof: Paper | None = field(default=None, init=False)

    def write(self, case: Case) -> None:
        """Nothing of the title changes yet."""
        now = Recognition.objects.get(case=case)
        series, specialty = self.series or now.series, self.specialty or now.specialty
        changes = (series, specialty) != (now.series, now.specialty)
        remedy = "请选择更正后的职称，或填写更正后的专业，和现在的不同。"
        require_that(changes, "title_change_changes", CLAUSE, "没有要更正的内容", remedy)
        judged = judge_correction(case, now, series, specialty)
        self.proof = attach_proof(case, self.act, TITLE_CHANGE_PROOF, self.file_name, self.clean)
        create_title_change(
            case,
            self.act,
            Kind.CORRECTION,
            series=judged.series,
            title=judged.title,
            specialty=judged.specialty,
            judged_facts=judged.facts,
            judged_answer=judged.answer,
            reason=self.reason,
            proof=self.proof,
        )

    def note(self) -> Mapping[str, Any]:
        """The hash of the evidence."""
        return note_proof(self.proof)


def judge_correction(case: Case, now: Recognition, series: str, specialty: str) -> JudgedWording:
    """The wording as the rules judge it. Raises StepRefused for what this notice does not recognise in this case."""
    remedy = "请从列出的职称中选择；应当由另一个部门认定，或者不符合条件的，不能用更正办理。"
    possible = {one.key for one in list_possible_series(now)}
    require_that(series in possible, "correction_to_a_title", CLAUSE, "这个系列不在本通知的范围，没有同级职称", remedy)
    try:
        judged = judge_wording(case, now, series, specialty)
    except InvalidCase as invalid:
        words = "；".join(one.sentence.rstrip("。") for one in invalid.problems)
        require_that(False, "correction_judged", CLAUSE, f"更正后的内容不能判断：{words}", remedy)
        raise
    against = "；".join(one.rstrip("。") for one in judged.obstacles)
    require_that(not against, "correction_judged", CLAUSE, f"按更正后的写法再审，有不符合的：{against}", remedy)
    return judged


def propose_correction(
    case: Case, *, reason: str, file_name: str, data: bytes, series: str = "", specialty: str = "", **act: Unpack[Act]
) -> Case:
    """Propose another series (and with it another title of the same level) or specialty; empty: it stays. `data`: the evidence,
    a PDF or a picture. Raises StepRefused, StaleVersion.
    """
    words = require_reason(reason, "title_change_reason", CLAUSE, "提出更正没有写明理由")
    clean = clean_upload_of(act["by"].person_id, data)
    return take_authorised_step(
        case,
        "propose_correction",
        act,
        lambda: ProposeCorrection(act, series.strip(), specialty.strip(), words, file_name, clean),
    )
