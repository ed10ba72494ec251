"""Publicities and objections as several actions change them: voiding what runs, settling what was raised (三（二）)."""

from django.db.models import QuerySet

from zhicheng_web.cases.actions._lanes import empty_lanes, take_stamps_off
from zhicheng_web.cases.models import Case, CaseLane, Objection, Paper, Publicity
from zhicheng_web.cases.transition.authorised import Act


def void_publicities(case: Case, act: Act, conclusion: str) -> None:
    """The publicities of a case count no more, nor what was checked and stamped; what was objected is settled so."""
    empty_lanes(case)
    take_notices_down(case, act, conclusion)


def restart_publicities(case: Case, act: Act, conclusion: str) -> None:
    """The publicities of a case count no more, nor a stamp on them; what was checked stays checked."""
    take_stamps_off(CaseLane.objects.filter(case=case))
    take_notices_down(case, act, conclusion)


def take_notices_down(case: Case, act: Act, conclusion: str) -> None:
    """No publicity stands; what was objected to one is settled with these words."""
    settle_objections(case, act, Objection.State.DISMISSED, conclusion)
    void_standing(Publicity.objects.filter(case=case), act)


def void_standing(publicities: QuerySet[Publicity], act: Act) -> None:
    """Of these publicities those that stand are void, and what shows them counts no more; one that was void keeps its words."""
    standing = publicities.exclude(state=Publicity.State.VOID)
    Paper.objects.filter(pk__in=standing.values("photo"), removed_at=None).update(removed_at=act["at"])
    standing.update(state=Publicity.State.VOID)


def settle_objections(case: Case, act: Act, state: str, conclusion: str, lane: str = "") -> None:
    """Every open objection of a case, or of one of its lanes, has this outcome."""
    open_objections = Objection.objects.filter(case=case, state=Objection.State.OPEN)
    if lane:
        open_objections = open_objections.filter(lane=lane)
    open_objections.update(
        state=state, settled_at=act["at"], settled_by=act["by"].person_id, conclusion=conclusion.strip()
    )
