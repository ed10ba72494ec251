"""Reading the ledger: a case's entries, and the check that its state is what they tell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zhicheng_web.ledger.chain import Broken, Link, parsed, replay
from zhicheng_web.ledger.models import Entry, Outbox, ViewLog


def entries(case_id: int) -> QuerySet[Entry]:
    """The entries of a case, first to last."""
    return Entry.objects.filter(case_id=case_id).order_by("seq")


def head(case_id: int) -> Entry | None:
    """The last entry of a case."""
    return Entry.objects.filter(case_id=case_id).order_by("-seq").first()


def last_act(case_ref: UUID, actor_id: int) -> Entry | None:
    """What a person did last on a case, by its public id."""
    return Entry.objects.filter(case_ref=case_ref, actor_id=actor_id).order_by("-at", "-seq").first()


def acts_since(actor_id: int, moment: datetime) -> int:
    """On how many cases a person has acted since a moment."""
    return Entry.objects.filter(actor_id=actor_id, at__gte=moment).values("case_id").distinct().count()


def told(entry: Entry) -> Mapping[str, Any]:
    """What an entry's body says."""
    return parsed(entry.body)


def links(case_id: int) -> Iterator[Link]:
    """The chain of a case as it is stored."""
    for seq, body, prev_hash, own_hash in entries(case_id).values_list("seq", "body", "prev_hash", "hash"):
        yield Link(seq, body, bytes(prev_hash), bytes(own_hash))


def discrepancies(cases: Iterable[tuple[int, UUID, int, str]]) -> Iterator[str]:
    """What does not fit between cases (id, public id, version, state) and their chains; nothing where all is well.

    The one check of "state equals the replay of the ledger": for tests, the demo city, the nightly job, the bureau's page.
    """
    for case_id, case_ref, version, state in cases:
        try:
            found = replay(case_ref, links(case_id))
        except Broken as broken:
            yield str(broken)
            continue
        if found != (version, state):
            yield f"{case_ref} stands at {version} {state}, its ledger at {found[0]} {found[1]}"


def messages_of(person_id: int) -> QuerySet[Outbox]:
    """What a person was told, the latest first."""
    return Outbox.objects.filter(recipient_id=person_id).order_by("-due_at", "-id")


def waiting(at: datetime) -> QuerySet[Outbox]:
    """Messages that are due and that no worker holds."""
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=at)
    return Outbox.objects.filter(free, state=Outbox.State.WAITING, due_at__lte=at).order_by("id")


def views_of(person_id: int) -> QuerySet[ViewLog]:
    """Who has seen a person's data, the latest first."""
    return ViewLog.objects.filter(person_seen=person_id).order_by("-at")
