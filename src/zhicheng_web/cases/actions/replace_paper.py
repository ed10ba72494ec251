"""Put a new file in the place of a paper; the old one stays on record, where it was filed too."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.papers.attach import ChangePapers, change_papers, create_paper
from zhicheng_web.cases.papers.photo import check_photo
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_upload_of
from zhicheng_web.cases.transition.authorised import Act


@dataclass
class ReplacePaper(ChangePapers):
    """A new file in the place of a paper."""

    paper: Paper
    name: str
    clean: CleanPaper
    digest: str

    def write(self, case: Case) -> None:
        """Of one that still counts."""
        old = Paper.objects.get(pk=self.paper.pk, case=case, replaced_by=None, removed_at=None)
        old.replaced_by = create_paper(case, old.kind, self.name, self.clean, self.act)
        old.save(update_fields=["replaced_by"])
        super().write(case)

    def changes_nothing(self, case: Case) -> bool:
        """Whether the new file is the old one."""
        return self.digest == self.paper.sha256

    def note(self) -> Mapping[str, Any]:
        """The kind, and the hashes of the new bytes and the old."""
        return {"paper": self.kind, "added": self.digest, "replaced": self.paper.sha256} | dict(super().note())


def replace_paper(case: Case, paper: Paper, *, name: str, data: bytes, **act: Unpack[Act]) -> Case:
    """Replace a paper of the case that still counts. Raises Paper.DoesNotExist for any other."""
    clean = clean_upload_of(act["by"].person_id, data)
    check_photo(paper.kind, clean)
    digest = store.hash_paper(clean.data)
    return change_papers(case, paper.kind, act, lambda: ReplacePaper(act, paper.kind, paper, name, clean, digest))
