"""Reading the ledger: a case's entries, and the check that its state is what they tell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from zhicheng_web.ledger.chain import BrokenChain, ChainLink, parse_canonical_object, replay_chain
from zhicheng_web.ledger.models import Entry, Outbox, ViewLog


def list_case_entries(case_id: int) -> QuerySet[Entry]:
    """The entries of a case, first to last."""
    return Entry.objects.filter(case_id=case_id).order_by("seq")


def find_last_entry(case_id: int) -> Entry | None:
    """The last entry of a case."""
    return Entry.objects.filter(case_id=case_id).order_by("-seq").first()


def find_last_moments(case_ids: Iterable[int], events: Iterable[str]) -> Mapping[int, datetime]:
    """When one of some steps was last taken in each of some cases; cases without any are not among them."""
    entries = Entry.objects.filter(case_id__in=list(case_ids), event__in=list(events)).values("case_id")
    return dict(entries.annotate(last=Max("at")).values_list("case_id", "last"))


def find_state_after(case_id: int, seq: int) -> str:
    """The state in which an entry has left its case. Raises Entry.DoesNotExist."""
    return str(Entry.objects.values_list("state_after", flat=True).get(case_id=case_id, seq=seq))


def find_last_act_on_case(case_ref: UUID, actor_id: int) -> Entry | None:
    """What a person did last on a case, by its public id."""
    return Entry.objects.filter(case_ref=case_ref, actor_id=actor_id).order_by("-at", "-seq").first()


def count_cases_acted_on_since(actor_id: int, moment: datetime) -> int:
    """On how many cases a person has acted since a moment."""
    return Entry.objects.filter(actor_id=actor_id, at__gte=moment).values("case_id").distinct().count()


def parse_entry_body(entry: Entry) -> Mapping[str, Any]:
    """What an entry's body says."""
    return parse_canonical_object(entry.body)


def list_chain_links(case_id: int) -> Iterator[ChainLink]:
    """The chain of a case as it is stored."""
    for seq, body, prev_hash, own_hash in list_case_entries(case_id).values_list("seq", "body", "prev_hash", "hash"):
        yield ChainLink(seq, body, bytes(prev_hash), bytes(own_hash))


def find_discrepancies(cases: Iterable[tuple[int, UUID, int, str]]) -> Iterator[str]:
    """What does not fit between cases (id, public id, version, state) and their chains; nothing where all is well.

    The one check of "state equals the replay of the ledger": for tests, the demo city, the nightly job, the bureau's page.
    """
    for case_id, case_ref, version, state in cases:
        try:
            found = replay_chain(case_ref, list_chain_links(case_id))
        except BrokenChain as broken:
            yield str(broken)
            continue
        if found != (version, state):
            yield f"{case_ref} stands at {version} {state}, its ledger at {found[0]} {found[1]}"


def list_messages_to(person_id: int) -> QuerySet[Outbox]:
    """The messages to a person, the latest first."""
    return Outbox.objects.filter(recipient_id=person_id).order_by("-due_at", "-id")


def list_deliverable_messages(at: datetime) -> QuerySet[Outbox]:
    """Messages that are due and that no worker holds."""
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=at)
    return Outbox.objects.filter(free, state=Outbox.Delivery.WAITING, due_at__lte=at).order_by("id")


def list_views_of(person_id: int) -> QuerySet[ViewLog]:
    """Who has seen a person's data, the latest first."""
    return ViewLog.objects.filter(person_seen=person_id).order_by("-at")
