"""三（二）: one objection is settled: it holds, it does not, or was withdrawn. What becomes of the notice is said with the last.

Of several one may hold: the publicity is void when all are settled, and starts again. Of a dispatched worker both notices are
void then, whichever unit has enquired into it: they hold the same content.
"""

from dataclasses import dataclass
from typing import Final, Unpack

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.lanes import TAKING_DOWN_STEPS, Lane
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.actions._publicity import restart_publicities
from zhicheng_web.cases.models import Case, Objection
from zhicheng_web.cases.read.lanes import count_open_objections, find_acting_lane
from zhicheng_web.cases.read.posting import has_upheld_objection
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.cases.transition.idempotency import find_keyed_step
from zhicheng_web.cases.transition.step_act import StepAct

NO_FINDINGS: Final = (Objection.State.OPEN, Objection.State.LAPSED)
OUTCOMES: Final = {one.value: str(one.label) for one in Objection.State if one not in NO_FINDINGS}
"""What somebody can find of an objection, by its key."""
OTHER_HOLDS: Final = "另一件异议成立，公示作废，本件没有核查"


@dataclass
class SettleObjection(StepAct):
    """One objection with its own outcome; taken down are the notices where one holds and none is left."""

    act: Act
    place: int
    outcome: str
    conclusion: str
    takes_down: bool

    def write(self, case: Case) -> None:
        """Settle it first, then void the publicity: what the other unit still enquires into ends without a finding."""
        chosen = self.find_objection(case)
        one = Objection.objects.filter(pk=chosen.pk, state=Objection.State.OPEN)
        settled = {"settled_at": self.act["at"], "settled_by_id": self.act["by"].person_id}
        one.update(state=self.outcome, conclusion=self.conclusion.strip(), **settled)
        if self.takes_down:
            restart_publicities(case, self.act, OTHER_HOLDS)

    def find_objection(self, case: Case) -> Objection:
        """The one that is meant, among those that the acting unit has open. Raises StepRefused where it is none of them."""
        lane = find_acting_lane(case, self.act["by"]).value
        numbered = list_numbered_objections(case)
        open_ = {place: one for place, one in numbered.items() if one.lane == lane and one.settled_at is None}
        place = self.place or next(iter(open_), 0)
        require_that(
            place in open_, "objection_is_open", "三（二）", "这件异议已经有结论", "请刷新后选择还没有查清的异议。"
        )
        return open_[place]


def list_numbered_objections(case: Case) -> dict[int, Objection]:
    """The objections to the notices of a case, by their number in it, from 1."""
    found = case.objections.filter(kind=Objection.Kind.PUBLICITY).order_by("pk")
    return dict(enumerate(found, start=1))


def settle_objection(case: Case, *, outcome: str, conclusion: str, place: int = 0, **act: Unpack[Act]) -> Case:
    """Settle one objection of the acting unit's; `place`: its number in the case, 0: the first that is open."""
    require_that(outcome in OUTCOMES, "objection_outcome", "三（二）", "没有选异议的结论", "请选择成立、不成立或撤回。")
    step = find_settling_step(case, act, outcome)
    down = step in TAKING_DOWN_STEPS
    return take_authorised_step(case, step, act, lambda: SettleObjection(act, place, outcome, conclusion, down))


def find_settling_step(case: Case, act: Act, outcome: str) -> str:
    """The step of the acting unit: while another of its objections is open the notice waits; then one that holds decides.
    A second click takes the step of the first.
    """
    taken = find_keyed_step(act["by"].person_id, act["key"])
    if taken:
        return taken
    lane = find_acting_lane(case, act["by"])
    if count_open_objections(case, lane) > 1:
        return find_lane_step("settle_one_objection", lane)
    if outcome != Objection.State.UPHELD and not has_upheld_objection(case, lane):
        return find_lane_step("dismiss_objection", lane)
    return find_uphold_step(case, lane)


def find_uphold_step(case: Case, lane: Lane) -> str:
    """Where the employer has no notice up yet, only the agency's starts again."""
    if lane is Lane.EMPLOYER:
        return "uphold_objection"
    early = case.about.state in STEPS_BY_KEY["restart_agency_publicity"].from_
    return "restart_agency_publicity" if early else "uphold_agency_objection"
