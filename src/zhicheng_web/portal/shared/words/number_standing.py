"""Where the number of somebody stands, in the words for themselves: what is asked of them, and what they wait for."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from zhicheng.numbers.number_state import NumberState
from zhicheng.numbers.plausibility import format_birth_date, read_birth_date
from zhicheng_web.cases.read.id_number import read_person_number
from zhicheng_web.cases.read.number_standing import find_state_for_owner
from zhicheng_web.people.row_types import Person

OWNER_WORDS: Final[Mapping[NumberState, str]] = {
    NumberState.UNSTATED: "",
    NumberState.CLAIMED: "证件号码已填写，还没有确认。请对照证件核对一次，确认以后才能提交和办理。",
    NumberState.CONFIRMED: "",
    NumberState.CONTESTED: (
        "您登记的证件号码还有另一处登记，正在由市人社局核定；核定以前不能提交、上报和认定，已填写的内容都保留着。"
        "请在申报里上传身份证件，也可以带身份证件到市人社局说明。"
    ),
    NumberState.DISPROVED: "经市人社局核定，登记的证件号码不是您的。请对照自己的证件改正；不能直接改的，请申请更正。",
}
"""What the owner reads beside the number; nothing where there is nothing to do."""
UNFINISHED_NUMBERS: Final[Mapping[NumberState, tuple[str, str]]] = {
    NumberState.UNSTATED: ("todo", "还没有填写证件号码"),
    NumberState.CLAIMED: ("in_progress", "证件号码还没有核对确认"),
    NumberState.DISPROVED: ("wrong", "证件号码经核定不是您的，要改"),
}
"""How the task of the number stands, and why it is not done."""
GROUPS: Final = (6, 14)
"""Where a number of an identity card is divided to be compared: area, birth date, the rest."""


class OwnNumber(NamedTuple):
    """The whole number of the reader, to be compared with the card: in groups, and the birth date that stands in it ("" where
    the document has none).
    """

    document: str
    number: str
    birth_date: str


def describe_own_standing(person: Person, today: date) -> str:
    """The words for the owner of the number; "" where there is nothing to say."""
    return OWNER_WORDS[find_state_for_owner(person, today)]


def describe_own_number(person: Person) -> OwnNumber:
    """The number of the reader themselves, whole. LookupError: none was stated."""
    number = read_person_number(person)
    if number is None:
        raise LookupError("no number was stated")
    document = person.get_document_display()
    if person.document != person.Document.ID_CARD:
        return OwnNumber(document, number, "")
    first, second = GROUPS
    divided = f"{number[:first]} {number[first:second]} {number[second:]}"
    return OwnNumber(document, divided, format_birth_date(read_birth_date(number)))
