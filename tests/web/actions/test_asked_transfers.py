"""三（三）, A8: an examiner asks the bureau to send a case against the rules; the bureau consents, or declines."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from tests.web.walking import REASON, act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.ask_transfer import ask_transfer
from zhicheng_web.cases.actions.decline_transfer import decline_transfer
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.officers.asked_transfers import find_asked_transfer
from zhicheng_web.ledger.models import Outbox

RECOGNISE = ProposedOutcome(Outcome.RECOGNISED)


def told(case: Case, step: str) -> list[int]:
    return list(Outbox.objects.filter(case_id=case.pk, template=step).values_list("recipient_id", flat=True))


def keys(refused: pytest.ExceptionInfo[StepRefused]) -> list[str]:
    return [one.key for one in refused.value.findings]


def test_what_is_asked_of_the_bureau_is_answered_before_anything_else(people: Cast) -> None:
    case = walking.transfer_asked(people)
    assert told(case, "ask_transfer") == [people.supervisor.person_id]
    with pytest.raises(StepRefused) as refused:
        propose(case, RECOGNISE, answers={}, **act(case, people.examiner, moment("03-12", 10)))
    assert keys(refused) == ["no_transfer_asked"]
    with pytest.raises(StepRefused) as again:
        ask_transfer(case, people.guandu, reason=REASON, **act(case, people.examiner, moment("03-12", 10)))
    assert keys(again) == ["no_transfer_asked"]


def test_the_bureau_declines_and_the_examination_goes_on(people: Cast) -> None:
    case = walking.transfer_asked(people)
    case = decline_transfer(case, reason=REASON, **act(case, people.supervisor, moment("03-13")))
    assert people.examiner.person_id in told(case, "decline_transfer")
    assert people.li_yun.person_id not in told(case, "decline_transfer")
    with pytest.raises(StepRefused) as refused:
        decline_transfer(case, reason=REASON, **act(case, people.supervisor, moment("03-13", 10)))
    assert keys(refused) == ["transfer_asked"]
    assert propose(case, RECOGNISE, answers={}, **act(case, people.examiner, moment("03-13", 11))).state == "proposed"


def test_the_bureau_is_told_what_came_of_its_answer(people: Cast, stand_on: Any) -> None:
    case = walking.transfer_asked(people)
    stand_on("03-13")
    bureau = Browser(people, people.supervisor)
    answered = bureau.post("bureau-decline-transfer", case.public_id, reason=REASON, version=case.version)
    page = compact(bureau.client.get(answered["Location"]))
    assert f"没有同意改派。仍由{people.wuhua.name}接着办，期限不变。" in page
    assert "已指派给" not in page


def test_the_bureau_consents_by_assigning(people: Cast) -> None:
    case = walking.transfer_asked(people)
    case = transfer(case, people.guandu, reason=REASON, **act(case, people.supervisor, moment("03-13")))
    assert (case.authority, case.state, find_asked_transfer(case)) == (people.guandu, "filed", None)


def test_nothing_is_asked_that_is_so_already(people: Cast) -> None:
    case = walking.in_examination(people)
    with pytest.raises(StepRefused) as refused:
        ask_transfer(case, people.wuhua, reason=REASON, **act(case, people.examiner, moment("03-12")))
    assert keys(refused) == ["transfer_elsewhere"]


def test_the_way_from_the_question_to_the_answer(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.in_examination(people)
    examiner, bureau = Browser(people, people.examiner), Browser(people, people.supervisor)
    stand_on("03-17")
    asked: dict[str, Any] = {"reason": REASON, "version": case.version}
    where = ("authority-ask-transfer", case.public_id)
    assert "报市人社局改派" in examiner.get(*where).content.decode()
    assert examiner.post(*where, to=str(people.guandu.public_id), **asked).status_code == 302
    assert f"等答复：{REASON}" in examiner.get("authority-case", case.public_id).content.decode()
    listed = bureau.get("bureau-cases", group="transfer").content.decode()
    assert str(case.public_id) in listed
    page = bureau.get("bureau-transfer", case.public_id).content.decode()
    assert f"理由：{REASON}" in page
    assert f'<option value="{people.guandu.public_id}" selected>' in page
    answer: dict[str, Any] = {"reason": REASON, "version": case.version + 1}
    assert bureau.post("bureau-decline-transfer", case.public_id, **answer).status_code == 302
    assert "等答复" not in examiner.get("authority-case", case.public_id).content.decode()
