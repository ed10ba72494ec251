"""Add a paper to a case (三（一）, 三（二）): PDF, JPEG or PNG, recognised by its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers.attach import ChangePapers, change_papers, create_paper
from zhicheng_web.cases.papers.photo import check_photo, require_only_photo
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_upload_of
from zhicheng_web.cases.transition.authorised import Act


@dataclass
class AttachPaper(ChangePapers):
    """One more paper of a kind."""

    name: str
    clean: CleanPaper
    digest: str

    def write(self, case: Case) -> None:
        """Beside those that are there."""
        require_only_photo(case, self.kind)
        create_paper(case, self.kind, self.name, self.clean, self.act)
        super().write(case)

    def note(self) -> Mapping[str, Any]:
        """The kind, and the hash of the bytes that were added."""
        return {"paper": self.kind, "added": self.digest} | dict(super().note())


def attach_paper(case: Case, *, kind: str, name: str, data: bytes, **act: Unpack[Act]) -> Case:
    """Keep an upload as a paper of a kind (the key of a material). Raises StepRefused with the reason in words."""
    clean = clean_upload_of(act["by"].person_id, data)
    check_photo(kind, clean)
    return attach_clean_paper(case, kind=kind, name=name, clean=clean, **act)


def attach_clean_paper(case: Case, *, kind: str, name: str, clean: CleanPaper, **act: Unpack[Act]) -> Case:
    """The same for an upload that has been cleaned. Raises StepRefused."""
    digest = store.hash_paper(clean.data)
    return change_papers(case, kind, act, lambda: AttachPaper(act, kind, name, clean, digest))
