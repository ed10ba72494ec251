"""Second returns of a filing: asked for, agreed to, counted (三（三）, 一次性告知)."""

from typing import Final

from django.db.models import Exists, OuterRef

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, ReturnRound, SecondReturn

ASKED: Final = SecondReturn.objects.filter(case=OuterRef("pk"), agreed=None)
"""What waits for a second person, of the case of a list."""
WAS_RETURNED_TWICE: Final = Exists(SecondReturn.objects.filter(case=OuterRef("pk"), agreed=True))
"""Of the case of a list: it was returned a second time for one filing."""


def find_asked_return(case_id: int) -> SecondReturn | None:
    """The second return that waits for consent; None where none does."""
    return SecondReturn.objects.filter(case_id=case_id, agreed=None).first()


def was_returned_before(case: Case) -> bool:
    """Whether the authority has returned this filing already; one in another window is another filing."""
    filing = engine_input.find_filing_in_force(case)
    rounds = ReturnRound.objects.filter(case=case, side=ReturnRound.Side.AUTHORITY)
    return filing is not None and rounds.filter(seq__gt=filing.first_seq).exists()
