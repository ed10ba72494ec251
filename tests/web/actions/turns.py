"""Every step of the table once: who takes it, from which walk, when, and with what form."""

from datetime import date

from tests.web import walking
from tests.web.actions.lane_turns import LANE_TURNS
from tests.web.actions.turn import Turn
from tests.web.cast import Cast, moment
from tests.web.past_guards import rewrite
from tests.web.walking import EVIDENCE, FACTS, REASON, REVIEW, picture
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.agree_second_return import agree_second_return
from zhicheng_web.cases.actions.answer_revocation import answer_revocation
from zhicheng_web.cases.actions.appeal_decline import appeal_decline
from zhicheng_web.cases.actions.ask_change_review import ask_change_review
from zhicheng_web.cases.actions.ask_correction import ask_correction
from zhicheng_web.cases.actions.ask_parent import ask_parent
from zhicheng_web.cases.actions.ask_review import ask_review
from zhicheng_web.cases.actions.ask_second_return import ask_second_return
from zhicheng_web.cases.actions.ask_transfer import ask_transfer
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.assign import assign
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.change_name import change_name
from zhicheng_web.cases.actions.choose_employer import choose_employer
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.correct import correct
from zhicheng_web.cases.actions.correct_posting_day import correct_posting_day
from zhicheng_web.cases.actions.decline_change import decline_change
from zhicheng_web.cases.actions.decline_second_return import decline_second_return
from zhicheng_web.cases.actions.decline_to_recommend import decline_to_recommend
from zhicheng_web.cases.actions.decline_transfer import decline_transfer
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.expire import expire
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.import_calendar import move_publicity
from zhicheng_web.cases.actions.keep_decline import keep_decline
from zhicheng_web.cases.actions.leave_employer import leave_employer
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.propose_change_review import propose_change_review
from zhicheng_web.cases.actions.propose_correction import propose_correction
from zhicheng_web.cases.actions.propose_decline import propose_decline
from zhicheng_web.cases.actions.propose_revocation import propose_revocation
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.recall import recall
from zhicheng_web.cases.actions.receive_parent_report import ParentAnswer, receive_parent_report
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.actions.refile import refile
from zhicheng_web.cases.actions.refuse import refuse
from zhicheng_web.cases.actions.reopen_assessment import reopen_assessment
from zhicheng_web.cases.actions.restore_title import restore_title
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.return_to_employer import return_to_employer
from zhicheng_web.cases.actions.revoke import revoke
from zhicheng_web.cases.actions.send_back import send_back
from zhicheng_web.cases.actions.settle_number import NumberOutcome, settle_number
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.supplement import supplement
from zhicheng_web.cases.actions.take_back import take_back
from zhicheng_web.cases.actions.take_on import take_on
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.actions.undo_correction import undo_correction
from zhicheng_web.cases.actions.uphold_change import uphold_change
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import Case, ParentReport, Publicity
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.people.actor import SYSTEM, Actor


def applicant(cast: Cast) -> Actor:
    return cast.li_yun


def employer(cast: Cast) -> Actor:
    return cast.wang_fang


def examiner(cast: Cast) -> Actor:
    return cast.examiner


def approver(cast: Cast) -> Actor:
    return cast.approver


def second_examiner(cast: Cast) -> Actor:
    return walking.colleague(cast, "examiner")


def second_approver(cast: Cast) -> Actor:
    return walking.colleague(cast, "approver")


def corrected(cast: Cast) -> Case:
    """Returned by the authority; papers and work put right by the applicant."""
    case = walking.returned_to_employer(cast)
    spells = [{**FACTS["employment"][0], "start": "2024-09-01"}]
    case = supplement(case, {"employment": spells}, **walking.act(case, cast.li_yun, moment("03-16")))
    paper = {"kind": "insurance_record", "name": "缴费证明.png"}
    click = walking.act(case, cast.li_yun, moment("03-16", 10))
    return attach_paper(case, kind=paper["kind"], name=paper["name"], data=picture(90), **click)


