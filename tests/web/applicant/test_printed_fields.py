"""What 附件3 prints beside the facts: asked, said why, kept with the case, read by nobody but people."""

from copy import deepcopy
from datetime import date

import pytest

from tests.web import walking
from tests.web.applicant.test_filling import GOOD, empty, errors, now
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import State
from zhicheng.words.printed_fields import PRINTED_FIELDS, TEXT_LENGTH
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.portal.applicant.advice import CaseStanding
from zhicheng_web.portal.shared.words.stated_facts import list_stated_parts

DAY = date(2026, 2, 2)


def test_each_field_says_why_it_is_asked_and_where_it_is_printed(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    texts = [
        *(li_yun.get("applicant-item", case.public_id, slug, "add").content.decode() for slug in ("education", "work")),
        *(li_yun.get(f"applicant-{slug}", case.public_id).content.decode() for slug in ("post", "summary")),
    ]
    assert [one.path for one in PRINTED_FIELDS if one.hint not in "".join(texts)] == []


def test_the_engine_and_the_notice_know_nothing_of_what_is_only_printed(people: Cast) -> None:
    case = walking.case_at(people, State.SUBMITTED)
    judged, content = engine_input.build_engine_input(case, DAY), engine_input.hash_publicised_content(case)
    case.facts["educations"][0] |= {"school": "别的学校", "diploma_number": "1"}
    case.facts["post"], case.facts["summary"] = {"title": "别的岗位"}, {}
    assert engine_input.build_engine_input(case, DAY) == judged
    assert engine_input.hash_publicised_content(case) == content
    assert "school" not in judged["educations"][0] and not {"post", "summary"} & set(judged)


def test_a_draft_names_what_is_still_empty_and_is_not_submitted_without_it(people: Cast) -> None:
    facts = deepcopy(walking.FACTS)
    del facts["post"], facts["summary"], facts["educations"][0]["major"]
    facts |= {"titles": [], "skills": [], "licences": []}
    draft = walking.draft(people, facts)
    rows = {row.task.slug: (row.state, row.note) for row in CaseStanding(draft, DAY).rows()}
    assert rows["education"] == ("in_progress", "第1条还没有填所学专业")
    assert (rows["post"][0], rows["summary"][0]) == ("todo", "todo")
    standing = CaseStanding(draft, DAY)
    assert standing.complete, "what is only printed does not bear on the advice"
    with pytest.raises(StepRefused) as refused:
        submit(draft, **walking.act(draft, people.li_yun, moment("02-03")))
    assert [one.reason for one in refused.value.findings] == [
        "还没有填写学历学位第1项的所学专业、岗位名称、岗位专业、工作总结（三（一））。"
    ]


def lose_printed_fields(case: Case) -> Case:
    """A case that was submitted before the fields existed."""
    facts = deepcopy(walking.FACTS)
    del facts["educations"][0]["school"], facts["educations"][0]["major"], facts["post"], facts["summary"]
    walking.rewrite(case, facts=facts)
    return now(case)


def test_an_older_case_is_asked_for_no_field_that_was_not_faulted(people: Cast) -> None:
    case = lose_printed_fields(walking.submitted(people))
    faults = [Fault("summary_unclear")]
    case = return_to_applicant(case, faults=faults, **walking.act(case, people.wang_fang, moment("02-04")))
    with pytest.raises(StepRefused) as refused:
        submit(case, **walking.act(case, people.li_yun, moment("02-05")))
    assert [one.reason for one in refused.value.findings] == ["还没有填写工作总结（三（一））。"]
    summary = {"summary": {"work": "到岗后跟着师傅画图"}}
    case = edit(case, summary, **walking.act(case, people.li_yun, moment("02-05")))
    assert submit(case, **walking.act(case, people.li_yun, moment("02-05", 10))).state == State.SUBMITTED


def test_a_round_of_correction_asks_an_older_case_for_no_field_that_it_never_had(people: Cast, li_yun: Browser) -> None:
    case = lose_printed_fields(walking.submitted(people))
    faults = [Fault("education_differs", "学位证日期写错了")]
    case = return_to_applicant(case, faults=faults, **walking.act(case, people.wang_fang, moment("02-04")))
    typed = GOOD["education"] | {"school": "", "major": "", "diploma_date_2": "29"}
    page = ("applicant-item", case.public_id, "education", "1")
    answer = li_yun.post(*page, version=now(case).version, done="1", **typed)
    assert answer.status_code == 303, errors(answer)
    assert now(case).facts["educations"][0]["diploma_date"] == "2024-06-29"


def test_a_return_opens_the_post_and_the_summary_by_themselves(people: Cast) -> None:
    case = walking.case_at(people, State.SUBMITTED)
    case = return_to_applicant(
        case,
        faults=[Fault("post_differs"), Fault("summary_unclear")],
        **walking.act(case, people.wang_fang, moment("02-04")),
    )
    rows = {row.task.slug: row.state for row in CaseStanding(case, DAY).rows()}
    assert [slug for slug, state in rows.items() if state == "wrong"] == ["post", "summary"]
    new = {"post": {"title": "工艺员", "specialty": "机械"}}
    case = edit(case, new, **walking.act(case, people.li_yun, moment("02-05")))
    assert case.facts["post"] == new["post"]


def test_another_unit_is_named_and_the_own_one_is_not(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    page = ("applicant-item", case.public_id, "work", "add")
    other = GOOD["work"] | {"unit": "other"}
    answer = li_yun.post(*page, version=1, done="1", **other)
    assert errors(answer) == ["请填写其他单位的名称"]
    li_yun.post(*page, version=1, done="1", **other, employer_name="云岭商贸有限公司")
    own = GOOD["work"] | {"employer_name": "写错了地方"}
    li_yun.post(*page, version=now(case).version, done="1", **own)
    work = now(case).facts["employment"]
    assert [one.get("employer_name") for one in work] == ["云岭商贸有限公司", None]
    assert "云岭商贸有限公司，设计员" in list_stated_parts(now(case))[0].lines[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("长" * (TEXT_LENGTH + 1), f"工作总结最多{TEXT_LENGTH}个字，您写了{TEXT_LENGTH + 1}个字，请写得短些。"),
        ("", "请填写工作总结"),
        ("设计\u202e", "工作总结的第3个字符是看不见的字符（U+202E），请删去后重新填写。"),
    ],
)
def test_a_text_is_bounded_and_plain(people: Cast, li_yun: Browser, text: str, said: str) -> None:
    case = empty(people)
    answer = li_yun.post("applicant-summary", case.public_id, version=1, done="1", work=text)
    assert errors(answer) == [said]


def test_the_lines_of_a_text_reach_hr_as_they_were_written(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    work = "长" * (TEXT_LENGTH - 3) + "\r\n设计"
    typed = {"work": work, "achievements": "泵\r\n阀"}
    li_yun.post("applicant-summary", case.public_id, version=1, done="1", **typed)
    parts = {part.name: part.lines for part in list_stated_parts(now(case))}
    assert parts["工作总结和成绩"][1:] == ["设计", "工作成绩：泵", "阀"]
    shown = li_yun.get("applicant-check", case.public_id).content.decode()
    assert "泵<br>阀" in shown
