"""Which papers can be printed of a case, by whom, in how many copies; each is built from the same rows that pages show."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from zhicheng.procedure.states import Role
from zhicheng_web.cases.papers.typesetting.kinds.issued_paper import IssuedPaper
from zhicheng_web.cases.papers.typesetting.kinds.letters import (
    AcceptanceNotice,
    ApplicationReceipt,
    ObjectionAnswer,
    ParentRecommendation,
    PublicityResult,
    RecognitionNotice,
    RefusalDecision,
    ReturnNotice,
    TitleChangeDecision,
    UnitDecline,
)
from zhicheng_web.cases.papers.typesetting.kinds.recognition_form import RecognitionForm
from zhicheng_web.portal.shared.printed.authority_letters import (
    find_last_return,
    write_acceptance,
    write_recognition,
    write_refusal,
    write_return,
)
from zhicheng_web.portal.shared.printed.case_words import find_moment
from zhicheng_web.portal.shared.printed.publicity_letters import (
    has_every_publicity_closed,
    list_settled_objections,
    name_objections,
    write_objection_answer,
    write_publicity_result,
)
from zhicheng_web.portal.shared.printed.receipt_letter import write_receipt
from zhicheng_web.portal.shared.printed.recognition_form import build_recognition_form, is_form_draft
from zhicheng_web.portal.shared.printed.sources import PaperSources
from zhicheng_web.portal.shared.printed.title_letters import find_last_change, write_title_change
from zhicheng_web.portal.shared.printed.unit_letters import find_parent_report, write_decline, write_recommendation

EVERYBODY: Final = frozenset({Role.APPLICANT, Role.EMPLOYER, Role.EXAMINER, Role.APPROVER})
"""All who see a case."""


def list_one_copy(sources: PaperSources) -> Sequence[str]:
    """One copy, which needs no name."""
    return ("",)


class Printable(NamedTuple):
    """A paper that can be printed. `list_copies`: whose each copy is, or about what; `is_there`: whether the case has come so
    far; `is_draft`: whether what it says may still change. `shows_number`: it holds the ID number.
    """

    name: str
    hint: str
    build: Callable[[PaperSources, int], IssuedPaper]
    is_there: Callable[[PaperSources], bool]
    is_draft: Callable[[PaperSources], bool]
    list_copies: Callable[[PaperSources], Sequence[str]] = list_one_copy
    roles: frozenset[Role] = EVERYBODY
    shows_number: bool = False


def is_title_not_revoked(sources: PaperSources) -> bool:
    """Whether a form can be printed: of a title that was taken away none can."""
    title = sources.case_file.recognition
    return title is None or title.revoked_at is None


def is_final(sources: PaperSources) -> bool:
    """No draft: what was decided is decided."""
    return False


def was_refused(sources: PaperSources) -> bool:
    """Whether a refusal stands."""
    return sources.case_file.decision is not None and sources.case_file.decision.outcome == "refused"


def was_declined(sources: PaperSources) -> bool:
    """Whether the unit does not recommend the person."""
    one = sources.case_file.assessment
    return one is not None and not one.recommended and find_moment(sources, "decline_to_recommend") is not None


PRINTABLES: Final[Mapping[str, Printable]] = {
    ApplicationReceipt.layout: Printable(
        ApplicationReceipt.name,
        "什么时候提交了哪些材料，单位最迟哪天审核。",
        write_receipt,
        lambda sources: find_moment(sources, "submit") is not None,
        is_final,
    ),
    PublicityResult.layout: Printable(
        PublicityResult.name,
        "张贴的地点、起止日期和结果，由公示的单位盖章（三（二））。",
        write_publicity_result,
        has_every_publicity_closed,
        is_final,
    ),
    ObjectionAnswer.layout: Printable(
        ObjectionAnswer.name,
        "交给提出异议的人，一件一份。",
        write_objection_answer,
        lambda sources: bool(list_settled_objections(sources)),
        is_final,
        name_objections,
        roles=EVERYBODY - {Role.APPLICANT},
    ),
    RecognitionForm.layout: Printable(
        "《昆明市专业技术资格考核认定表》（附件3）",
        "一式两份，逐级盖章；申报人和认定部门各留一份（三（四））。",
        build_recognition_form,
        is_title_not_revoked,
        is_form_draft,
        lambda sources: ("申报人留存", "认定部门留存"),
        shows_number=True,
    ),
    RecognitionNotice.layout: Printable(
        RecognitionNotice.name,
        "发给单位，告知认定的职称、编号和起算时间。",
        write_recognition,
        lambda sources: sources.case_file.recognition is not None and is_title_not_revoked(sources),
        is_final,
    ),
    RefusalDecision.layout: Printable(
        RefusalDecision.name, "写明编号、日期、理由、依据，和不服怎么办。", write_refusal, was_refused, is_final
    ),
    TitleChangeDecision.layout: Printable(
        TitleChangeDecision.name,
        "最近一次的决定。",
        write_title_change,
        lambda sources: find_last_change(sources) is not None,
        is_final,
    ),
    ReturnNotice.layout: Printable(
        ReturnNotice.name,
        "最近一次退回指出的全部地方，和补正的期限。",
        write_return,
        lambda sources: find_last_return(sources) is not None,
        is_final,
    ),
    AcceptanceNotice.layout: Printable(
        AcceptanceNotice.name,
        "认定部门已经受理。",
        write_acceptance,
        lambda sources: find_moment(sources, "accept") is not None,
        is_final,
    ),
    UnitDecline.layout: Printable(
        UnitDecline.name, "单位的理由，和不同意怎么办。", write_decline, was_declined, is_final
    ),
    ParentRecommendation.layout: Printable(
        ParentRecommendation.name,
        "分公司申报的，由总公司盖章；已经按链接确认的，印着谁在哪天确认。",
        write_recommendation,
        lambda sources: find_parent_report(sources) is not None,
        is_final,
        roles=EVERYBODY - {Role.APPLICANT},
    ),
}
"""By the name of their layout."""


def list_printables(sources: PaperSources, role: Role) -> list[tuple[str, Printable]]:
    """The papers that somebody in a role can print of a case now."""
    return [(key, one) for key, one in PRINTABLES.items() if role in one.roles and one.is_there(sources)]


def list_roles_of_kind(kind: str) -> frozenset[Role]:
    """Who may open a printing of a kind: who may print it; 附件1, which is printed where a publicity is planned, its unit and the
    authority.
    """
    return PRINTABLES[kind].roles if kind in PRINTABLES else EVERYBODY - {Role.APPLICANT}
