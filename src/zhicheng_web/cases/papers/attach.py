"""Papers of a case: under which step somebody may change them now, and how a new one is made from an upload."""

from collections.abc import Mapping
from typing import Any

from zhicheng.procedure.states import Role, State
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.papers import correction_rounds, required
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import Clean
from zhicheng_web.cases.papers.uploads.limits import MOST_PAPERS
from zhicheng_web.cases.transition.authorised import Act, require, take
from zhicheng_web.cases.transition.record import Inside
from zhicheng_web.people.actor import Actor

STEPS = ("edit", "supplement", "enclose")
LONGEST_NAME = 160


def step_for(case: Case, by: Actor) -> str:
    """The step under which an actor changes papers: the one that the table opens, else the first of their own."""
    own = [key for key in STEPS if by.role in STEPS_BY_KEY[key].by]
    return next((key for key in own if State(case.state) in STEPS_BY_KEY[key].from_), own[0] if own else STEPS[0])


def change_papers(case: Case, kind: str, act: Act, *, inside: Inside, note: Mapping[str, Any]) -> Case:
    """Change the papers of a kind; in a round of correction only of a faulted one."""

    mine = act["by"].role is not Role.EMPLOYER or required.is_employers(kind, act["at"])
    require(mine, "paper_not_yours", "三（二）", "这一类材料由本人上传", "要改的，请退回本人补正。")

    def given(locked: Case) -> Mapping[str, Any]:
        return {"parts_outside_faults": correction_rounds.outside(locked, [kind], engine_input.day_of(act["at"]))}

    def changed(locked: Case) -> None:
        inside(locked)
        correction_rounds.answer(locked, [kind], act["at"])

    return take(case, step_for(case, act["by"]), act, note={"paper": kind, **note}, given=given, inside=changed)


def new_paper(case: Case, kind: str, name: str, clean: Clean, act: Act) -> Paper:
    """A row for bytes that are kept already. Raises Refused for a kind that the policy does not know, or too many."""
    known = {one.key for one in engine_input.policy_on(engine_input.day_of(act["at"])).materials}
    require(kind in known, "paper_kind_not_asked", "三（一）", "没有这一类材料", "请从材料清单里选择。")
    count = len(engine_input.papers(case).get(kind, ()))
    require(
        count < MOST_PAPERS, "paper_too_many", "三（一）", f"同一类材料最多{MOST_PAPERS}份", "请合并成一个PDF上传。"
    )
    return Paper.objects.create(
        case=case,
        kind=kind,
        name=name.strip()[-LONGEST_NAME:] or kind,
        sha256=store.keep(clean.data),
        size=len(clean.data),
        media_type=clean.media_type,
        pages=clean.pages,
        uploaded_by_id=act["by"].person_id,
        at=act["at"],
    )