def ask_for_another_number(case: Case, cast: Cast, act: Act) -> Case:
    """The number that stands is wrong; the proof lies with it."""
    wanted, scan = "530102199003070032", picture(91)
    return ask_correction(case, document="id", number=wanted, reason=REASON, file_name="证件.png", data=scan, **act)


def asked_parent(cast: Cast) -> Case:
    """The unit is a branch, and has asked its parent for the report."""
    case = walking.closed(cast)
    rewrite(cast.firm, branch_of={"uscc": None, "province": "四川", "affiliation": "none"})
    case = Case.objects.get(pk=case.pk)
    return ask_parent(case, **PARENT, **walking.act(case, cast.wang_fang, moment("03-11")))


def answer_as_parent(case: Case, act: Act) -> Case:
    """The parent confirms by name and post."""
    report = ParentReport.objects.filter(case=case).first() or ParentReport(case=case)
    said = ParentAnswer("confirmed", "何建国", "经理", "0871-63131111")
    return receive_parent_report(case, report=report, answer=said, data=b"", **act)


PARENT = {"parent_name": "四川大河工程有限公司", "mail": "hr@example.com", "origin": "http://testserver"}
SPELLS = {"employment": [{**FACTS["employment"][0], "start": "2024-09-01"}]}
SAID = {"assessment_unclear": "年度考核以本次考核代替"}
FAULTS = [Fault("education_differs")]
TURNS = {
    "edit": Turn(walking.draft, applicant, moment("02-03"), lambda c, p, a: edit(c, SPELLS, **a)),
    "submit": Turn(walking.draft, applicant, moment("02-03"), lambda c, p, a: submit(c, **a)),
    "take_back": Turn(walking.submitted, applicant, moment("02-03", 10), lambda c, p, a: take_back(c, **a)),
    "ask_review": Turn(walking.refused, applicant, moment("03-16"), lambda c, p, a: ask_review(c, reason=REASON, **a)),
    "change_name": Turn(
        walking.recognised,
        applicant,
        moment("03-16"),
        lambda c, p, a: change_name(c, name="李筠", reason=REASON, file_name="证明.png", data=picture(90), **a),
    ),
    "ask_correction": Turn(walking.recognised, applicant, moment("03-16"), ask_for_another_number),
    "settle_number": Turn(
        walking.recognised,
        lambda p: p.supervisor,
        moment("03-16"),
        lambda c, p, a: settle_number(c, outcome=NumberOutcome.NOT_CORRECTED, words=REASON, **a),
    ),
    "choose_employer": Turn(
        walking.left, applicant, moment("02-05"), lambda c, p, a: choose_employer(c, p.other_firm, **a)
    ),
    "withdraw": Turn(walking.filed, applicant, moment("03-10", 11), lambda c, p, a: withdraw(c, **a)),
    "leave_employer": Turn(walking.objected, employer, moment("03-06"), lambda c, p, a: leave_employer(c, **a)),
    "return_to_applicant": Turn(
        walking.closed, employer, moment("03-11"), lambda c, p, a: return_to_applicant(c, faults=FAULTS, **a)
    ),
    "enclose": Turn(
        walking.assessed,
        employer,
        moment("02-05"),
        lambda c, p, a: attach_paper(c, kind="parent_recommendation", name="推荐.png", data=picture(), **a),
    ),
    "assess": Turn(walking.submitted, employer, moment("02-04"), lambda c, p, a: assess(c, REVIEW, **a)),
    "decline_to_recommend": Turn(
        walking.assessed, employer, moment("02-05"), lambda c, p, a: decline_to_recommend(c, reason=REASON, **a)
    ),
    "propose_decline": Turn(
        walking.assessed, employer, moment("02-05"), lambda c, p, a: propose_decline(c, reason=REASON, **a)
    ),
    "appeal_decline": Turn(
        walking.not_recommended, applicant, moment("02-05"), lambda c, p, a: appeal_decline(c, reason=REASON, **a)
    ),
    "reopen_assessment": Turn(
        walking.decline_appealed,
        lambda p: p.supervisor,
        moment("02-06"),
        lambda c, p, a: reopen_assessment(c, reason=REASON, **a),
    ),
    "keep_decline": Turn(
        walking.decline_appealed,
        lambda p: p.supervisor,
        moment("02-06"),
        lambda c, p, a: keep_decline(c, reason=REASON, **a),
    ),
    "start_publicity": Turn(
        walking.assessed,
        employer,
        moment("02-27"),
        lambda c, p, a: start_publicity(c, start_on=date(2026, 3, 2), **a),
    ),
    "correct_posting_day": Turn(
        walking.in_publicity,
        employer,
        moment("03-04"),
        lambda c, p, a: correct_posting_day(c, start_on=date(2026, 3, 3), reason=REASON, **a),
    ),
    "reopen_publicity": Turn(
        walking.closed,
        employer,
        moment("03-10", 14),
        lambda c, p, a: correct_posting_day(c, start_on=date(2026, 3, 4), reason=REASON, **a),
    ),
    "move_publicity": Turn(
        walking.in_publicity,
        lambda p: p.supervisor,
        moment("03-04"),
        lambda c, p, a: move_publicity(
            c, c.publicities.first() or Publicity(), date(2026, 3, 10), load_current_calendar(), **a
        ),
    ),
    "close_publicity": Turn(
        walking.in_publicity, employer, moment("03-10"), lambda c, p, a: close_publicity(c, result=NO_OBJECTION, **a)
    ),
    "raise_objection": Turn(
        walking.closed, employer, moment("03-11"), lambda c, p, a: raise_objection(c, words="学历不实", **a)
    ),
    "settle_one_objection": Turn(
        walking.objected_twice,
        employer,
        moment("03-06"),
        lambda c, p, a: settle_objection(c, outcome="withdrawn", conclusion=REASON, **a),
    ),
    "dismiss_objection": Turn(
        walking.objected,
        employer,
        moment("03-06"),
        lambda c, p, a: settle_objection(c, outcome="dismissed", conclusion=REASON, **a),
    ),
    "uphold_objection": Turn(
        walking.objected,
        employer,
        moment("03-06"),
        lambda c, p, a: settle_objection(c, outcome="upheld", conclusion=REASON, **a),
    ),
    "file": Turn(walking.closed, employer, moment("03-20", 23, 59), lambda c, p, a: file(c, **a)),
    "recall": Turn(walking.filed, employer, moment("03-11"), lambda c, p, a: recall(c, **a)),
    "accept": Turn(walking.filed, examiner, moment("03-11"), lambda c, p, a: accept(c, **a)),
    "transfer": Turn(
        walking.in_examination,
        lambda p: p.supervisor,
        moment("03-12"),
        lambda c, p, a: transfer(c, p.guandu, reason=REASON, **a),
    ),
    "take_on": Turn(walking.filed, examiner, moment("03-11"), lambda c, p, a: take_on(c, **a)),
    "assign": Turn(
        walking.in_examination,
        examiner,
        moment("03-12"),
        lambda c, p, a: assign(c, None, reason=REASON, **a),
    ),
    "ask_transfer": Turn(
        walking.in_examination,
        examiner,
        moment("03-12"),
        lambda c, p, a: ask_transfer(c, p.guandu, reason=REASON, **a),
    ),
    "decline_transfer": Turn(
        walking.transfer_asked,
        lambda p: p.supervisor,
        moment("03-13"),
        lambda c, p, a: decline_transfer(c, reason=REASON, **a),
    ),
    "ask_second_return": Turn(
        walking.told_before,
        examiner,
        moment("03-16", 10),
        lambda c, p, a: ask_second_return(c, faults=FAULTS, reason=REASON, **a),
    ),
    "agree_second_return": Turn(
        walking.second_return_asked,
        approver,
        moment("03-17"),
        lambda c, p, a: agree_second_return(c, reason=REASON, **a),
    ),
    "decline_second_return": Turn(
        walking.second_return_asked,
        approver,
        moment("03-17"),
        lambda c, p, a: decline_second_return(c, reason=REASON, **a),
    ),
    "return_to_employer": Turn(
        walking.in_examination, examiner, moment("03-12"), lambda c, p, a: return_to_employer(c, faults=FAULTS, **a)
    ),
    "supplement": Turn(
        walking.returned_to_employer, applicant, moment("03-13"), lambda c, p, a: supplement(c, SPELLS, **a)
    ),
    "refile": Turn(corrected, employer, moment("03-19", 23), lambda c, p, a: refile(c, answers=SAID, **a)),
    "receive_parent_report": Turn(
        asked_parent, lambda p: SYSTEM, moment("03-11", 9), lambda c, p, a: answer_as_parent(c, a)
    ),
    "expire": Turn(walking.returned_to_employer, lambda p: SYSTEM, moment("03-20"), lambda c, p, a: expire(c, **a)),
    "propose": Turn(
        walking.in_examination,
        examiner,
        moment("03-12"),
        lambda c, p, a: propose(c, ProposedOutcome(Outcome.RECOGNISED), answers={}, **a),
    ),
    "send_back": Turn(walking.proposed, approver, moment("03-13"), lambda c, p, a: send_back(c, reason=REASON, **a)),
    "recognise": Turn(walking.proposed, approver, moment("03-13"), lambda c, p, a: recognise(c, **a)),
    "refuse": Turn(walking.proposed_to_refuse, approver, moment("03-13"), lambda c, p, a: refuse(c, **a)),
    "propose_correction": Turn(
        walking.recognised,
        examiner,
        moment("03-16"),
        lambda c, p, a: propose_correction(c, specialty="机械设计", reason=REASON, **EVIDENCE, **a),
    ),
    "correct": Turn(walking.correction_proposed, approver, moment("03-16", 15), lambda c, p, a: correct(c, **a)),
    "propose_revocation": Turn(
        walking.recognised,
        examiner,
        moment("03-24"),
        lambda c, p, a: propose_revocation(c, reason=REASON, **EVIDENCE, **a),
    ),
    "answer_revocation": Turn(
        walking.revocation_proposed,
        applicant,
        moment("03-25"),
        lambda c, p, a: answer_revocation(c, statement=REASON, **EVIDENCE, **a),
    ),
    "revoke": Turn(
        walking.revocation_proposed, approver, moment("04-01"), lambda c, p, a: revoke(c, reason=REASON, **a)
    ),
    "decline_change": Turn(
        walking.correction_proposed,
        approver,
        moment("03-16", 15),
        lambda c, p, a: decline_change(c, reason=REASON, **a),
    ),
    "ask_change_review": Turn(
        walking.revoked,
        applicant,
        moment("04-02"),
        lambda c, p, a: ask_change_review(c, reason=REASON, **EVIDENCE, **a),
    ),
    "propose_change_review": Turn(
        walking.revocation_appealed,
        second_examiner,
        moment("04-03"),
        lambda c, p, a: propose_change_review(c, outcome="undo", reason=REASON, **a),
    ),
    "uphold_change": Turn(
        lambda p: walking.review_proposed(walking.revocation_appealed(p), p, "keep", "04-03"),
        second_approver,
        moment("04-07"),
        lambda c, p, a: uphold_change(c, **a),
    ),
    "undo_correction": Turn(
        lambda p: walking.review_proposed(walking.correction_appealed(p), p, "undo", "03-18"),
        second_approver,
        moment("03-19"),
        lambda c, p, a: undo_correction(c, **a),
    ),
    "restore_title": Turn(
        lambda p: walking.review_proposed(walking.revocation_appealed(p), p, "undo", "04-03"),
        second_approver,
        moment("04-07"),
        lambda c, p, a: restore_title(c, **a),
    ),
    **LANE_TURNS,
}
