"""四: filed again within the grace, with every fault answered; the filing date and the policy are those of the first."""

from collections.abc import Mapping
from typing import Any, Unpack

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.engine import advice, engine_input
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step


def refile(case: Case, *, answers: Mapping[str, str] | None = None, **act: Unpack[Act]) -> Case:
    """File again. `answers`: what the employer says to faults, by code, for which nothing had to change."""
    explanations = answers or {}
    note: Json = {}

    def given(locked: Case) -> Mapping[str, Any]:
        return {"unanswered_faults": correction_rounds.list_unanswered_faults(locked, explanations)}

    def inside(locked: Case) -> None:
        before = _filing.require_standing_filing(locked)
        correction_rounds.save_fault_answers(locked, explanations, act["at"])
        correction_rounds.close_round(locked, act["at"])
        returned = ReturnRound.objects.filter(case=locked, side=ReturnRound.Side.AUTHORITY).latest("seq")
        row = _filing.create_grace_filing(locked, before, returned, act["at"], act["by"])
        locked.filing_seq = row.seq
        answer = engine_input.judge_case(locked, row.filing_on)
        locked.advice = answer["verdict"]
        advice.save_verdict(locked, answer, row.policy, act["at"])
        note.update(_filing.build_filing_note(row, answer))

    return take_authorised_step(case, "refile", act, note=note, given=given, inside=inside)
