"""三（二）: the days are over and no objection is left."""

from typing import Unpack

from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, Publicity
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step

NO_OBJECTION = "公示期间没有收到异议"


def close_publicity(case: Case, *, words: str = NO_OBJECTION, **act: Unpack[Act]) -> Case:
    """Note the result of the publicity, possible from the day after its last."""

    def inside(locked: Case) -> None:
        running = Publicity.objects.filter(case=locked, state=Publicity.State.RUNNING)
        running.update(state=Publicity.State.CLOSED, closed_on=to_kunming_date(act["at"]), words=words.strip())

    return take_authorised_step(case, "close_publicity", act, inside=inside)
