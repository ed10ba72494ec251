"""附件3 of a case: a draft until the title is recognised, then the form of which two copies are stamped (三（四）)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from zhicheng import codes
from zhicheng.numbers.document_number import ID_CARD
from zhicheng.numbers.id_number import is_man, is_valid, read_birth
from zhicheng.words import labels
from zhicheng.words.results import RESULT_NAMES
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import clause_review, engine_input
from zhicheng_web.cases.engine.requested_title import find_requested_title
from zhicheng_web.cases.papers.photo import load_photo
from zhicheng_web.cases.papers.typesetting.kinds.recognition_form import (
    FormCondition,
    FormPerson,
    FormTarget,
    FormUnit,
    RecognitionForm,
)
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.shared.printed import form_facts, form_opinions
from zhicheng_web.portal.shared.printed.case_words import find_authority_name, find_moment
from zhicheng_web.portal.shared.printed.form_notes import PROMISE, list_notes
from zhicheng_web.portal.shared.printed.sources import PaperSources
from zhicheng_web.portal.shared.printed.title_wording import describe_wording_changes
from zhicheng_web.portal.shared.words.check_headings import find_check_heading

NO_RESULT: Final = ("not_applicable",)
"""Results of clauses that do not concern somebody: the form leaves them out."""


def build_recognition_form(sources: PaperSources, copy: int) -> RecognitionForm:
    """One copy, without its check code."""
    case, case_file, policy = sources.case, sources.case_file, sources.names.policy
    title, target = case_file.recognition, build_target(sources)
    authority = find_authority_name(sources)
    facts, summary = case.facts, case.facts.get("summary") or {}
    return RecognitionForm(
        issued_at=title.recognised_at if title else case.since,
        draft=is_form_draft(sources),
        copy=copy,
        city=policy.city_name,
        maker=f"{policy.city_name}人力资源和社会保障局",
        form_number=case.case_number,
        check_code="",
        filled_on=find_day_submitted(sources),
        notes=list_notes(),
        stamps=form_opinions.list_stamps(case_file, authority),
        person=build_person(sources),
        unit=build_unit(case),
        target=target,
        schools=form_facts.list_schools(facts),
        credentials=form_facts.list_credentials(facts, sources.names),
        jobs=form_facts.list_jobs(facts, sources.names),
        insurance=form_facts.list_insurance(facts, sources.names),
        conditions=list_conditions(sources),
        summary=summary.get("work") or "",
        achievements=summary.get("achievements") or "",
        promise=PROMISE,
        publicities=form_opinions.list_publicities(case),
        opinions=form_opinions.list_opinions(case_file, target.title),
        decision=form_opinions.build_decision(case_file, authority),
        remarks=describe_wording_changes(case_file),
    )


def find_day_submitted(sources: PaperSources) -> date | None:
    """填表日期: the day on which the person has submitted what stands here; None while it lies in their hands."""
    snapshot = sources.case.snapshot
    if snapshot is None:
        return None
    return engine_input.to_kunming_date(find_moment(sources, "submit") or snapshot.at)


def is_form_draft(sources: PaperSources) -> bool:
    """三（四） the form is printed once the review is over: until there is a title every page says that it is a draft."""
    return sources.case_file.recognition is None


def build_person(sources: PaperSources) -> FormPerson:
    """The person; day of birth and sex as a whole number of an identity card names them."""
    case, particulars, number = sources.case, sources.case.particulars, sources.number
    post, stated = case.facts.get("post") or {}, case.facts.get("applicant") or {}
    known = particulars.document == ID_CARD and is_valid(number)
    assessment = sources.case_file.assessment
    review = assessment.annual_review if assessment else stated.get("annual_review")
    former = {one.former_name for one in sources.case_file.name_changes} - {particulars.name}
    return FormPerson(
        name=particulars.name,
        former_name="、".join(sorted(former)),
        sex=("男" if is_man(number) else "女") if known else "",
        birth=read_birth(number) if known else None,
        id_kind=particulars.document_name,
        id_number=number,
        phone=particulars.phone,
        photo=load_photo(case),
        post=post.get("title") or "",
        post_specialty=post.get("specialty") or "",
        department=post.get("department") or "",
        started_work=form_facts.find_first_day_of_work(case.facts),
        service_months=find_service_months(sources.answer),
        last_review=form_facts.find_word(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS, review),
    )


def build_unit(case: Case) -> FormUnit:
    """The employer, and the agency where there is one."""
    unit, agency = case.particulars.employer, case.particulars.agency
    kind = form_facts.find_word(codes.EMPLOYER_KINDS, labels.EMPLOYER_KIND_LABELS, unit.employer_kind)
    affiliation = form_facts.find_word(codes.AFFILIATIONS, labels.AFFILIATION_LABELS, unit.affiliation)
    return FormUnit(
        unit.name,
        unit.uscc or "",
        kind,
        affiliation.removeprefix("是"),
        case.employer.phone,
        agency.name if agency else "",
        (agency.uscc or "") if agency else "",
    )


def build_target(sources: PaperSources) -> FormTarget:
    """What is asked for, as it was submitted; what was decided of it stands below, what was changed since in the remarks."""
    case, title = sources.case, sources.case_file.recognition
    wanted = find_requested_title(case, day_number(sources.on.isoformat()))
    level = title.level if title else case.level or codes.LEVELS[codes.ASSISTANT]
    assessment = sources.case_file.assessment
    relation = assessment.major_relation if assessment else ""
    return FormTarget(
        wanted.series_name,
        case.snapshot.specialty if case.snapshot else case.specialty,
        wanted.title,
        level == codes.LEVELS[codes.ASSISTANT],
        find_kind_of_case(sources),
        relation or (case.facts.get("target") or {}).get("major_relation") or "",
    )


def find_kind_of_case(sources: PaperSources) -> str:
    """First, promotion or change of series, by the route that was taken (二（二）, 二（七）)."""
    route = sources.answer.get("route")
    return {"series_change": "change", "technician_title": "promotion"}.get(str(route), "first")


def find_service_months(answer: Mapping[str, Any]) -> int | None:
    """二（四） the full months of service that the route which was taken counts; None where none was."""
    taken = [one for one in answer.get("checks", ()) if one["key"] == answer.get("route")]
    return taken[0]["measured"] if taken else None


def list_conditions(sources: PaperSources) -> list[FormCondition]:
    """The clauses that concern this person, as the engine has checked them."""
    checks: Sequence[Mapping[str, Any]] = clause_review.list_answer_checks(sources.answer) if sources.answer else ()
    return [
        FormCondition(
            one["clause"],
            find_check_heading(one["key"], sources.on),
            one["reason"],
            RESULT_NAMES[one["result"]],
        )
        for one in checks
        if one["result"] not in NO_RESULT
    ]
