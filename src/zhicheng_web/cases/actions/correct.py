"""三（四）: a slip in what the form prints of a title is put right; number, date and level stay as they were decided."""

from typing import Any, Unpack

from zhicheng_web.cases.models import Case, Recognition
from zhicheng_web.cases.models.employer import REASON_LENGTH
from zhicheng_web.cases.remarks import remark
from zhicheng_web.cases.taking import Act, require, take


def correct(case: Case, *, reason: str, title: str = "", specialty: str = "", **act: Unpack[Act]) -> Case:
    """Correct the wording of title or specialty; empty: it stays."""
    enough = len(reason.strip()) >= REASON_LENGTH
    require(enough, "correction_reason", "三（四）", "更正没有写明理由", "请写明理由（至少6个字）。")
    changes = {key: word for key, word in (("title", title.strip()), ("specialty", specialty.strip())) if word}
    require(bool(changes), "correction_of_something", "三（四）", "没有填写要更正的内容", "请填写更正后的职称或专业。")

    # What the title was called until now stands in the entry: nothing is lost. It is no fact about a person.
    note: dict[str, Any] = {"former": Recognition.objects.filter(case=case).values(*sorted(changes)).first()}

    def inside(locked: Case) -> None:
        Recognition.objects.filter(case=locked).update(**changes)
        note.update(remark(locked, act, reason.strip()))

    return take(case, "correct", act, note=note, inside=inside)
