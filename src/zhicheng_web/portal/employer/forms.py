"""What an employer fills in: 三（二） the four checks, the assessment, reasons, results; every error says what to do."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.html import format_html

from zhicheng.codes import ANNUAL_REVIEWS, MAJOR_RELATIONS
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.reason import MAX_REASON_LENGTH, MIN_REASON_LENGTH, is_reason
from zhicheng.words.labels import ANNUAL_REVIEW_LABELS, MAJOR_RELATION_LABELS
from zhicheng_web.cases.actions.assess import has_relation_to_be_explained, is_relation_judged
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, SETTLED
from zhicheng_web.cases.actions.settle_objection import OUTCOMES, list_numbered_objections
from zhicheng_web.cases.engine.fact_hashes import list_changed_places, list_renewed_assessments
from zhicheng_web.cases.read.posting import PUBLICITY_PHOTO
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.employer.papers_by_clause import (
    PaperWithClauses,
    list_counting_papers,
    pair_paper_with_clauses,
)
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.base import Form, RadioButtons, TickBoxes
from zhicheng_web.portal.shared.forms.evidence_grades import add_grade_fields, ask_for_changed_facts, read_grades
from zhicheng_web.portal.shared.papers.case_papers import NamedPaper
from zhicheng_web.portal.shared.steps.step_page import CaseForm, build_reason_field
from zhicheng_web.portal.shared.words.major_relation import describe_claimed_relation

CHECKS = (("lawful", "合法"), ("true", "真实"), ("complete", "完整"), ("valid", "有效"))
ASSIGNMENT_ANSWERS = (("yes", "服从工作安排"), ("no", "不服从工作安排"))
COMPETENCE_ANSWERS = (("yes", "胜任专业技术岗位"), ("no", "不胜任专业技术岗位"))
ANNUAL_REVIEW_CHOICES = [(key, label) for key, label in zip(ANNUAL_REVIEWS, ANNUAL_REVIEW_LABELS, strict=True) if key]
OUTCOME_WORDS = {"dismissed": "不成立", "upheld": "成立", "withdrawn": "反映人撤回了"}
RESULT: Final = "result-"
"""How the field of a person's result begins; the id of the case follows."""
LATER: Final = "later"
RESULT_CHOICES = (
    (NO_OBJECTION, "没有收到异议"),
    (SETTLED, "收到过异议，都已登记并查清"),
    (LATER, "先不登记"),
)
MAX_WORDS: Final = 200
EXCLUDED_SENTENCE = "{}：一（二）规定这样的人员不得申报。属实的，请改走“不予推荐”并写明理由；选错了，请改选。"


def build_paragraph_field(label: str, missing: str, hint: str = "", rows: int = 3) -> forms.CharField:
    """A text in a few lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, widget=widget, error_messages={"required": missing})


def build_choice_field(
    label: str, choices: Sequence[tuple[str, str]], missing: str, hint: str = ""
) -> forms.ChoiceField:
    """A field that takes one of a few answers as radio buttons; `missing`: the error where none is chosen."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=RadioButtons, help_text=hint, error_messages={"required": missing}
    )


def check_recommendable(answer: str, choices: Sequence[tuple[str, str]]) -> str:
    """一（二）: nobody of whom this is denied can be recommended."""
    if answer == "no":
        raise forms.ValidationError(EXCLUDED_SENTENCE.format(dict(choices)["no"]))
    return answer


def describe_missing_checks(ticked: Collection[str]) -> str:
    """三（二） which of the four were not confirmed, and what to do; "" where all were."""
    missing = [name for key, name in CHECKS if key not in ticked]
    return f"还没有确认{'、'.join(missing)}。核对后勾选；不能确认的，请退回本人补正。" if missing else ""


def build_relation_field() -> forms.ChoiceField:
    """二（五） how the major relates to the post, in the unit's judgement."""
    return build_choice_field(
        "所学专业与岗位专业",
        list(zip(MAJOR_RELATIONS[1:], MAJOR_RELATION_LABELS[1:], strict=True)),
        "请选择所学专业与岗位专业是一致、相近，还是都不是（二（五））。",
    )


