"""Put a new file in the place of a paper; the old one stays on record, where it was filed too."""

from typing import Unpack

from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.papers.attach import change_papers, create_paper
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import clean_upload
from zhicheng_web.cases.transition.authorised import Act


def replace_paper(case: Case, paper: Paper, *, name: str, data: bytes, **act: Unpack[Act]) -> Case:
    """Replace a paper of the case that still counts. Raises Paper.DoesNotExist for any other."""
    clean = clean_upload(data)
    digest = store.store_paper_bytes(clean.data)

    def inside(locked: Case) -> None:
        old = Paper.objects.get(pk=paper.pk, case=locked, replaced_by=None, removed_at=None)
        old.replaced_by = create_paper(locked, old.kind, name, clean, act)
        old.save(update_fields=["replaced_by"])

    return change_papers(case, paper.kind, act, inside=inside, note={"added": digest, "replaced": paper.sha256})
