"""Open a paper, or the picture of one of its pages. Whoever opens another's is noted, for them to read."""

from datetime import datetime, timedelta
from typing import Final

from zhicheng_web.cases.models import Paper
from zhicheng_web.cases.papers import pictures
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.read.id_number import HANDLE_CASE
from zhicheng_web.ledger.models import ViewLog
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.people.actor import Actor

LOOK_INTERVAL: Final = timedelta(minutes=10)
"""Within it a second opening of the same paper by the same person is the same look: its pages are opened one by one."""


def open_paper(paper: Paper, *, by: Actor, at: datetime) -> bytes:
    """The bytes of a paper that the actor may see. Raises store.PaperGone, store.PaperAltered; then nothing was seen."""
    data = store.load_paper_bytes(paper.sha256)
    note_paper_view(paper, by=by, at=at)
    return data


def open_page_picture(paper: Paper, number: int, *, by: Actor, at: datetime) -> bytes:
    """The picture of a page, from 1, of a paper that the actor may see. Raises what `pictures.load_picture` raises."""
    picture = pictures.load_picture(paper, number)
    note_paper_view(paper, by=by, at=at)
    return picture


def note_paper_view(paper: Paper, *, by: Actor, at: datetime, purpose: str = HANDLE_CASE) -> None:
    """Write down that somebody has opened another's paper, once for a look. `purpose`: a key of VIEW_PURPOSES."""
    owner = paper.case.person_id
    if by.person_id == owner:
        return
    look = {"person_seen": owner, "by": by.person_id, "membership_id": by.membership_id, "paper_id": paper.pk}
    if ViewLog.objects.filter(**look, at__gt=at - LOOK_INTERVAL, at__lte=at).exists():
        return
    ViewLog.objects.create(**look, case_id=paper.case_id, purpose=purpose, fields=paper.kind, at=at)
    log_security_event(
        SecurityEvent.PAPER_SEEN, by=by.person_id, person=owner, paper=str(paper.public_id), purpose=purpose
    )
