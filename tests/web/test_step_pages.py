"""Nothing of the table of steps is forgotten on the pages: each step of a person has a page, and a page leads there."""

import re

from tools.zc.checkout import CHECKOUT
from zhicheng.procedure.states import Role
from zhicheng.procedure.steps import STEPS
from zhicheng_web.access import NOBODY, list_office_pages
from zhicheng_web.portal.applicant.parts import TASKS
from zhicheng_web.portal.authority.pages.steps import PAGES_BESIDE_PAPERS
from zhicheng_web.portal.authority.step_addresses import AUTHORITY_STEP_PAGES
from zhicheng_web.portal.employer.pages.case import EMPLOYER_STEP_PAGES

OFFICE = CHECKOUT / "src" / "zhicheng_web"
IMPORTED_ACTION = re.compile(r"^from zhicheng_web\.cases\.actions\.(\w+) import", re.MULTILINE)
ROOMS = ("applicant-", "authority-", "bureau-", "employer-")
ON_THE_PAGE_OF = {
    "propose_decline": "decline_to_recommend",
    **dict.fromkeys(("settle_one_objection", "uphold_objection"), "dismiss_objection"),
    **dict.fromkeys(
        ("settle_one_agency_objection", "restart_agency_publicity", "uphold_agency_objection"),
        "dismiss_agency_objection",
    ),
    "remind_other_lane": "the lanes of a dispatched worker, beside the other unit (employer-lanes)",
}
"""Steps that are the other answer of one form, or stand beside the other unit's lane."""
TAKEN_BY = {"move_publicity": "import_calendar", "settle_number": "settle_contest", "assign": "hand_over_cases"}
"""Steps that another action takes."""


def list_steps_of(*roles: Role) -> set[str]:
    """The steps of the table that one of these roles may take."""
    return {step.key for step in STEPS if set(roles) & set(step.by)}


def list_imported_actions(room: str) -> set[str]:
    """The actions that the pages of a room call."""
    sources = (path.read_text(encoding="utf-8") for path in (OFFICE / "portal" / room).rglob("*.py"))
    return {name for source in sources for name in IMPORTED_ACTION.findall(source)}


def test_every_step_of_an_officer_has_its_page() -> None:
    assert set(AUTHORITY_STEP_PAGES) | set(PAGES_BESIDE_PAPERS) == list_steps_of(Role.EXAMINER, Role.APPROVER)


def test_every_step_of_an_employer_has_its_page() -> None:
    assert set(EMPLOYER_STEP_PAGES) | set(ON_THE_PAGE_OF) == list_steps_of(Role.EMPLOYER)


def test_every_step_of_applicant_and_bureau_is_called_by_a_page() -> None:
    for role, room in ((Role.APPLICANT, "applicant"), (Role.BUREAU, "supervision")):
        actions = {TAKEN_BY.get(key, key) for key in list_steps_of(role)}
        assert actions - list_imported_actions(room) == set()


def list_names_in_use() -> set[str]:
    """The names of pages in quotation marks, wherever they stand but in the files of addresses."""
    files = [*OFFICE.rglob("*.py"), *OFFICE.rglob("*.html")]
    texts = (path.read_text(encoding="utf-8") for path in files if path.name != "urls.py")
    return {name for text in texts for name in re.findall(r"[\"']([a-z]+-[a-z-]+)[\"']", text)}


def test_every_page_of_a_room_is_named_where_somebody_can_come_from() -> None:
    pages = {page.name for page in list_office_pages() if page.entry and NOBODY not in page.entry.who}
    ours = {name for name in pages if name.startswith(ROOMS)}
    assert len(ours) > 60
    of_tasks = {f"applicant-{task.slug}" for task in TASKS}
    assert ours - list_names_in_use() - of_tasks == set()
