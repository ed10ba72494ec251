"""Publicities and objections as several actions change them: voiding what runs, settling what was raised (三（二）)."""

from zhicheng_web.cases.models import Case, Objection, Publicity
from zhicheng_web.cases.transition.authorised import Act


def void_publicities(case: Case, act: Act, conclusion: str) -> None:
    """The publicities of a case count no more; what was objected to them is settled with these words."""
    settle_objections(case, act, Objection.State.DISMISSED, conclusion)
    Publicity.objects.filter(case=case).exclude(state=Publicity.State.VOID).update(state=Publicity.State.VOID)


def settle_objections(case: Case, act: Act, state: str, conclusion: str) -> None:
    """Every open objection of a case has this outcome."""
    open_objections = Objection.objects.filter(case=case, state=Objection.State.OPEN)
    open_objections.update(
        state=state, settled_at=act["at"], settled_by=act["by"].person_id, conclusion=conclusion.strip()
    )
