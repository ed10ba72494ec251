"""Publicities and objections as several actions change them: voiding what runs, settling what was raised (三（二）)."""

from django.db.models import QuerySet

from zhicheng_web.cases.actions._lanes import empty_lanes, take_stamps_off
from zhicheng_web.cases.models import Case, CaseLane, Objection, Paper, Publicity
from zhicheng_web.cases.transition.authorised import Act


def void_publicities(case: Case, act: Act, conclusion: str) -> None:
    """The publicities of a case count no more, nor what was checked and stamped; nobody enquires into what was objected."""
    empty_lanes(case)
    take_notices_down(case, act, conclusion)


def restart_publicities(case: Case, act: Act, conclusion: str) -> None:
    """The publicities of a case count no more, nor a stamp on them; what was checked stays checked."""
    take_stamps_off(CaseLane.objects.filter(case=case))
    take_notices_down(case, act, conclusion)


def take_notices_down(case: Case, act: Act, conclusion: str) -> None:
    """No publicity stands; what was objected to one and is still open ends without a finding, for the reason of these words."""
    end_open_objections(case, act, conclusion)
    void_standing(Publicity.objects.filter(case=case), act)


def void_standing(publicities: QuerySet[Publicity], act: Act) -> None:
    """Of these publicities those that stand are void, and what shows them counts no more; one that was void keeps its words."""
    standing = publicities.exclude(state=Publicity.State.VOID)
    Paper.objects.filter(pk__in=standing.values("photo"), removed_at=None).update(removed_at=act["at"])
    standing.update(state=Publicity.State.VOID)


def end_open_objections(case: Case, act: Act, conclusion: str) -> None:
    """Nobody has found out whether an open objection holds, and nobody will: it ends without a finding."""
    Objection.objects.filter(case=case, state=Objection.State.OPEN).update(
        state=Objection.State.LAPSED, settled_at=act["at"], settled_by=act["by"].person_id, conclusion=conclusion
    )
