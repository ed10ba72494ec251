"""A number of identity that somebody types is a claim: it tells nothing, holds once confirmed, is decided where two have it."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web import walking
from tests.web.cast import Cast, forget_number, moment, somebody
from tests.web.number_claims import CLAIMANT, NUMBER, OTHER, claim, confirm, contest, make_claimant, make_holder
from tests.web.walking import REASON, act, picture
from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions._number_claim import MAX_CLAIMS_A_DAY
from zhicheng_web.cases.actions.ask_correction import ask_correction, ask_officer_correction
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.identify import identify
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.actions.settle_contest import ContestDecision, settle_contest
from zhicheng_web.cases.actions.settle_correction import settle_correction
from zhicheng_web.cases.actions.state_officer_number import confirm_officer_number, state_officer_number
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.models import Case, NumberContest, NumberCorrection
from zhicheng_web.cases.read.id_number import read_case_number, read_person_number
from zhicheng_web.cases.read.number_standing import find_state_for_owner
from zhicheng_web.cases.read.timeline import build_timeline
from zhicheng_web.ledger.models import Outbox, UnitEntry
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import build_applicant_actor

THIRD = "530102199003070075"
LATER = moment("02-06")


def keys(refused: pytest.ExceptionInfo[StepRefused]) -> list[str]:
    """The keys of the findings of a refusal."""
    return [finding.key for finding in refused.value.findings]


@pytest.fixture
def holder(people: Cast) -> Person:
    """李云, who has confirmed NUMBER."""
    return make_holder(people)


@pytest.fixture
def claimant(people: Cast, holder: Person) -> Case:
    """The draft of somebody else, with everything that it owes, and no number."""
    return make_claimant(people)


@pytest.mark.parametrize("number", [NUMBER, "\u041512345678", "我的护照号码"])
def test_nobody_is_a_second_person_by_another_kind_of_document(claimant: Case, number: str) -> None:
    click = act(claimant, build_applicant_actor(claimant.person_id), moment("02-04"))
    with pytest.raises(StepRefused) as refused:
        identify(claimant, name=CLAIMANT, number=number, document="pass", phone="13800000000", **click)
    assert keys(refused) == ["id_number"]


def state_of(person: Person | Case) -> NumberState:
    """Where a number stands now."""
    pk = person.person_id if isinstance(person, Case) else person.pk
    return NumberState(Person.objects.values_list("number_state", flat=True).get(pk=pk))


def decide(people: Cast, found: NumberContest, holder: Person | None, **more: Any) -> NumberContest:
    """The bureau decides, whose it is."""
    public_id: UUID | None = holder.public_id if holder else None
    decision = ContestDecision(public_id, REASON, **more)
    return settle_contest(found, decision, by=people.supervisor, at=LATER, key=uuid4())


def hand_over(case: Case, at: datetime) -> Case:
    """Submit a case as it stands."""
    case = Case.objects.get(pk=case.pk)
    return submit(case, **act(case, build_applicant_actor(case.person_id), at))


def test_a_typed_number_asks_the_database_the_same_whether_it_is_known_or_not(people: Cast, claimant: Case) -> None:
    """No oracle: neither answer nor work differs (B9: "这个证件号码已经登记过" told whether a citizen is known)."""
    asked = []
    for hour, number in ((9, THIRD), (10, NUMBER), (11, OTHER)):
        with CaptureQueriesContext(
            connection,
        ) as found:
            claimant = claim(claimant, number, moment("02-04", hour))
        asked.append([re.sub(r"'[^']*'|\d+", "?", one["sql"]) for one in found.captured_queries])
        assert state_of(claimant) is NumberState.CLAIMED
    assert asked[0] == asked[1] == asked[2]
    assert not NumberContest.objects.exists()


def test_a_claim_writes_a_draft_and_submits_none(people: Cast, claimant: Case) -> None:
    with pytest.raises(StepRefused) as unstated:
        hand_over(claimant, moment("02-03"))
    claimant = claim(claimant, OTHER, moment("02-04"))
    with pytest.raises(StepRefused) as claimed:
        hand_over(claimant, moment("02-04", 10))
    assert (keys(unstated), keys(claimed)) == (["number_holds"], ["number_holds"])
    confirm(claimant, moment("02-04", 11))
    assert hand_over(claimant, moment("02-04", 12)).state == "submitted"


def test_what_is_typed_is_limited_and_what_was_confirmed_stays(people: Cast, claimant: Case) -> None:
    tries = [THIRD, OTHER] * MAX_CLAIMS_A_DAY
    for place, number in enumerate(tries[:MAX_CLAIMS_A_DAY]):
        claimant = claim(claimant, number, moment("02-04", 9, place))
    with pytest.raises(StepRefused) as refused:
        claim(claimant, tries[MAX_CLAIMS_A_DAY], moment("02-04", 10))
    assert keys(refused) == ["number_claims"]
    claimant = confirm(claim(claimant, OTHER, moment("02-05")), moment("02-05", 10))
    with pytest.raises(StepRefused) as refused:
        claim(claimant, THIRD, moment("02-05", 11))
    assert (keys(refused), state_of(claimant)) == (["number_confirmed"], NumberState.CONFIRMED)


def test_the_second_who_confirms_a_number_contests_it_and_both_wait(
    people: Cast, holder: Person, claimant: Case
) -> None:
    """The real person is not shut out by whoever typed first; neither learns who the other is, nor at once that there is one."""
    draft = walking.draft(people)
    found = contest(claimant)
    assert [one.person_id for one in found.claims.order_by("pk")] == [holder.pk, claimant.person_id]
    assert (state_of(holder), state_of(claimant)) == (NumberState.CONTESTED, NumberState.CONTESTED)
    person = Person.objects.get(pk=claimant.person_id)
    told = [find_state_for_owner(person, moment(day).date()) for day in ("02-04", "02-05")]
    assert told == [NumberState.CONFIRMED, NumberState.CONTESTED]
    for case in (draft, claimant):
        with pytest.raises(StepRefused) as refused:
            hand_over(case, moment("02-05"))
        assert keys(refused) == ["number_holds"]
        assert "正在由市人社局核定" in refused.value.findings[0].reason


def test_the_bureau_decides_and_each_side_reads_its_own(people: Cast, holder: Person, claimant: Case) -> None:
    draft = walking.draft(people)
    decided = decide(people, found := contest(claimant), Person.objects.get(pk=claimant.person_id))
    assert (state_of(holder), state_of(claimant)) == (NumberState.DISPROVED, NumberState.CONFIRMED)
    assert decide(people, found, holder).holder_id == decided.holder_id, "a second click changes nothing"
    words = [list(build_timeline(Case.objects.get(pk=one.pk)))[-1].words for one in (draft, claimant)]
    assert ["不是本人的" in one for one in words] == [True, False]
    assert not any(name in one for one in words for name in (CLAIMANT, "李云", REASON))
    told = Outbox.objects.filter(template="settle_number").values_list("recipient_id", flat=True)
    assert set(told) == {holder.pk, claimant.person_id}
    noted = UnitEntry.objects.filter(organisation_id=people.bureau.pk, event__contains="number").values_list(
        "event", "person_id"
    )
    assert set(noted) == {("number_disproved", holder.pk), ("number_confirmed", claimant.person_id)}
    assert hand_over(claimant, moment("02-07")).state == "submitted"
    with pytest.raises(StepRefused) as refused:
        claim(draft := Case.objects.get(pk=draft.pk), NUMBER, moment("02-07"))
    assert keys(refused) == ["number_disproved"]
    confirm(claim(draft, OTHER, moment("02-07")), moment("02-07", 10))
    assert state_of(holder) is NumberState.CONFIRMED


def test_the_other_account_of_one_person_and_a_number_of_nobody(people: Cast, holder: Person, claimant: Case) -> None:
    decide(people, contest(claimant), holder, same_person=True)
    words = list(build_timeline(Case.objects.get(pk=claimant.pk)))[-1].words
    assert "另一个账号" in words
    third = somebody("郭佳", "guo-jia")
    state_officer_number(third, NUMBER, moment("02-07"))
    confirm_officer_number(third, moment("02-07", 10))
    decide(people, NumberContest.objects.get(decided_at=None), None)
    assert (state_of(holder), state_of(third)) == (NumberState.DISPROVED, NumberState.DISPROVED)


@pytest.mark.parametrize("who", ["li_yun", "wang_fang", "examiner"])
def test_nobody_but_the_bureau_decides(people: Cast, claimant: Case, who: str) -> None:
    found, by = contest(claimant), getattr(people, who)
    with pytest.raises(StepRefused) as refused:
        settle_contest(found, ContestDecision(None, REASON), by=by, at=LATER, key=uuid4())
    assert keys(refused) == ["number_not_yours"]


def test_a_claimant_of_the_bureau_does_not_decide_and_a_reason_is_written(people: Cast, claimant: Case) -> None:
    found = contest(claimant)
    with pytest.raises(StepRefused) as short:
        settle_contest(found, ContestDecision(None, "是"), by=people.supervisor, at=LATER, key=uuid4())
    clerk = people.person(people.supervisor)
    forget_number(clerk)
    state_officer_number(clerk, NUMBER, moment("02-05"))
    confirm_officer_number(clerk, moment("02-05", 10))
    with pytest.raises(StepRefused) as own:
        settle_contest(found, ContestDecision(None, REASON), by=people.supervisor, at=LATER, key=uuid4())
    assert (keys(short), keys(own)) == (["contest_reason"], ["contest_decided_by_third"])
    assert NumberContest.objects.get().decided_at is None


def test_a_case_under_way_is_not_filed_and_no_title_recognised_while_it_is_contested(
    people: Cast, holder: Person, claimant: Case
) -> None:
    case = walking.in_publicity(people)
    contest(claimant)
    case = close_publicity(case, result=NO_OBJECTION, **act(case, people.wang_fang, moment("03-10")))
    with pytest.raises(StepRefused) as refused:
        file(case, **act(case, people.wang_fang, moment("03-10", 10)))
    assert keys(refused) == ["number_holds"]
    settle_contest(
        NumberContest.objects.get(),
        ContestDecision(holder.public_id, REASON),
        by=people.supervisor,
        at=moment("03-10", 11),
        key=uuid4(),
    )
    case = Case.objects.get(pk=case.pk)
    assert file(case, **act(case, people.wang_fang, moment("03-10", 12))).state == "filed"


def test_a_proposed_title_waits_for_the_number(people: Cast, holder: Person, claimant: Case) -> None:
    case = walking.proposed(people)
    contest(claimant)
    with pytest.raises(StepRefused) as refused:
        recognise(case, **act(case, people.approver, moment("03-13")))
    assert keys(refused) == ["number_holds"]


PROOF: dict[str, Any] = {"reason": "填成了家里人的号码", "file_name": "身份证.png", "data": picture(77)}


def ask(case: Case, number: str, at: datetime) -> NumberCorrection:
    """The applicant asks for another number."""
    by = build_applicant_actor(case.person_id)
    ask_correction(case, document="id", number=number, **PROOF, **act(case, by, at))
    return NumberCorrection.objects.get(decided_at=None)


def answer(people: Cast, asked: NumberCorrection, *, granted: bool, at: datetime, by: Actor | None = None) -> None:
    """The bureau answers."""
    settle_correction(asked, granted=granted, reason=REASON, by=by or people.supervisor, at=at, key=uuid4())


def test_a_granted_correction_stands_where_nobody_has_publicised_the_number(people: Cast, holder: Person) -> None:
    asked = ask(walking.submitted(people), OTHER, moment("02-04"))
    assert read_person_number(Person.objects.get(pk=holder.pk)) == NUMBER, "until the bureau has decided"
    answer(people, asked, granted=True, at=LATER)
    case = Case.objects.get(person=holder)
    assert (read_person_number(case.person), read_case_number(case)) == (OTHER, OTHER)
    assert state_of(holder) is NumberState.CONFIRMED
    line = list(build_timeline(case))[-1]
    assert (line.entry.event, line.words) == ("settle_number", f"市人社局同意更正证件号码：{REASON}")
    asked.refresh_from_db()
    assert asked.proof is not None and asked.proof.kind == "number_change_proof"


def test_what_was_filed_keeps_its_number(people: Cast, holder: Person) -> None:
    answer(people, ask(walking.filed(people), OTHER, moment("03-11")), granted=True, at=moment("03-12"))
    case = Case.objects.get(person=holder)
    assert (read_person_number(case.person), read_case_number(case)) == (OTHER, NUMBER)


def test_a_declined_correction_changes_nothing_and_says_why(people: Cast, holder: Person) -> None:
    asked = ask(walking.submitted(people), OTHER, moment("02-04"))
    answer(people, asked, granted=False, at=LATER)
    answer(people, asked, granted=True, at=LATER)
    assert read_person_number(Person.objects.get(pk=holder.pk)) == NUMBER
    words = list(build_timeline(Case.objects.get(person=holder)))[-1].words
    assert words == f"市人社局没有同意更正证件号码：{REASON}"


def test_a_corrected_number_that_somebody_has_is_contested_like_any_other(people: Cast, claimant: Case) -> None:
    claimant = confirm(claim(claimant, OTHER, moment("02-04")), moment("02-04", 10))
    answer(people, ask(claimant, NUMBER, moment("02-05")), granted=True, at=LATER)
    assert state_of(claimant) is NumberState.CONTESTED
    assert NumberContest.objects.get().claims.count() == 2


@pytest.mark.parametrize(("number", "key"), [("530102199003070033", "id_number"), (NUMBER, "correction_changes")])
def test_what_is_no_other_number_is_not_asked_for(people: Cast, holder: Person, number: str, key: str) -> None:
    with pytest.raises(StepRefused) as refused:
        ask(walking.submitted(people), number, moment("02-04"))
    assert (keys(refused), NumberCorrection.objects.count()) == ([key], 0)


def test_nobody_decides_about_their_own_number_or_outside_the_bureau(people: Cast) -> None:
    asked = ask_officer_correction(people.person(people.supervisor), OTHER, PROOF["reason"], moment("02-04"))
    refusals = []
    for by in (people.supervisor, people.examiner):
        with pytest.raises(StepRefused) as refused:
            answer(people, asked, granted=True, at=LATER, by=by)
        refusals += keys(refused)
    assert refusals == ["correction_decided_by_another", "number_not_yours"]


def test_an_age_that_hardly_works_is_for_the_bureau_to_see(people: Cast, claimant: Case) -> None:
    """The way out of every rule of plausibility, and of too many tries: the card, seen by somebody."""
    old = "11010519491231002X"
    with pytest.raises(StepRefused) as refused:
        claim(claimant, old, moment("02-04"))
    assert keys(refused) == ["id_number"]
    answer(people, ask(claimant, old, moment("02-05")), granted=True, at=LATER)
    assert (read_person_number(Person.objects.get(pk=claimant.person_id)), state_of(claimant)) == (
        old,
        NumberState.CONFIRMED,
    )
