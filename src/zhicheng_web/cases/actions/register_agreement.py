"""三（二） the dispatch agreement that lies in a case is used for the next person of the same two units while it is valid."""

from dataclasses import dataclass
from datetime import date
from typing import Unpack

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, DispatchAgreement
from zhicheng_web.cases.papers.attach import ChangePapers, change_papers
from zhicheng_web.cases.read.lanes import AGREEMENT
from zhicheng_web.cases.transition.authorised import Act, require_that


@dataclass
class RegisterAgreement(ChangePapers):
    """A line of the register: which paper, until when."""

    valid_until: date

    def write(self, case: Case) -> None:
        """Of the agreement enclosed last. Raises StepRefused: none is there, or it is over."""
        today = engine_input.to_kunming_date(self.act["at"])
        papers = engine_input.group_current_papers(case).get(AGREEMENT, [])
        require_that(
            bool(papers), "agreement_enclosed", "三（二）", "还没有附上派遣协议", "请先附上派遣协议，再登记有效期。"
        )
        require_that(
            self.valid_until >= today,
            "agreement_valid",
            "三（二）",
            "这份派遣协议已经到期",
            "请附上现在有效的派遣协议。",
        )
        if case.agency is None:
            raise LookupError(f"case {case.public_id} has no agency")
        DispatchAgreement.objects.get_or_create(
            paper=papers[-1],
            valid_until=self.valid_until,
            defaults={
                "case": case,
                "employer": case.employer,
                "agency": case.agency,
                "by_id": self.act["by"].person_id,
                "at": self.act["at"],
            },
        )

    def note(self) -> dict[str, str]:
        """Until when."""
        return {"agreement": self.kind, "until": self.valid_until.isoformat()}


def register_agreement(case: Case, *, valid_until: date, pages_complete: bool, **act: Unpack[Act]) -> Case:
    """Let the agreement of this case be used for others, until a day. `pages_complete`: first, last and work pages are there."""
    require_that(
        pages_complete,
        "agreement_pages",
        "三（二）",
        "没有确认首页、末页和写明工作性质的页都在",
        "请核对后勾选；缺页的，请补齐再登记。",
    )
    return change_papers(case, AGREEMENT, act, lambda: RegisterAgreement(act, AGREEMENT, valid_until))
