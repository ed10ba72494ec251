"""Those who claim a number, and what somebody asks to be put right, as the bureau reads them before it decides."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from zhicheng.numbers.number_state import NUMBER_STATE_NAMES, NumberState
from zhicheng_web.cases.read.id_number import read_former_number, read_wanted_number
from zhicheng_web.cases.read.number_claims import group_cases, group_identity_papers, group_units, list_claim_sides
from zhicheng_web.cases.read.row_types import Case, NumberContest, NumberCorrection
from zhicheng_web.people.identity import mask_document_number
from zhicheng_web.people.queries import masked_number_of
from zhicheng_web.people.row_types import Person

NOBODYS: Final = "none"
"""The answer that the number belongs to none of them."""


class CaseLine(NamedTuple):
    """An application of a side: what it is, and whether the bureau has a page of it (of a draft it has none)."""

    case: Case
    words: str
    is_visible: bool


class SideLines(NamedTuple):
    """One who claims the number: since when, masked number, for whom, telephone, applications, how many scans."""

    person: Person
    at: datetime
    number: str
    state: str
    units: Sequence[str]
    cases: Sequence[CaseLine]
    paper_count: int

    @property
    def label(self) -> str:
        """The side in one line, to be chosen: two may have the same name."""
        unit = self.units[0] if self.units else "没有任职的单位"
        phone = f"，手机{self.person.phone}" if self.person.phone else ""
        return f"{self.person.name}（{unit}{phone}）"


def describe_sides(contest: NumberContest) -> list[SideLines]:
    """The sides of a contest."""
    return [
        SideLines(
            side.person,
            side.at,
            masked_number_of(side.person),
            NUMBER_STATE_NAMES[NumberState(side.person.number_state)],
            side.units,
            describe_cases(side.cases),
            len(side.papers),
        )
        for side in list_claim_sides(contest)
    ]


def describe_cases(cases: Sequence[Case]) -> list[CaseLine]:
    """Applications, each in one line."""
    return [
        CaseLine(case, f"{case.particulars.employer.name}：{case.get_state_display()}", case.handed_over)
        for case in cases
    ]


def list_holder_choices(sides: Sequence[SideLines]) -> list[tuple[str, str]]:
    """Whose the number may be."""
    return [*((str(side.person.public_id), side.label) for side in sides), (NOBODYS, "都不是")]


def read_holder(choice: str) -> UUID | None:
    """Who was chosen; None: nobody of them. The form has let nothing else through."""
    return None if choice == NOBODYS else UUID(choice)


class CorrectionLines(NamedTuple):
    """What is asked: both numbers masked, for whom the person acts, their applications, how many scans."""

    former: str
    wanted: str
    units: Sequence[str]
    cases: Sequence[CaseLine]
    paper_count: int


def describe_correction(asked: NumberCorrection) -> CorrectionLines:
    """A correction that somebody asks for."""
    person_id = asked.person_id
    return CorrectionLines(
        mask_document_number(read_former_number(asked)),
        mask_document_number(read_wanted_number(asked)),
        group_units([person_id]).get(person_id, []),
        describe_cases(group_cases([person_id]).get(person_id, [])),
        len(group_identity_papers([person_id]).get(person_id, [])),
    )
