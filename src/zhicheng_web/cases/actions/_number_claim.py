"""A number of identity as somebody states it (一（一）): typed it is a claim; confirmed it is theirs, unless others have it too.

What is typed is compared with nobody's: it is taken in the same way, and as fast, whether the number is known or not, and tells
nothing about it. What is confirmed is compared, once: the person cannot take it back to try another.
"""

from datetime import date, datetime
from typing import Final

from django.db import connection

from zhicheng.numbers.document_number import describe_document_problem
from zhicheng.numbers.id_number import is_valid
from zhicheng.numbers.number_state import OPEN_TO_CHANGE, NumberState
from zhicheng.numbers.plausibility import describe_implausibility
from zhicheng_web.cases.actions._number_contest import open_number_contest
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import ContestedClaim
from zhicheng_web.cases.read.number_standing import is_number_on_record
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.people import identity
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import set_id_number

MAX_CLAIMS_A_DAY: Final = 5
"""Numbers that one person may type in a day: more than slips need, and nothing to go through a list with."""
MAX_LOST_CONTESTS: Final = 2
"""Numbers of others that one person may have confirmed: each tells them that the number is known, so that there is an end."""
SHOW_CARD: Final = "请申请更正并附身份证件，或带身份证件到市人社局办理。"


def claim_number(person: Person, document: str, number: str, at: datetime) -> None:
    """Write a number down as a claim, in a row that the caller has locked and saves. Raises StepRefused for what is no number of
    an applicant's, for one too many in a day, and where the number is confirmed already.
    """
    today = to_kunming_date(at)
    problem = describe_number_problem(document, number, today)
    require_that(problem is None, "id_number", "一（一）", problem or "", "请对照证件核对后再填。")
    require_open_number(person)
    index = identity.index_id_number(document, number)
    if person.number_state == NumberState.CLAIMED and bytes(person.id_index or b"") == index:
        return
    require_not_lost(person, index)
    claims = person.claims + 1 if person.claimed_on == today else 1
    require_that(
        claims <= MAX_CLAIMS_A_DAY,
        "number_claims",
        "一（一）",
        f"今天填写的证件号码已经换过{MAX_CLAIMS_A_DAY}次",
        "请对照证件，明天再填。其他内容可以接着填写。",
    )
    person.claimed_on, person.claims = today, claims
    set_id_number(person, document, number, NumberState.CLAIMED)


def describe_number_problem(document: str, number: str, on: date) -> str | None:
    """What is wrong with the number of a document, or improbable, without its full stop; None where nothing is."""
    found = describe_form_problem(document, number, on)
    if found is None and is_valid(number):  # a permit of residence, too, says when somebody was born
        found = (describe_implausibility(number, on) or "").rstrip("。")
    return found or None


def describe_form_problem(document: str, number: str, on: date) -> str | None:
    """What is wrong with the form of a document's number, without its full stop; None where nothing is. The age is not asked."""
    return (describe_document_problem(document, number, on) or "").rstrip("。") or None


def require_open_number(person: Person) -> None:
    """Raises StepRefused where something rests on the number that stands there."""
    require_that(
        NumberState(person.number_state) in OPEN_TO_CHANGE,
        "number_confirmed",
        "一（一）",
        "证件号码已经由本人确认，不能直接改",
        "填错了的，请申请更正，写明理由并附身份证件。",
    )
    on_record = person.number_state == NumberState.DISPROVED and is_number_on_record(person.pk)
    require_that(not on_record, "number_on_record", "一（一）", "证件号码已经在办件记录里，不能直接改", SHOW_CARD)


def require_not_lost(person: Person, index: bytes) -> None:
    """Raises StepRefused for a number that was decided not to be theirs, and for who has lost too many."""
    decided = ContestedClaim.objects.filter(person=person, contest__decided_at__isnull=False)
    lost = decided.exclude(contest__holder=person).values_list("contest__id_index", flat=True)
    found = [bytes(one) for one in lost]
    require_that(index not in found, "number_disproved", "一（一）", "市人社局已经核定，这个号码不是您的", SHOW_CARD)
    too_many = len(found) >= MAX_LOST_CONTESTS
    require_that(not too_many, "numbers_disproved", "一（一）", "您填写的号码已经两次核定不是您的", SHOW_CARD)


def confirm_claim(person_id: int, at: datetime) -> None:
    """The person says once more that the number is theirs: confirmed, or contested where others have confirmed it as well.

    Inside a transaction. Confirmed already: nothing more happens. Raises StepRefused where there is nothing to confirm, or it
    was changed meanwhile.
    """
    index = Person.objects.values_list("id_index", flat=True).get(pk=person_id)
    require_that(index is not None, "number_claimed", "一（一）", "还没有填写证件号码", "请先填写，再核对确认。")
    lock_number(bytes(index or b""))
    person = Person.objects.select_for_update().get(pk=person_id)
    if person.number_state in (NumberState.CONFIRMED, NumberState.CONTESTED):
        return
    same = person.number_state == NumberState.CLAIMED and bytes(person.id_index or b"") == bytes(index or b"")
    require_that(same, "number_claimed", "一（一）", "证件号码刚刚改过", "请重新核对，再确认。")
    hold_number(person, at)


def hold_number(person: Person, at: datetime) -> None:
    """Let the number that stands in a locked row be held: confirmed where it is nobody else's, else contested by all of them.
    The caller has locked the number.
    """
    rivals = list_rivals(person)
    if rivals:
        open_number_contest(person, rivals, at)
        return
    person.number_state = NumberState.CONFIRMED.value
    person.save()


def list_rivals(person: Person) -> list[int]:
    """Who else has confirmed the number."""
    others = Person.objects.filter(id_index=person.id_index).exclude(pk=person.pk)
    holding = others.filter(number_state__in=[NumberState.CONFIRMED.value, NumberState.CONTESTED.value])
    return list(holding.order_by("pk").values_list("pk", flat=True))


def lock_number(index: bytes) -> None:
    """Whoever confirms the same number waits until the end of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(index[:8], "big", signed=True)])
