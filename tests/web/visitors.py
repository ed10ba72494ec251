"""Who enters which page, as tests ask it: what stands for the arguments of addresses, whom a declaration leaves out."""

import re
from uuid import UUID

from tests.web.cast import (
    Cast,
    moment,
    waiting_cover,
    waiting_employee,
    waiting_help,
    waiting_officer,
    waiting_request,
    waiting_title,
)
from tests.web.number_claims import waiting_contest, waiting_correction
from zhicheng.procedure.states import Role
from zhicheng_web.access import ANYBODY, SIGNED_IN, OfficePage, PageAccess
from zhicheng_web.accounts.models import AccountHelp
from zhicheng_web.cases.models import Case, EarlierTitle, NumberContest, NumberCorrection, Paper, PrintedPaper
from zhicheng_web.cases.papers.typesetting.kinds.letters import ApplicationReceipt
from zhicheng_web.cases.papers.uploads.store import store_paper_bytes
from zhicheng_web.people.models import EmployeeRequest, Invitation, LeaveCover, Membership, UnitRequest

NOT_THERE = {"uuid": "0" * 8 + "-0000-4000-8000-" + "0" * 12, "int": "0", "str": "x", "slug": "x", "path": "x"}
PDF = b"%PDF-1.7\n%%EOF\n"
ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
SIDES = {
    "li_yun": {Role.APPLICANT},
    "wang_fang": {Role.EMPLOYER},
    "zhao_min": set(),
    "examiner": {Role.EXAMINER},
    "approver": {Role.APPROVER},
    "guandu_examiner": set(),
    "supervisor": {Role.BUREAU},
}
"""In which roles each of the cast has a side in 李云's case, once the authority examines it."""


def find_things(people: Cast, case: Case) -> dict[str, str]:
    """What stands for the arguments of addresses: things that are there."""
    waiting = Invitation.objects.first() or waiting_officer(people)
    earlier = EarlierTitle.objects.first() or waiting_title(people)
    paper = Paper.objects.filter(case=case).order_by("pk").first()
    return {
        "case": str(case.public_id),
        "paper": str(paper.public_id) if paper else "",
        "printing": str(find_printing(case).public_id),
        "unit": str(people.firm.public_id),
        "person": str(people.person(people.wang_fang).public_id),
        "invitation": str(waiting.public_id),
        "help": str((AccountHelp.objects.first() or waiting_help(people)).public_id),
        "contest": str((NumberContest.objects.first() or waiting_contest(people)).public_id),
        "correction": str((NumberCorrection.objects.first() or waiting_correction(people)).public_id),
        "employee": str((EmployeeRequest.objects.first() or waiting_employee(people)).public_id),
        "sheet": str(earlier.sheet),
        "title": str(earlier.public_id),
        "cover": str((LeaveCover.objects.first() or waiting_cover(people)).public_id),
        "asked": str((UnitRequest.objects.first() or waiting_request(people)).public_id),
        "membership": str(Membership.objects.get(person_id=people.wang_fang.person_id).pk),
        "number": "1",
        "kind": "sms",
        "room": "my",
        "slug": "education",
        "place": "0",
        "layout": "recognition_form",
        "address": "二（二）4",
        "name": "x",
        "token": "x",
        "rest": "x",
    }


def find_printing(case: Case) -> PrintedPaper:
    """A printing of a case; where there is none yet, one of the applicant's."""
    return PrintedPaper.objects.filter(case=case).first() or PrintedPaper.objects.create(
        case=case,
        kind=ApplicationReceipt.layout,
        sha256=store_paper_bytes(PDF),
        size=len(PDF),
        data_digest="0" * 64,
        layout_digest="0" * 64,
        renderer="typst",
        by_id=case.person_id,
        by_name="打印的人",
        at=moment("03-02"),
    )


def fill_address(page: OfficePage, things: dict[str, str]) -> str:
    """The page's address with these things in it."""
    return ARGUMENT.sub(lambda found: things[found[2]], page.address)


def address(page: OfficePage, case: UUID) -> str:
    """The page's address for this case; every other thing that it names does not exist."""

    def argument(found: re.Match[str]) -> str:
        return str(case) if found[2] == "case" else NOT_THERE[found[1] or "str"]

    return ARGUMENT.sub(argument, page.address.replace("<path:rest>", "x"))


def refused(page: PageAccess, roles: set[Role], sides: set[Role]) -> bool:
    """Whether the declaration leaves this visitor outside."""
    if SIGNED_IN in page.who or ANYBODY in page.who:
        return False
    open_roles = roles & set(page.who)
    return not (open_roles & sides if page.of == "case" else open_roles)


def roles_of(people: Cast, who: str) -> set[Role]:
    """Everybody is an applicant too."""
    return {Role.APPLICANT, getattr(people, who).role}
