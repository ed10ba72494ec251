"""What is written to a step is kept with it, whole or not at all, and read again in the history of the case."""

from typing import Any
from uuid import uuid4

import pytest

from tests.web import walking
from tests.web.actions.turns import TURNS
from tests.web.cast import Cast, moment
from tests.web.step_acts import advance
from tests.web.walking import REASON
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.actions._remark import list_altered_remarks, list_altered_remarks_of_case
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case, Remark
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.queries import find_case
from zhicheng_web.cases.read.written_words import WORDS_BY_STEP
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.ledger.chain import salted_commitment
from zhicheng_web.ledger.queries import find_last_entry, list_case_entries, parse_entry_body

CODED = {"return_to_applicant", "return_to_employer"}
"""Steps whose reasons are a list of codes, with a place of their own (ReturnRound)."""
SAID = {"raise_objection": "学历不实", "raise_agency_objection": "学历不实"}


def test_every_step_that_asks_for_a_reason_in_words_has_a_place_for_them() -> None:
    assert set(WORDS_BY_STEP) == {step.key for step in STEPS_BY_KEY.values() if step.reason} - CODED


@pytest.mark.parametrize("step", sorted(WORDS_BY_STEP))
def test_the_words_of_a_step_are_read_in_the_history(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    turn.do(case, people, walking.act(case, turn.by(people), turn.at))
    *before, last = timeline.build_timeline(case)
    assert (last.entry.event, last.words) == (step, SAID.get(step, REASON))
    assert {one.words for one in before if one.entry.event not in WORDS_BY_STEP} == {""}


@pytest.mark.parametrize("step", ["transfer", "change_name"])
def test_the_words_are_those_that_the_entry_has_hashed(people: Cast, step: str) -> None:
    turn = TURNS[step]
    case = turn.before(people)
    click = walking.act(case, turn.by(people), turn.at)
    after = turn.do(case, people, click)
    turn.do(case, people, click)
    row, last = Remark.objects.get(case=case), find_last_entry(case.pk)
    assert last is not None
    assert (row.seq, row.words, row.by_id, row.at) == (after.version, REASON, turn.by(people).person_id, turn.at)
    assert parse_entry_body(last)["note"]["remark"] == salted_commitment(row.salt.bytes, REASON)
    assert REASON not in last.body
    assert list(list_altered_remarks()) == list(list_altered_remarks_of_case(case.pk, list_case_entries(case.pk))) == []


def test_a_step_that_is_refused_leaves_no_words(people: Cast) -> None:
    case = walking.in_examination(people)
    with pytest.raises(StepRefused):
        transfer(case, people.wuhua, reason=REASON, **walking.act(case, people.examiner, moment("03-12")))
    stale = walking.act(case, people.supervisor, moment("03-12"))
    stale["version"] -= 1
    with pytest.raises(StaleVersion):
        transfer(case, people.guandu, reason=REASON, **stale)
    assert not Remark.objects.exists()


def test_two_spellings_of_the_words_are_one(people: Cast) -> None:
    case = walking.in_examination(people)
    click = walking.act(case, people.supervisor, moment("03-12"))
    transfer(case, people.guandu, reason="  专业cafe\u0301写错了 ", **click)
    assert Remark.objects.get(case=case).words == "专业caf\u00e9写错了"


def test_a_step_from_before_its_words_were_kept_shows_none(people: Cast) -> None:
    case = walking.recognised(people)
    former: dict[str, Any] = {"reason": salted_commitment(uuid4().bytes, REASON)}
    proposed = {"open_change_step": "correct"}
    advance(case.pk, "correct", note=former, inputs=proposed, **walking.act(case, people.approver, moment("03-16")))
    assert list(timeline.build_timeline(case))[-1].words == ""
    assert list(list_altered_remarks()) == list(list_altered_remarks_of_case(case.pk, list_case_entries(case.pk))) == []


def test_a_title_that_was_corrected_before_there_were_proposals_keeps_its_words(people: Cast) -> None:
    case = walking.recognised(people)
    click = walking.act(case, people.approver, moment("03-16"))
    salt = click["key"]

    def inside(locked: Case) -> None:
        row = Remark(case=locked, seq=locked.version, words=REASON, salt=salt, by_id=people.approver.person_id)
        row.at = click["at"]
        row.save()

    hashed = {"remark": salted_commitment(salt.bytes, REASON)}
    advance(case.pk, "correct", note=hashed, write=inside, inputs={"open_change_step": "correct"}, **click)
    assert list(timeline.build_timeline(case))[-1].words == REASON


def test_each_act_has_its_own_words_in_no_more_queries_than_one_act(
    people: Cast, django_assert_num_queries: Any
) -> None:
    case = walking.recognised(people)
    said = [f"第{number}次更正专业的写法" for number in range(1, 4)]
    for number, words in enumerate(said):
        case = walking.put_right(case, people, moment("03-16", 9 + 2 * number), words, specialty=f"机械{number}")
    case = find_case(people.approver, case.public_id)
    with django_assert_num_queries(2):  # entries, changes of the title
        lines = [one.words for one in timeline.build_timeline(case) if one.entry.event == "correct"]
    assert lines == said
