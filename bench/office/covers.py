"""An officer who is away, in this city only, so that the page on which cover is ended is shown."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from bench.office.waiting import find_actor
from zhicheng_web import clock
from zhicheng_web.cases.actions.name_stand_in import name_stand_in
from zhicheng_web.people.leave_cover_model import LeaveCover
from zhicheng_web.people.models import Membership

AWAY, STANDS_IN = "chen-jing", "lu-yuan"
"""Two examiners of one authority."""
DAYS = timedelta(days=2)


def list_cover_pages() -> Iterator[str]:
    """Somebody stands in for the one who is away."""
    away, colleague = (Membership.objects.get(pk=find_actor(login).membership_id or 0) for login in (AWAY, STANDS_IN))
    cover = LeaveCover.objects.filter(absent_membership=away, withdrawn_at=None).first()
    if cover is None:
        first = clock.today()
        cover = name_stand_in(away, colleague, first=first, last=first + DAYS, by=find_actor(AWAY), at=clock.now())
    yield reverse("authority-cover-end", args=[cover.public_id])