def build_relation_reason_field() -> forms.CharField:
    """二（五） why it judges so."""
    return forms.CharField(
        label="这样判断的依据",
        help_text=f"选“一致”而且和本人填写的相同，可以不写；其他的要写，{MIN_REASON_LENGTH}至{MAX_REASON_LENGTH}个字。",
        required=False,
        max_length=MAX_REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "data-count": True}),
    )


def check_relation_reason(form: CaseForm, cleaned: Mapping[str, Any]) -> None:
    """二（五） the unit says why, unless it finds what the applicant says, and that is the same."""
    asked = has_relation_to_be_explained(form.case, cleaned.get("major_relation", ""))
    if asked and not is_reason(cleaned.get("relation_reason", "")):
        form.add_error("relation_reason", f"请写明专业关系的依据，至少{MIN_REASON_LENGTH}个字。")


class FourChecksField(forms.MultipleChoiceField):
    """三（二） the four checks of one paper: all of them, or it does not pass."""

    def __init__(self, name: str) -> None:
        messages = {"required": f"{name}：合法、真实、完整、有效都没有勾选。请核对后勾选。"}
        label = format_html('<span class="hidden">{}，</span>四项核对', name)
        super().__init__(label=label, choices=CHECKS, widget=TickBoxes, error_messages=messages)
        self.name = name

    def clean(self, value: object) -> list[str]:
        """Say which are missing, of which paper."""
        ticked: list[str] = super().clean(value)
        missing = describe_missing_checks(ticked)
        if missing:
            raise forms.ValidationError(f"{self.name}：{missing}")
        return ticked


class AssessForm(CaseForm):
    """三（二） every paper and the person, 一（二） conduct and last year's review."""

    character = build_paragraph_field("品德", "请写品德方面的评议。", "遵纪守法、职业道德、协作。", 2)
    ability = build_paragraph_field("能力水平", "请写专业技术能力和水平的评议。", "能独立承担什么工作。", 2)
    achievements = build_paragraph_field("工作成绩", "请写工作成绩。", "做成了哪些事，可以列项目。", 3)
    annual_review = build_choice_field(
        "上年度考核结果",
        ANNUAL_REVIEW_CHOICES,
        "请选择上年度考核结果；新入职没有考核的，选“没有考核”。",
    )
    obeys = build_choice_field("工作安排", ASSIGNMENT_ANSWERS, "请选择申报人是否服从工作安排（一（二））。")
    major_relation = build_relation_field()
    relation_reason = build_relation_reason_field()
    competent = build_choice_field("岗位", COMPETENCE_ANSWERS, "请选择申报人是否胜任专业技术岗位（一（二））。")

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        self.ask_relation(case)
        own = list(self.fields)
        self.papers = [one for one in list_counting_papers(case) if one.paper.kind != PUBLICITY_PHOTO]
        for named in self.papers:
            self.fields[name_paper_field(named)] = FourChecksField(named.name)
        self.order_fields([*map(name_paper_field, self.papers), *own])
        self.own = [self[name] for name in own]
        changed = list_changed_places(case, list_renewed_assessments(list(case.assessments.all())))
        graded = add_grade_fields(self, case, {}, "")
        ask_for_changed_facts(self, case, changed)
        self.evidence = [self[name] for name in graded]

    def ask_relation(self, case: Case) -> None:
        """二（五）: ask beside what was studied, what the post is and what the applicant says; not of who has no diploma."""
        if not is_relation_judged(case):
            del self.fields["major_relation"], self.fields["relation_reason"]
            return
        self.fields["major_relation"].help_text = describe_claimed_relation(case)

    def clean(self) -> dict[str, Any]:
        """What is judged of the major has its reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        check_relation_reason(self, cleaned)
        return cleaned

    def papers_with_clauses(self, answer: Mapping[str, Any] | None) -> list[PaperWithClauses]:
        """Each paper with its four boxes, beside what it proves."""
        return [
            pair_paper_with_clauses(self.case, named, answer, self[name_paper_field(named)]) for named in self.papers
        ]

    def clean_annual_review(self) -> str:
        """一（二）: who failed last year's review is excluded."""
        review: str = self.cleaned_data["annual_review"]
        if find_current_policy().mapping("scope.annual_reviews").get(review) == "fail":
            raise forms.ValidationError(EXCLUDED_SENTENCE.format(f"上年度考核{dict(ANNUAL_REVIEW_CHOICES)[review]}"))
        return review

    def clean_obeys(self) -> str:
        """一（二）: who refuses the work that the employer assigns is excluded. Raises ValidationError."""
        return check_recommendable(self.cleaned_data["obeys"], ASSIGNMENT_ANSWERS)

    def clean_competent(self) -> str:
        """Who is not competent is excluded."""
        return check_recommendable(self.cleaned_data["competent"], COMPETENCE_ANSWERS)

    def build_assessment_arguments(self) -> dict[str, Any]:
        """The arguments of the action, from the valid fields."""
        clean = self.cleaned_data
        texts = {key: clean[key] for key in ("character", "ability", "achievements", "annual_review")}
        relation = {key: clean.get(key, "") for key in ("major_relation", "relation_reason")}
        conduct = {"refuses_assignment": clean["obeys"] == "no", "not_competent": clean["competent"] == "no"}
        return (
            texts
            | relation
            | {"evidence": read_grades(clean)}
            | {key: all(key in clean[name_paper_field(one)] for one in self.papers) for key, _ in CHECKS}
            | conduct
        )


