"""Papers of a case: under which step somebody may change them now, and how a new one is made from an upload."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet, Sum

from zhicheng.procedure.states import Role
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.papers import correction_rounds, pictures, required
from zhicheng_web.cases.papers.finished_rounds import RoundEnd
from zhicheng_web.cases.papers.photo import PHOTO
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper
from zhicheng_web.cases.papers.uploads.limits import (
    MAX_CASE_BYTES,
    MAX_DAY_BYTES,
    MAX_DAY_BYTES_OF_EMPLOYER,
    MAX_PAPERS_OF_KIND,
    MEGABYTE,
)
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.actor import Actor

PAPER_STEPS = ("edit", "supplement", "enclose")
MAX_NAME_LENGTH = 160


def find_paper_step(case: Case, by: Actor) -> str:
    """The step under which an actor changes papers: the one that the table opens, else the first of their own."""
    own = [key for key in PAPER_STEPS if by.role in STEPS_BY_KEY[key].by]
    return next((key for key in own if case.about.state in STEPS_BY_KEY[key].from_), own[0] if own else PAPER_STEPS[0])


@dataclass
class ChangePapers(StepAct):
    """A change of the papers of one kind; in a round of correction only of a faulted one."""

    act: Act
    kind: str
    end_note: Mapping[str, Any] = field(default_factory=dict, init=False)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Whether an open round faults the kind."""
        return {
            "parts_outside_faults": correction_rounds.list_parts_outside_faults(
                case, [self.kind], engine_input.to_kunming_day(self.act["at"])
            )
        }

    def write(self, case: Case) -> None:
        """What the kind was faulted for is answered; told once to whoever goes on where nothing of it waits any more."""
        end = RoundEnd(self.act["at"])
        end.look_before(case)
        if self.changes_nothing(case):
            correction_rounds.mark_parts_unchanged(case, [self.kind], self.act["at"])
        else:
            correction_rounds.mark_parts_corrected(case, [self.kind], self.act["at"])
        end.look_after(case)
        self.end_note = end.note()

    def changes_nothing(self, case: Case) -> bool:
        """Whether the same bytes lie there as before: touched is not changed."""
        return False

    def note(self) -> Mapping[str, Any]:
        """What the applicant has finished with it."""
        return self.end_note


def change_papers(case: Case, kind: str, act: Act, make: Callable[[], ChangePapers]) -> Case:
    """Take the step under which the actor changes papers of a kind now. Raises StepRefused for what is not theirs to bring."""
    own_kind = act["by"].role is not Role.EMPLOYER or required.is_employer_paper_kind(
        engine_input.find_policy_on(engine_input.to_kunming_day(act["at"])), kind
    )
    require_that(own_kind, "paper_not_yours", "三（二）", "这一类材料由本人上传", "要改的，请退回本人补正。")
    return take_authorised_step(case, find_paper_step(case, act["by"]), act, make)


def create_paper(case: Case, kind: str, name: str, clean: CleanPaper, act: Act) -> Paper:
    """Store the bytes, and make their row. Raises StepRefused for a kind that the policy does not know, or too many.

    Everything that may refuse was asked before: what is refused has written nothing to the disk.
    """
    known = {one.key for one in engine_input.find_policy_on(engine_input.to_kunming_day(act["at"])).materials} | {PHOTO}
    require_that(kind in known, "paper_kind_not_asked", "三（一）", "没有这一类材料", "请从材料清单里选择。")
    count = len(engine_input.group_current_papers(case).get(kind, ()))
    require_that(
        count < MAX_PAPERS_OF_KIND,
        "paper_too_many",
        "三（一）",
        f"同一类材料最多{MAX_PAPERS_OF_KIND}份",
        "请合并成一个PDF上传。",
    )
    return create_paper_row(case, kind, name, clean, act)


def create_paper_row(case: Case, kind: str, name: str, clean: CleanPaper, act: Act) -> Paper:
    """The row, and the bytes under their hash; of any kind, as the proof of an act that no policy asks for."""
    require_room(case, len(clean.data), act)
    paper = Paper.objects.create(
        case=case,
        kind=kind,
        name=name.strip()[-MAX_NAME_LENGTH:] or kind,
        sha256=store.store_paper_bytes(clean.data),
        size=len(clean.data),
        media_type=clean.media_type,
        pages=clean.pages,
        uploaded_by_id=act["by"].person_id,
        at=act["at"],
    )
    pictures.store_pictures(paper, clean.pictures, clean.thumbnail)
    return paper


def require_room(case: Case, size: int, act: Act) -> None:
    """Raises StepRefused where a case, or a person within 24 hours, has uploaded as much as the disk allows to one."""
    megabytes = MAX_CASE_BYTES // MEGABYTE
    require_that(
        sum_sizes(Paper.objects.filter(case=case)) + size <= MAX_CASE_BYTES,
        "paper_case_full",
        "",
        f"这件申报上传过的文件合计超过{megabytes}MB，替换和移除的旧文件也算在内",
        "请把扫描的分辨率降低后再上传；仍然不行的，请打电话给市人社局。",
    )
    by, since = act["by"], act["at"] - timedelta(days=1)
    most = MAX_DAY_BYTES_OF_EMPLOYER if by.role is Role.EMPLOYER else MAX_DAY_BYTES
    require_that(
        sum_sizes(Paper.objects.filter(uploaded_by_id=by.person_id, at__gt=since)) + size <= most,
        "paper_day_full",
        "",
        f"您24小时内上传的文件合计超过{most // MEGABYTE}MB",
        "已经上传的都在。请明天再传其余的，或把扫描的分辨率降低。",
    )


def sum_sizes(papers: QuerySet[Paper]) -> int:
    """The bytes of papers together."""
    return papers.aggregate(total=Sum("size"))["total"] or 0
