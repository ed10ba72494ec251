"""Applying again with what was told last time: it is brought in, confirmed part by part, and goes nowhere before that."""

import json
from typing import Any
from uuid import uuid4

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.ledger.models import Entry
from zhicheng_web.people.queries import build_applicant_actor

PARTS = sorted(walking.FACTS)


def again(people: Cast, former: Case, **other: Any) -> Case:
    """The person's next application, with what the former told."""
    given: dict[str, Any] = {"by": people.li_yun, "at": moment("04-01"), "key": uuid4()} | other
    return start(people.person(people.li_yun), people.firm, former=former, **given)


def test_facts_come_along_papers_do_not_and_the_ledger_says_from_where(people: Cast) -> None:
    former = walking.refused(people)
    case = again(people, former)
    assert (case.facts, case.brought, case.series, case.specialty) == (walking.FACTS, PARTS, "engineering", "机械")
    assert Paper.objects.filter(case=case).count() == 0
    note = json.loads(Entry.objects.get(case_id=case.pk).body)["note"]
    assert (note["former"], note["brought"]) == (str(former.public_id), PARTS)


def test_what_is_changed_in_the_new_case_stays_as_it_was_in_the_former(people: Cast) -> None:
    former = walking.take_back(people)
    case = again(people, former)
    edit(case, {"insurance": []}, **walking.act(case, people.li_yun, moment("04-01", 10)))
    assert Case.objects.get(pk=former.pk).facts == walking.FACTS


def test_only_what_is_confirmed_is_submitted(people: Cast) -> None:
    case = again(people, walking.take_back(people))
    first, *others = PARTS
    said = {"insurance": case.facts["insurance"]}
    case = edit(case, said, **walking.act(case, people.li_yun, moment("04-01", 10)))
    assert case.brought == PARTS, "what was only saved was not confirmed"
    case = edit(case, {}, confirmed=others, **walking.act(case, people.li_yun, moment("04-01", 11)))
    with pytest.raises(StepRefused) as refused:
        submit(case, **walking.act(case, people.li_yun, moment("04-01", 12)))
    named = [one for one in refused.value.findings if one.key == "brought_confirmed"]
    assert [(one.reason, one.remedy) for one in named] == [
        ("从上次申报带入的基本信息还没有核对（三（一））。", "请在任务清单里逐项打开，核对后再提交。")
    ]
    case = edit(case, {}, confirmed=[first], **walking.act(case, people.li_yun, moment("04-01", 13)))
    with pytest.raises(StepRefused) as refused:
        submit(case, **walking.act(case, people.li_yun, moment("04-01", 14)))
    assert [one.key for one in refused.value.findings] == ["papers_complete", "commitment_made"]


def test_a_draft_with_something_unconfirmed_may_be_withdrawn(people: Cast) -> None:
    case = again(people, walking.take_back(people))
    assert withdraw(case, **walking.act(case, people.li_yun, moment("04-01", 10))).state == "withdrawn"


def test_nobody_brings_in_what_somebody_else_told(people: Cast) -> None:
    former, other = walking.take_back(people), build_applicant_actor(people.zhao_min.person_id or 0)
    with pytest.raises(StepRefused) as refused:
        start(people.person(other), people.firm, former=former, by=other, at=moment("04-01"), key=uuid4())
    assert [one.key for one in refused.value.findings] == ["not_yours"]


def test_a_title_that_was_recognised_here_is_known(people: Cast) -> None:
    case = again(people, walking.recognised(people))
    mine = {"level": "assistant", "series": "engineering", "date": "2026-03-13", "by_change_of_series": False}
    assert (case.facts["titles"], "titles" in case.brought) == ([mine], True)


def test_a_title_that_was_told_is_not_brought_in_again(people: Cast) -> None:
    former = walking.recognised(people)
    told = [{"level": "assistant", "series": "engineering", "date": "2026-03-12"}]
    walking.rewrite(former, facts=former.facts | {"titles": told})
    case = again(people, Case.objects.get(pk=former.pk))
    assert case.facts["titles"] == told


def test_a_revoked_title_is_none(people: Cast) -> None:
    former = walking.revoked(people)
    assert "titles" not in again(people, former, at=moment("04-01", 9)).facts
