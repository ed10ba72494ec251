"""What the authority does: accept, propose, decide, transfer, correct, revoke; four eyes and reasons throughout."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.web import walking
from tests.web.actions.test_applicant import keys
from tests.web.cast import SINCE, Cast, give_role, moment, officer
from tests.web.past_guards import rewrite
from tests.web.walking import REASON, act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.agree_second_return import agree_second_return
from zhicheng_web.cases.actions.ask_second_return import ask_second_return
from zhicheng_web.cases.actions.decline_second_return import decline_second_return
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.actions.refuse import refuse
from zhicheng_web.cases.actions.return_to_employer import return_to_employer
from zhicheng_web.cases.actions.send_back import send_back
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.engine.clause_review import ClauseAnswer
from zhicheng_web.cases.models import Case, Decision, Filing, Opinion, Proposal, Recognition, ReturnRound, SecondReturn
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.people.queries import build_membership_actor

RECOGNISE, REFUSE = ProposedOutcome(Outcome.RECOGNISED), ProposedOutcome(Outcome.REFUSED, REASON, "二（二）4")


def test_silence_agrees_with_the_engine_clause_by_clause(people: Cast) -> None:
    walking.proposed(people)
    opinions = Opinion.objects.all()
    assert {one.key for one in opinions if one.opinion != one.advice} == set()
    assert {"employed_in_kunming", "bachelor", "insured_months", "last_payer"} <= {one.key for one in opinions}


def test_a_departure_from_the_advice_needs_a_reason(people: Cast) -> None:
    case = walking.in_examination(people)
    with pytest.raises(StepRefused) as refused:
        propose(
            case,
            REFUSE,
            answers={"bachelor": ClauseAnswer("fail", "不符")},
            **act(case, people.examiner, moment("03-12")),
        )
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        ("deviation_has_reason", "与系统意见不同，二（二）4还没有写理由（三（三））。")
    ]


@pytest.mark.parametrize(
    ("proposed", "answers", "key"),
    [
        (REFUSE, {}, "proposal_fits_opinions"),
        (RECOGNISE, {"bachelor": ClauseAnswer("fail", REASON)}, "proposal_fits_opinions"),
        (ProposedOutcome(Outcome.REFUSED, REASON), {"bachelor": ClauseAnswer("fail", REASON)}, "proposal_clause"),
    ],
    ids=["refuses what passes", "recognises what fails", "names no clause"],
)
def test_a_proposal_fits_its_opinions(
    people: Cast, proposed: ProposedOutcome, answers: dict[str, ClauseAnswer], key: str
) -> None:
    case = walking.in_examination(people)
    with pytest.raises(StepRefused) as refused:
        propose(case, proposed, answers=answers, **act(case, people.examiner, moment("03-12")))
    assert keys(refused) == [key]
    assert Opinion.objects.count() == Proposal.objects.count() == 0


def test_a_clause_that_the_engine_leaves_to_a_person_waits_for_an_answer(people: Cast) -> None:
    rewrite(people.firm, employer_kind="government_body")
    case = walking.in_examination(people)
    assert case.advice == "review"
    with pytest.raises(StepRefused) as refused:
        propose(case, RECOGNISE, answers={}, **act(case, people.examiner, moment("03-12")))
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        ("clauses_examined", "一（一）还没有审查意见（三（三））。")
    ]
    answers = {"employed_in_kunming": ClauseAnswer("pass", "合同制专业技术人员，由本单位缴纳社保")}
    case = propose(case, RECOGNISE, answers=answers, **act(case, people.examiner, moment("03-12", 10)))
    case = recognise(case, **act(case, people.approver, moment("03-13")))
    assert Decision.objects.get().reason == "一（一）：合同制专业技术人员，由本单位缴纳社保"


def test_a_title_has_a_number_without_gaps_and_the_date_of_the_decision(people: Cast) -> None:
    walking.recognised(people)
    title = Recognition.objects.get()
    assert (title.number, title.title, title.level, title.authority) == (1, "助理工程师", "assistant", people.wuhua)
    assert title.recognised_at == Decision.objects.get().decided_at == moment("03-13")


def test_a_refusal_has_its_clause_reason_and_remedy(people: Cast) -> None:
    walking.refused(people)
    decision = Decision.objects.get()
    assert (decision.clause, decision.reason, decision.outcome) == ("二（二）4", REASON, "refused")
    assert decision.remedy.startswith("不服的，2026年4月12日以前可以向五华区人力资源和社会保障局申请复查")
    assert [word in decision.remedy for word in ("60日内", "申请行政复议", "6个月内", "提起行政诉讼")] == [True] * 4
    assert decision.formatted_number == f"{str(decision.case.public_id)[:8].upper()}-{decision.proposal.seq}"
    assert Recognition.objects.count() == 0


def test_the_approver_confirms_what_was_proposed_or_sends_it_back(people: Cast) -> None:
    case = walking.proposed(people)
    with pytest.raises(StepRefused) as refused:
        refuse(case, reason=REASON, **act(case, people.approver, moment("03-13")))
    assert keys(refused) == ["proposed_to_refuse"]
    case = send_back(case, reason=REASON, **act(case, people.approver, moment("03-13")))
    case = propose(case, RECOGNISE, answers={}, **act(case, people.examiner, moment("03-14")))
    assert list(Proposal.objects.order_by("seq").values_list("sent_back_reason", flat=True)) == [REASON, ""]


def test_examiner_and_approver_are_two_people(people: Cast) -> None:
    case = walking.proposed(people)
    both = build_membership_actor(give_role(people.person(people.examiner), people.wuhua, "approver", SINCE))
    with pytest.raises(StepRefused) as refused:
        recognise(case, **act(case, both, moment("03-13")))
    assert keys(refused) == ["not_own_case", "second_person"]


def test_nobody_judges_a_case_of_their_own_employer(people: Cast) -> None:
    case = walking.filed(people)
    give_role(people.person(people.examiner), people.firm, "employee", SINCE)
    with pytest.raises(StepRefused) as refused:
        accept(case, **act(case, people.examiner, moment("03-11")))
    assert keys(refused) == ["not_own_employer"]


@pytest.mark.parametrize("reason", ["", "太短了"])
def test_turns_ask_for_a_reason(people: Cast, reason: str) -> None:
    case = walking.proposed(people)
    with pytest.raises(StepRefused) as refused:
        send_back(case, reason=reason, **act(case, people.approver, moment("03-13")))
    assert keys(refused) == ["send_back_reason"]


def test_a_transferred_case_is_the_other_authoritys_and_keeps_its_date(people: Cast) -> None:
    case = walking.in_examination(people)
    case = transfer(case, people.guandu, reason=REASON, **act(case, people.supervisor, moment("03-12")))
    assert (case.state, case.authority, Filing.objects.get().filing_on) == ("filed", people.guandu, date(2026, 3, 10))
    case = accept(case, **act(case, people.guandu_examiner, moment("03-13")))
    case = propose(case, RECOGNISE, answers={}, **act(case, people.guandu_examiner, moment("03-13", 10)))
    approver = officer("杨丽", "yang-li", people.guandu, "approver")
    case = recognise(case, **act(case, approver, moment("03-16")))
    assert Recognition.objects.get().authority == people.guandu


def test_a_transfer_before_acceptance_is_told_to_the_new_officers(people: Cast) -> None:
    case = walking.filed(people)
    case = transfer(case, people.guandu, reason=REASON, **act(case, people.supervisor, moment("03-11")))
    told = Outbox.objects.filter(case_id=case.pk, template="transfer").values_list("recipient_id", flat=True)
    assert set(told) == {case.person_id, people.guandu_examiner.person_id}


@pytest.mark.parametrize(("to", "key"), [("other_firm", "transfer_to_authority"), ("wuhua", "transfer_elsewhere")])
def test_a_transfer_goes_to_another_authority(people: Cast, to: str, key: str) -> None:
    case = walking.filed(people)
    with pytest.raises(StepRefused) as refused:
        transfer(case, getattr(people, to), reason=REASON, **act(case, people.supervisor, moment("03-11")))
    assert keys(refused) == [key]


@pytest.mark.parametrize("ended", [walking.refused, walking.expired])
def test_who_was_refused_files_again_in_the_next_window(people: Cast, ended: Callable[[Cast], Case]) -> None:
    ended(people)
    case = walking.closed(people)
    with pytest.raises(StepRefused) as refused:
        file(case, **act(case, people.wang_fang, moment("03-20")))
    assert [(one.key, one.result, one.from_) for one in refused.value.findings] == [
        ("another_window", "later", "2026-06-01")
    ]
    assert refused.value.findings[0].remedy == "2026年6月1日（星期一）开放的下一窗口可以上报，公示结果一直有效。"
    assert file(case, **act(case, people.wang_fang, moment("06-01"))).state == "filed"


def test_who_took_it_back_files_again_in_the_same_window(people: Cast) -> None:
    case = walking.filed(people)
    withdraw(case, **act(case, people.li_yun, moment("03-11")))
    case = walking.closed(people)
    assert file(case, **act(case, people.wang_fang, moment("03-20"))).state == "filed"


def test_an_examiner_who_joins_the_employer_goes_no_further(people: Cast) -> None:
    case = walking.in_examination(people)
    give_role(people.person(people.examiner), people.firm, "employee", date(2026, 3, 11), date(2026, 3, 12))
    with pytest.raises(StepRefused) as refused:
        propose(case, RECOGNISE, answers={}, **act(case, people.examiner, moment("03-13")))
    assert keys(refused) == ["not_own_employer"]


def test_against_the_rules_only_the_bureau_sends_a_case_elsewhere(people: Cast) -> None:
    """A8: what the engine knows is a guard."""
    case = walking.in_examination(people)
    with pytest.raises(StepRefused) as refused:
        transfer(case, people.guandu, reason=REASON, **act(case, people.examiner, moment("03-12")))
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        (
            "as_rules_say",
            "系统按规则由五华区人力资源和社会保障局认定，移送到别的部门须由市人社局同意（三（三））。",
        )
    ]
    case = transfer(case, people.guandu, reason=REASON, **act(case, people.supervisor, moment("03-12")))
    case = transfer(case, people.wuhua, reason=REASON, **act(case, people.guandu_examiner, moment("03-13")))
    assert case.authority == people.wuhua


def test_whoever_receives_a_case_has_the_whole_time(people: Cast) -> None:
    """A8: it does not arrive late already."""
    case = walking.filed(people)
    before = case.due_on
    case = transfer(case, people.guandu, reason=REASON, **act(case, people.supervisor, moment("03-30")))
    assert (before, case.due_on, case.since) == (date(2026, 3, 17), date(2026, 4, 7), moment("03-30"))


def test_what_was_not_returned_before_is_not_told_again_without_consent(people: Cast) -> None:
    """A4: the second notice of one filing needs its reason and another person; it is kept for the count."""
    case, fault = walking.told_before(people), [Fault("insurance_unclear")]
    with pytest.raises(StepRefused) as refused:
        return_to_employer(case, faults=fault, **act(case, people.examiner, moment("03-16", 10)))
    assert keys(refused) == ["not_returned_before"]
    with pytest.raises(StepRefused) as silent:
        ask_second_return(case, faults=fault, reason="忘了", **act(case, people.examiner, moment("03-16", 10)))
    assert keys(silent) == ["second_return_reason"]
    case = ask_second_return(case, faults=fault, reason=REASON, **act(case, people.examiner, moment("03-16", 10)))
    told = Outbox.objects.filter(case_id=case.pk, template="ask_second_return")
    assert set(told.values_list("recipient_id", flat=True)) == {people.approver.person_id}
    with pytest.raises(StepRefused) as waiting:
        propose(case, RECOGNISE, answers={}, **act(case, people.examiner, moment("03-16", 11)))
    assert keys(waiting) == ["no_second_return_asked"]
    case = agree_second_return(case, reason="补正后才看得出", **act(case, people.approver, moment("03-17")))
    asked, last = SecondReturn.objects.get(), ReturnRound.objects.order_by("seq").last()
    assert last is not None and [one["code"] for one in last.reasons] == ["insurance_unclear"]
    assert (case.state, asked.agreed, asked.answered_seq, last.due_on) == (
        "returned_to_employer",
        True,
        last.seq,
        date(2026, 3, 24),
    )


def test_a_second_notice_that_is_declined_leaves_the_case_in_examination(people: Cast) -> None:
    case = walking.second_return_asked(people)
    case = decline_second_return(case, reason=REASON, **act(case, people.approver, moment("03-17")))
    assert (case.state, ReturnRound.objects.filter(side="authority").count()) == ("in_examination", 1)
    case = propose(case, RECOGNISE, answers={}, **act(case, people.examiner, moment("03-17", 10)))
    assert case.state == "proposed"


def test_what_was_never_told_needs_no_consent(people: Cast) -> None:
    case = walking.in_examination(people)
    click = act(case, people.examiner, moment("03-12"))
    with pytest.raises(StepRefused) as refused:
        ask_second_return(case, faults=[Fault("insurance_unclear")], reason=REASON, **click)
    assert keys(refused) == ["returned_before"]