def name_paper_field(named: NamedPaper) -> str:
    """The name of a paper's field."""
    return f"checked-{named.paper.public_id}"


class DeclineForm(CaseForm):
    """三（二） not recommended, with the reason that the applicant reads."""

    reason = build_reason_field("不予推荐的理由", "申报人会看到这段话。写事实和依据，不写评价。")


class ObjectionForm(CaseForm):
    """三（二） somebody objects to what is made public."""

    raised_by = forms.CharField(
        label="反映人",
        max_length=60,
        help_text="实名反映；只有本单位人事能看到，不会告诉申报人。",
        error_messages={"required": "请写反映人的姓名。", "max_length": "反映人的姓名最多60个字。"},
    )
    words = build_reason_field("异议内容", "反映的是什么事。照原意记录。")


class ObjectionField(forms.ChoiceField):
    """Which of several objections is meant. That it is still open is asked when it is settled: a second click finds it done."""

    def valid_value(self, value: object) -> bool:
        """Any number of an objection."""
        return str(value).isdecimal()


class SettleForm(CaseForm):
    """三（二） the outcome of the enquiry into one objection."""

    objection = ObjectionField(
        label="哪一件异议", widget=RadioButtons, error_messages={"required": "请选择这是哪一件异议的结论。"}
    )
    outcome = build_choice_field(
        "核查结论",
        [(key, OUTCOME_WORDS[key]) for key in OUTCOMES],
        "请选择异议是否成立。",
    )
    conclusion = build_reason_field("核查经过和依据", "怎么查的，查到什么；反映人撤回的，写明怎么撤回的。")

    def __init__(self, lane: Lane, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        own = [(place, one) for place, one in list_numbered_objections(case).items() if one.lane == lane.value]
        self.open_objections = [(place, one) for place, one in own if one.settled_at is None]
        self.set_choices("objection", [(str(place), f"第{place}件") for place, _ in self.open_objections])
        if len(self.open_objections) < 2:
            self.fields["objection"].required = False
            self.fields["objection"].widget = forms.HiddenInput()
            self.initial.setdefault("objection", next((str(place) for place, _ in self.open_objections), ""))


class ResultField(forms.ChoiceField):
    """What a person attests of one publicity. Nothing is chosen before; whoever is left out is not registered."""

    def clean(self, value: object) -> str:
        """What was chosen; "" for nothing."""
        return str(value or "")


class CloseForm(Form):
    """三（二） the publicities are over: of each person, whether there were objections."""

    words = forms.CharField(
        label="补充说明",
        required=False,
        widget=forms.TextInput(attrs={"class": "w-full"}),
        max_length=MAX_WORDS,
        help_text=f"上面选了结果的，每人都记上这段话。最多{MAX_WORDS}个字。",
    )

    def __init__(self, people: Sequence[tuple[str, str, str]], *args: Any, **kwargs: Any) -> None:
        """`people`: of each the id of the case, the name, and what is made public."""
        super().__init__(*args, **kwargs)
        for case, name, hint in people:
            messages = {"required": ""}
            self.fields[f"{RESULT}{case}"] = ResultField(
                label=name, choices=RESULT_CHOICES, widget=RadioButtons, help_text=hint, error_messages=messages
            )
        self.order_fields([*(f"{RESULT}{case}" for case, *_ in people), "words"])
