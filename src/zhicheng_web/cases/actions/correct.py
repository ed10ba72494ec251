"""三（四）: a slip in what the form prints of a title is put right; number, date and level stay as they were decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Recognition
from zhicheng_web.cases.transition.authorised import Act, require_reason, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


def list_possible_titles(now: Recognition) -> list[str]:
    """What a title of this level can be called: by any series, for the slip may be in the series (一（三）)."""
    policy = engine_input.find_policy_on(engine_input.to_kunming_day(now.recognised_at))
    titles = (one.find_title(now.level) for one in policy.series.values())
    return sorted({one for one in titles if one})


@dataclass
class Correct(StepAct):
    """Other words of a title; what it was called until now stands in the entry, so that nothing is lost."""

    act: Act
    reason: str
    wanted: Mapping[str, str]
    former: dict[str, str] = field(default_factory=dict, init=False)
    remark: dict[str, str] = field(default_factory=dict, init=False)

    def write(self, case: Case) -> None:
        """The words that differ from those that stand."""
        now = Recognition.objects.get(case=case)
        changes = {key: word for key, word in self.wanted.items() if word and word != getattr(now, key)}
        remedy = "请填写更正后的职称或专业，和现在的不同。"
        require_that(bool(changes), "correction_of_something", "三（四）", "没有要更正的内容", remedy)
        title = changes.get("title", now.title)
        known = title in (now.title, *list_possible_titles(now))
        require_that(known, "correction_to_a_title", "三（四）", f"没有“{title}”这个同级职称", "请从列出的职称中选择。")
        self.former = {key: getattr(now, key) for key in sorted(changes)}
        Recognition.objects.filter(case=case).update(**changes)
        self.remark = save_remark(case, self.act, self.reason)

    def note(self) -> Mapping[str, Any]:
        """The former words, which are no fact about a person; the hash of the reason."""
        return {"former": self.former, **self.remark}


def correct(case: Case, *, reason: str, title: str = "", specialty: str = "", **act: Unpack[Act]) -> Case:
    """Correct the wording of title or specialty; empty: it stays."""
    words = require_reason(reason, "correction_reason", "三（四）", "更正没有写明理由")
    corrections = {"title": title.strip(), "specialty": specialty.strip()}
    return take_authorised_step(case, "correct", act, lambda: Correct(act, words, corrections))
