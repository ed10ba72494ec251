"""Why a case is returned: coded reasons, each with its words, its clause and what it opens for correction.

A reason opens a part of the facts (`field`), a paper, or both; a change of either answers it. The list says what the notice
and the certificates give rise to; a paper that a policy adds has a reason of its own.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, NotRequired, TypedDict

from zhicheng.policy.model import Policy
from zhicheng.policy.vocabulary import PROVIDERS
from zhicheng.words.printed_fields import STATED_PART_NAMES

OFFICE: Final = PROVIDERS[2]
OTHER: Final = "other_"
"""How the code of a reason begins that only its words make one; the part or the kind of paper follows."""
APPLICATION: Final = "三（一）"
"""The clause of a part on which no reason of the list rests."""
UNCLEAR: Final = "缺失、不清晰或不完整"


PHOTO: Final = "personal_photo"
"""The one paper of the applicant's that no policy asks for (`papers/photo.py`)."""


class ReturnReason(NamedTuple):
    """One reason of the list. Neither field nor paper: it is answered in words, by the one who refiles."""

    code: str
    clause: str
    words: str
    field: str | None = None
    paper: str | None = None


RETURN_REASONS: Final = (
    ReturnReason("identity_unclear", "一（一）", "身份证件不清晰、不完整或已过期", None, "identity_document"),
    ReturnReason("work_permit_unclear", "一（一）", "外国人来华工作许可证缺失或已过期", "applicant", "work_permit"),
    ReturnReason("applicant_differs", "一（二）", "身份、在职状态或上年度考核与证明不一致", "applicant"),
    ReturnReason("series_wrong", "一（三）", "申报系列或专业选择不当", "target"),
    ReturnReason("education_unclear", "二（一）", "学历学位证书不清晰、不完整", None, "education_certificate"),
    ReturnReason("education_differs", "二（一）", "填写的学历与证书不一致", "educations", "education_certificate"),
    ReturnReason("insurance_unclear", "二（二）", "社会保险缴费证明不清晰、不完整", None, "insurance_record"),
    ReturnReason(
        "insurance_differs", "二（二）", "填写的参保月份或缴费单位与证明不一致", "insurance", "insurance_record"
    ),
    ReturnReason("title_differs", "二（二）1", "原有职称与证书不一致，或证书不清晰", "titles", "title_certificate"),
    ReturnReason("skill_differs", "二（二）3", "技能等级与证书不一致，或证书不清晰", "skills", "skill_certificate"),
    ReturnReason(
        "register_unclear",
        "二（四）",
        "《云南省招工录用登记表》缺失、不清晰或日期不符",
        "employment",
        "recruitment_register",
    ),
    ReturnReason(
        "appointment_unclear",
        "二（四）",
        "《事业单位聘用通知书》缺失、不清晰或日期不符",
        "employment",
        "appointment_notice",
    ),
    ReturnReason("service_differs", "二（四）", "工作经历的起止时间或岗位与证明不一致", "employment"),
    ReturnReason("major_wrong", "二（五）", "所学专业与岗位是否相近填写不当", "target"),
    ReturnReason("post_differs", "二（五）", "现岗位的名称、专业与聘书或合同不一致", "post"),
    ReturnReason("licence_differs", "二（六）", "从业准入资格与证书不一致，或证书不清晰", "licences", "entry_licence"),
    ReturnReason("post_change_unproven", "二（七）", "变更岗位的证明不足", "employment", "post_change_proof"),
    ReturnReason("former_title_unclear", "二（七）", "原职称证书缺失或不清晰", "titles", "former_title_certificate"),
    ReturnReason("commitment_unsigned", "三（一）", "承诺书未签字，或不是网站打印的格式", None, "commitment_letter"),
    ReturnReason("agreement_incomplete", "三（二）", "劳务派遣协议缺首末页或工作性质部分", None, "dispatch_agreement"),
    ReturnReason(
        "double_proof_incomplete", "三（二）", "双审核、双公示、双盖章的证明不全", None, "dispatch_double_proof"
    ),
    ReturnReason(
        "recommendation_incomplete", "三（二）", "上级法人单位推荐报告缺失或未盖章", None, "parent_recommendation"
    ),
    ReturnReason("summary_unclear", "三（二）", "工作总结和成绩不清楚或与实际不符", "summary"),
    ReturnReason("photo_unclear", "三（二）", "照片不清楚，或不是本人近期的证件照", None, PHOTO),
    ReturnReason("assessment_unclear", "三（二）", "单位的考核评议需要说明"),
    ReturnReason("publicity_unclear", "三（二）", "公示的情况需要说明"),
)


