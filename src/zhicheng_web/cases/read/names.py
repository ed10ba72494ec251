"""Until when a name is simply written down: whose name stands in a record of others changes it by an act of its own."""

from zhicheng_web.cases.models import CaseParty, Publicity


def is_name_on_record(person_id: int) -> bool:
    """Whether a name was publicised for an application of the person's, or stands under what they did for others."""
    if Publicity.objects.filter(case__person_id=person_id).exists():
        return True
    return CaseParty.objects.filter(person_id=person_id).exclude(side=CaseParty.Side.APPLICANT).exists()
