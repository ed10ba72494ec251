"""Attacks on what was decided: rows that were written once, changed afterwards."""

from datetime import date

from tests.web.attacks.registry import attack, execute
from tests.web.attacks.stages import REASON
from tests.web.attacks.world import World, at, change
from zhicheng_web.cases.models import Objection, Opinion


@attack("assessed", "assessment_stays")
def an_assessment_praised_afterwards(w: World) -> None:
    change(w.assessment, ability="能力突出")


@attack("publicity", "publicity_stays")
def a_notice_hung_elsewhere_afterwards(w: World) -> None:
    change(w.publicity, place="没有张贴")


@attack("publicity", "ended_publicity_stays")
def a_void_publicity_with_other_words(w: World) -> None:
    change(w.publicity, state="void")
    change(w.publicity, words="没有收到异议")


@attack("publicity", "ended_publicity_stays", "publicity_result_attested")
def a_void_publicity_closed(w: World) -> None:
    change(w.publicity, state="void")
    change(w.publicity, state="closed", closed_on=date(2026, 3, 10))


def objection(w: World) -> Objection:
    return Objection.objects.create(case=w.case, raised_at=at("03-05"), words="工作年限不实", recorded_by=w.hr)


@attack("publicity", "objection_stays")
def an_objection_with_other_words(w: World) -> None:
    change(objection(w), words="没有什么")


@attack("publicity", "settled_objection_stays")
def a_conclusion_turned_round(w: World) -> None:
    row = objection(w)
    change(row, state="upheld", settled_at=at("03-06"), settled_by=w.hr.pk, conclusion=REASON)
    change(row, state="dismissed")


@attack("filed", "filing_stays")
def a_filing_by_somebody_else(w: World) -> None:
    change(w.filing, by=w.stranger.pk)


@attack("filed", "manifest_stays")
def a_paper_struck_from_the_manifest(w: World) -> None:
    execute("DELETE FROM filing_paper WHERE id = %s", w.filing_paper.pk)


@attack("filed", "filed_facts_stay")
def another_specialty_after_the_filing(w: World) -> None:
    change(w.case, specialty="电气")


@attack("draft", "paper_stays")
def a_paper_under_another_name(w: World) -> None:
    change(w.paper, name="别人的.pdf")


@attack("returned", "return_stays")
def a_return_for_other_reasons(w: World) -> None:
    change(w.round, reasons=[{"code": "other", "clause": "二（二）"}])


@attack("examined", "opinion_stays")
def an_opinion_changed_afterwards(w: World) -> None:
    row = Opinion.objects.create(
        case=w.case, seq=w.case.version, key="age", clause="一（一）", advice="pass", opinion="pass", by=w.examiner,
        at=at("03-12"),
    )  # fmt: skip
    change(row, opinion="fail", reason=REASON)


@attack("proposed", "proposal_stays")
def a_proposal_with_another_reason(w: World) -> None:
    change(w.proposal, reason=REASON)


@attack("recognised", "decision_stays")
def a_decision_with_another_reason(w: World) -> None:
    change(w.decision, reason=REASON)


@attack("recognised", "recognition_stays")
def a_title_of_another_level(w: World) -> None:
    change(w.recognition, level="technician")
