"""三（二） 附件2: a branch takes its parent's link back; another can be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from zhicheng_web.cases.actions.ask_parent import take_back
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers.attach import ChangePapers, change_papers
from zhicheng_web.cases.read.parent_reports import PARENT_REPORT, find_open_report
from zhicheng_web.cases.transition.authorised import Act, require_that


@dataclass
class WithdrawReport(ChangePapers):
    """The link opens nothing any more."""

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """A link is taken back whatever an open round faults: it brings nothing."""
        return {"parts_outside_faults": ()}

    def write(self, case: Case) -> None:
        """Raises StepRefused where nothing waits."""
        waiting = find_open_report(case)
        require_that(
            waiting is not None, "parent_report_waits", "三（二）", "没有等总公司答复的推荐报告", "请刷新页面。"
        )
        if waiting is not None:
            take_back(waiting, self.act)

    def note(self) -> dict[str, str]:
        """Which material."""
        return {"withdrew_parent": self.kind}


def withdraw_parent_report(case: Case, **act: Unpack[Act]) -> Case:
    """Take the link back; another can be sent. Raises StepRefused where none waits."""
    return change_papers(case, PARENT_REPORT, act, lambda: WithdrawReport(act, PARENT_REPORT))
