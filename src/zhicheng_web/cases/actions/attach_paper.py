"""Add a paper to a case (三（一）, 三（二）): PDF, JPEG or PNG, told by its bytes."""

from typing import Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers.attach import change_papers, create_paper
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import clean_upload
from zhicheng_web.cases.transition.authorised import Act


def attach_paper(case: Case, *, kind: str, name: str, data: bytes, **act: Unpack[Act]) -> Case:
    """Keep an upload as a paper of a kind (the key of a material). Raises Refused with the reason in words."""
    clean = clean_upload(data)
    digest = store.store_paper_bytes(clean.data)

    def inside(locked: Case) -> None:
        create_paper(locked, kind, name, clean, act)

    return change_papers(case, kind, act, inside=inside, note={"added": digest})
