"""四: filed again within the grace, with every fault answered; the filing date and the policy are those of the first."""

from collections.abc import Mapping
from typing import Any, Unpack

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.engine import advice, engine_input
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.transition.authorised import Act, take


def refile(case: Case, *, answers: Mapping[str, str] | None = None, **act: Unpack[Act]) -> Case:
    """File again. `answers`: what the employer says to faults, by code, for which nothing had to change."""
    said = answers or {}
    note: Json = {}

    def given(locked: Case) -> Mapping[str, Any]:
        return {"unanswered_faults": correction_rounds.unanswered(locked, said)}

    def inside(locked: Case) -> None:
        before = _filing.in_use(locked)
        correction_rounds.explain(locked, said, act["at"])
        correction_rounds.close(locked, act["at"])
        returned = ReturnRound.objects.filter(case=locked, side=ReturnRound.Side.AUTHORITY).latest("seq")
        row = _filing.again(locked, before, returned, act["at"], act["by"])
        locked.filing_seq = row.seq
        answer = engine_input.judged(locked, row.filing_on)
        locked.advice = answer["verdict"]
        advice.keep_receipt(locked, answer, row.policy, act["at"])
        note.update(_filing.note(row, answer))

    return take(case, "refile", act, note=note, given=given, inside=inside)
