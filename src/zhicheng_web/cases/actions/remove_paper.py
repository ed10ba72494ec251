"""Take a paper out of a case; it stays on record and counts no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.papers.attach import ChangePapers, change_papers
from zhicheng_web.cases.transition.authorised import Act


@dataclass
class RemovePaper(ChangePapers):
    """A paper that counts no more."""

    paper: Paper

    def write(self, case: Case) -> None:
        """Mark the paper as removed. Raises Paper.DoesNotExist where it does not count any more."""
        mine = Paper.objects.filter(pk=self.paper.pk, case=case, replaced_by=None, removed_at=None)
        if not mine.update(removed_at=self.act["at"]):
            raise Paper.DoesNotExist(f"paper {self.paper.public_id} does not count in this case")
        super().write(case)

    def note(self) -> Mapping[str, Any]:
        """The kind, and the hash of the bytes that were removed."""
        return {"paper": self.kind, "removed": self.paper.sha256} | dict(super().note())


def remove_paper(case: Case, paper: Paper, **act: Unpack[Act]) -> Case:
    """Remove a paper of the case that still counts. Raises Paper.DoesNotExist for any other."""
    return change_papers(case, paper.kind, act, lambda: RemovePaper(act, paper.kind, paper))
