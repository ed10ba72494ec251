"""Who may bring in titles of before this system, and what an act on them writes down (二（二）, 二（七））."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from zhicheng.procedure.states import Role
from zhicheng_web.cases.models import EarlierTitle
from zhicheng_web.cases.read.id_number import EARLIER_TITLE
from zhicheng_web.cases.read.titles.earlier_titles import read_earlier_number
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.cases.transition.authorised import build_constraint_refusal, require_that
from zhicheng_web.people import identity
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person

PROPOSERS: Final = (Role.EXAMINER, Role.BUREAU)
"""Who brings in titles for an authority, and says that one does not count."""
CONFIRMERS: Final = (Role.APPROVER, Role.BUREAU)
"""Who is the second person."""
NOT_BROUGHT_BY_YOU: Final = ("earlier_title_not_yours", "二（二）", "以前取得的职称不由您登记")
PROPOSED_BY: Final = "由认定部门的经办或市人社局提出。"
CONFIRMED_BY: Final = "由同一部门的复核或市人社局的另一位同事确认。"
NOT_THERE: Final = Wording("二（二）", "这一批已经有人答复过", "请刷新页面，看现在是什么情形。")


def require_proposer(by: Actor) -> Organisation:
    """The authority for which somebody brings in titles. Raises StepRefused."""
    require_that(by.role in PROPOSERS and by.organisation_id is not None, *NOT_BROUGHT_BY_YOU, PROPOSED_BY)
    authority = Organisation.objects.get(pk=by.organisation_id or 0)
    require_that(authority.recognises, *NOT_BROUGHT_BY_YOU, PROPOSED_BY)
    return authority


def require_not_own(indexes: set[bytes], by: Actor) -> None:
    """Raises StepRefused where one of the numbers is that of who acts."""
    own = Person.objects.values_list("id_index", flat=True).get(pk=by.person_id)
    if own is not None and bytes(own) in indexes:
        raise build_constraint_refusal("earlier_title_of_another")


def copy_for_voiding(one: EarlierTitle) -> dict[str, Any]:
    """The words of a title, for the row that says it does not count; the number is sealed for the new row by its maker."""
    names = ("name", "document", "id_index", "series", "level", "title", "specialty", "granted_on", "authority_name")
    return {name: getattr(one, name) for name in (*names, "source", "source_number")}


def seal_number_for(public_id: UUID, number: str) -> bytes:
    """A number of identity, sealed for one row."""
    return identity.encrypt_id_number(number, public_id, EARLIER_TITLE)


def seal_again(public_id: UUID, one: EarlierTitle) -> bytes:
    """The number of a title, sealed for another row."""
    return seal_number_for(public_id, read_earlier_number(one))


def note_sheet(sheet: UUID, number: int, **more: str) -> Mapping[str, Any]:
    """What the record of an authority says of an act: of which sheet, how many, why; no name and no number."""
    return {"sheet": str(sheet), "titles": number} | {name: words for name, words in more.items() if words}
