"""Take a paper out of a case; it stays on record and counts no more."""

from typing import Unpack

from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.papers.attach import change_papers
from zhicheng_web.cases.transition.authorised import Act


def remove_paper(case: Case, paper: Paper, **act: Unpack[Act]) -> Case:
    """Remove a paper of the case that still counts. Raises Paper.DoesNotExist for any other."""

    def inside(locked: Case) -> None:
        mine = Paper.objects.filter(pk=paper.pk, case=locked, replaced_by=None, removed_at=None)
        if not mine.update(removed_at=act["at"]):
            raise Paper.DoesNotExist(f"paper {paper.public_id} does not count in this case")

    return change_papers(case, paper.kind, act, inside=inside, note={"removed": paper.sha256})