NAMED_AFTER_PAPERS: Final = frozenset({"register_unclear", "appointment_unclear"})
"""Reasons that open a part of the facts too and whose words are of their paper: without it they say nothing."""


class Fault(NamedTuple):
    """A reason as somebody gives it: a code of the list, and what they want to say to it."""

    code: str
    words: str = ""


def reasons_of(policy: Policy) -> tuple[ReturnReason, ...]:
    """The reasons under a policy in the order of the notice: the list, and one for each paper that the list does not name."""
    listed = (fit_reason(one, policy) for one in RETURN_REASONS)
    named = {one.paper for one in RETURN_REASONS}
    papers = [one for one in policy.materials if one.key not in named and one.provided_by != OFFICE]
    more = (ReturnReason(f"paper_{one.key}", one.clause, f"{one.name}{UNCLEAR}", None, one.key) for one in papers)
    return tuple(sorted((*filter(None, listed), *more), key=lambda one: policy.notice.order(one.clause)))


def list_other_reasons(policy: Policy) -> tuple[ReturnReason, ...]:
    """What the list does not say: for each part of the facts and each paper one reason, which has to be put into words."""
    clauses = {one.field: one.clause for one in reversed(RETURN_REASONS) if one.field}
    parts = (
        ReturnReason(f"{OTHER}{part}", policy.locate(clauses.get(part, APPLICATION)), f"其他问题：{name}", part)
        for part, name in STATED_PART_NAMES.items()
    )
    papers = (
        ReturnReason(f"{OTHER}{one.key}", one.clause, f"其他问题：{one.name}", None, one.key)
        for one in policy.materials
        if one.provided_by != OFFICE
    )
    return (*parts, *papers)


def list_return_reasons(policy: Policy) -> tuple[ReturnReason, ...]:
    """Everything for which a case can be returned: the list, then what it does not say."""
    return (*reasons_of(policy), *list_other_reasons(policy))


def has_to_be_explained(code: str) -> bool:
    """Whether a reason says nothing until somebody writes what is to be changed."""
    return code.startswith(OTHER)


def fit_reason(reason: ReturnReason, policy: Policy) -> ReturnReason | None:
    """A reason of the list under the clause and with the papers of a policy; None: it was of a paper that nobody owes there."""
    is_required = reason.paper in (None, PHOTO) or any(one.key == reason.paper for one in policy.materials)
    if not is_required and (reason.field is None or reason.code in NAMED_AFTER_PAPERS):
        return None
    return reason._replace(clause=policy.locate(reason.clause), paper=reason.paper if is_required else None)


class RecordedFault(TypedDict):
    """A fault as a round of correction keeps it: the reason's code and clause, its words with what was written to it, and what
    it opens (`field`, `paper`). `answered`: when it was put right, ISO; `answer`: the words of the one who changed nothing.
    """

    code: str
    clause: str
    words: str
    field: NotRequired[str]
    paper: NotRequired[str]
    answered: NotRequired[str]
    answer: NotRequired[str]


def serialise_faults(faults: Sequence[Fault], policy: Policy) -> list[RecordedFault]:
    """The faults as a round of correction keeps them. KeyError for a code that is not on the list."""
    by_code = {one.code: one for one in list_return_reasons(policy)}
    return [serialise_fault(by_code[fault.code], fault.words.strip()) for fault in faults]


def serialise_fault(reason: ReturnReason, words: str) -> RecordedFault:
    """One fault, with what it opens; `answered` comes when it is put right."""
    full_words = f"{reason.words}：{words}" if words else reason.words
    fault = RecordedFault(code=reason.code, clause=reason.clause, words=full_words)
    if reason.field:
        fault["field"] = reason.field
    if reason.paper:
        fault["paper"] = reason.paper
    return fault


def list_opened_keys(fault: RecordedFault) -> list[str]:
    """The keys of what a fault opens for correction: a part of the facts, a kind of paper, both or nothing."""
    return [key for key in (fault.get("field"), fault.get("paper")) if key is not None]
