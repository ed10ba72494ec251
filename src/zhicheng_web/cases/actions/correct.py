"""三（四）: a slip in what the form prints of a title is put right; number, date and level stay as they were decided."""

from typing import Any, Unpack

from zhicheng_web.cases.actions._decision import TECHNICIAN
from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Recognition
from zhicheng_web.cases.models.employer import MIN_REASON_LENGTH
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step


def list_possible_titles(now: Recognition) -> list[str]:
    """What a title of this level can be called: by any series, for the slip may be in the series (一（三）)."""
    policy = engine_input.find_policy_on(engine_input.to_kunming_day(now.recognised_at))
    junior = (
        one.technician_title if now.level == TECHNICIAN else one.assistant_title for one in policy.series.values()
    )
    return sorted({one for one in junior if one})


def correct(case: Case, *, reason: str, title: str = "", specialty: str = "", **act: Unpack[Act]) -> Case:
    """Correct the wording of title or specialty; empty: it stays."""
    enough = len(reason.strip()) >= MIN_REASON_LENGTH
    require_that(enough, "correction_reason", "三（四）", "更正没有写明理由", "请写明理由（至少6个字）。")
    corrections = {"title": title.strip(), "specialty": specialty.strip()}
    note: dict[str, Any] = {}

    def inside(locked: Case) -> None:
        now = Recognition.objects.get(case=locked)
        changes = {key: word for key, word in corrections.items() if word and word != getattr(now, key)}
        remedy = "请填写更正后的职称或专业，和现在的不同。"
        require_that(bool(changes), "correction_of_something", "三（四）", "没有要更正的内容", remedy)
        named = changes.get("title", now.title)
        known = named in (now.title, *list_possible_titles(now))
        require_that(known, "correction_to_a_title", "三（四）", f"没有“{named}”这个同级职称", "请从列出的职称中选择。")
        # What the title was called until now stands in the entry: nothing is lost. It is no fact about a person.
        note["former"] = {key: getattr(now, key) for key in sorted(changes)}
        Recognition.objects.filter(case=locked).update(**changes)
        note.update(save_remark(locked, act, reason.strip()))

    return take_authorised_step(case, "correct", act, note=note, inside=inside)
