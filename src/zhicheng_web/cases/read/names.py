"""Until when a name is simply written down: whose name stands in a record of others changes it by an act of its own. And what
those who acted were called then.
"""

from collections.abc import Collection, Sequence

from zhicheng_web.cases.models import ActName, Case, CaseParty, Publicity
from zhicheng_web.cases.models.act_name import ACTOR
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import list_case_entries
from zhicheng_web.people.account_roles import has_held_office


def is_name_on_record(person_id: int) -> bool:
    """Whether a name was publicised for an application of the person's, or stands under what they did for others, or may do: who
    holds an office was let in under it.
    """
    if Publicity.objects.filter(case__person_id=person_id).exists() or has_held_office(person_id):
        return True
    return CaseParty.objects.filter(person_id=person_id).exclude(side=CaseParty.Side.APPLICANT).exists()


def read_actor_names(entries: Sequence[Entry]) -> dict[int, str]:
    """Who took these acts, not being the applicant, by number of entry: as they were called then. In one query."""
    acts = {"case_id__in": {one.case_id for one in entries}, "seq__in": {one.seq for one in entries}}
    rows = ActName.objects.filter(**acts, what=ACTOR).values_list("case_id", "seq", "name")
    then = {(case_id, seq): name for case_id, seq, name in rows}
    return {one.pk: then.get((one.case_id, one.seq), "") for one in entries}


def read_names_by_step(case: Case, steps: Collection[str]) -> dict[str, str]:
    """What whoever took each of some steps of a case the last time was called then; "" where no name was written down."""
    entries = list(list_case_entries(case.pk).filter(event__in=steps))
    names = read_actor_names(entries) if entries else {}
    return {one.event: names[one.pk] for one in entries}
