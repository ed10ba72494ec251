"""What was submitted, publicised and filed stays as it was, whatever is written into person and unit afterwards (A1)."""

from typing import Any
from uuid import uuid4

import pytest

from tests.web import walking
from tests.web.asking import ask
from tests.web.cast import NUMBERS, Cast, moment
from tests.web.desks import Browser
from tests.web.walking import act, case_at
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import State
from zhicheng.procedure.steps import BEFORE_ASSESSMENT
from zhicheng_web.access import ANYBODY, OfficePage
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.identify import identify
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.take_back import take_back
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Snapshot
from zhicheng_web.cases.read.id_number import mask_case_number, read_case_number
from zhicheng_web.cases.read.queries import list_visible_cases, match_particulars
from zhicheng_web.cases.transition.snapshots import snapshot_body
from zhicheng_web.people.models import Organisation, Person
from zhicheng_web.people.queries import set_id_number

pytestmark = pytest.mark.django_db
IMPOSTOR = "冒名\u202e者"
CANARY = "金丝雀"
FIXED = [state for state in State if state not in BEFORE_ASSESSMENT]
EVERY_RUN = {State.RETURNED_TO_EMPLOYER, State.RECOGNISED}
"""Where the authority and the employer both show the case, and where it is decided; the others with `--all`."""
OF_TODAY = (
    "/accounts/",
    "/bureau/numbers/",
    "/bureau/organisations/",
    "/employer/invite/",
    "/employer/members/",
    "/employer/unit/",
    "/my/start/",
    "/my/<uuid:case>/rename/",
)
"""Pages that show a unit or a person of today, and no case."""


def list_fixed_states() -> list[Any]:
    """Those in which a case is fixed, and when each is tried."""
    return [pytest.param(one, marks=() if one in EVERY_RUN else pytest.mark.all) for one in FIXED]


def read_main(page: str) -> str:
    """What a page says, without the line that names who is signed in, and for which unit."""
    return page.partition("<main")[2].partition("</main>")[0]


PRINTING = "/<slug:layout>/<int:number>/"
"""Who prints writes down what they are called today."""


def is_text(answer: Any) -> bool:
    """Whether an answer is a page, not a scan."""
    return str(answer.headers.get("Content-Type", "")).startswith("text/html")


def may_show_a_case(page: OfficePage, state: State) -> bool:
    """Whether a page is asked for: those that anybody enters know no case, and are asked for once, after a submission."""
    assert page.entry
    of_today = page.address.startswith(OF_TODAY) or page.address.endswith(PRINTING)
    return not of_today and (ANYBODY not in page.entry.who or state == State.SUBMITTED)


def rewrite_everything(people: Cast) -> None:
    """Other words in every column of person and unit that a page could show."""
    walking.rewrite(people.person(people.li_yun), name=CANARY, phone="13999999999", document="pass")
    walking.rewrite(people.firm, name=f"{CANARY}公司", uscc="91530100MA6CANARY0", management_area="530111")


def test_a_recognised_title_stays_its_holders(people: Cast) -> None:
    """A1: a new draft writes another name, and the old title must not carry it."""
    old = walking.recognised(people)
    person = people.person(people.li_yun)
    new = start(person, people.firm, by=people.li_yun, at=moment("05-04"), key=uuid4())
    for name, refusal in ((IMPOSTOR, "person_name"), ("冒名者", "name_on_record")):
        with pytest.raises(StepRefused) as refused:
            identify(new, name=name, number="", phone="13800138000", **act(new, people.li_yun, moment("05-04", 10)))
        assert [one.key for one in refused.value.findings] == [refusal]
    assert people.person(people.li_yun).name == "李云"
    walking.rewrite(person, name=IMPOSTOR)
    assert Case.objects.get(pk=old.pk).particulars.name == "李云"


def test_the_phone_may_change_and_is_not_written_into_what_was_filed(people: Cast) -> None:
    old = walking.recognised(people)
    new = start(people.person(people.li_yun), people.firm, by=people.li_yun, at=moment("05-04"), key=uuid4())
    identify(new, name="李云", number="", phone="13800138000", **act(new, people.li_yun, moment("05-04", 10)))
    assert people.person(people.li_yun).phone == "13800138000"
    assert Case.objects.get(pk=old.pk).particulars.phone == ""


@pytest.mark.parametrize("state", list_fixed_states())
def test_no_page_of_a_case_reads_the_rows_of_today(people: Cast, state: State, stand_on: Any) -> None:
    case = case_at(people, state)
    stand_on("04-02", 10)
    rewrite_everything(people)
    shown = {
        (who, asked.page.address)
        for who in ("li_yun", "wang_fang", "examiner", "approver", "supervisor")
        for asked in ask(people, case, who, lambda page: may_show_a_case(page, state))
        if is_text(asked.answer) and CANARY in read_main(asked.answer.content.decode())
    }
    assert shown == set()


def test_a_notice_is_signed_by_its_unit_as_it_hangs(people: Cast, stand_on: Any) -> None:
    case = walking.in_publicity(people)
    stand_on("03-03", 10)
    rewrite_everything(people)
    answer = Browser(people, people.wang_fang).get("employer-notice", start="2026-03-02", case=str(case.public_id))
    page = read_main(answer.content.decode())
    assert ("昆明滇池机械有限公司" in page, "李云" in page, CANARY in page) == (True, True, False)


def test_a_submission_is_fixed_and_taken_anew_after_a_change(people: Cast) -> None:
    case = walking.submitted(people)
    walking.rewrite(people.person(people.li_yun), name="李筠")
    case = Case.objects.get(pk=case.pk)
    assert case.particulars.name == "李云"
    case = take_back(case, **act(case, people.li_yun, moment("02-03", 12)))
    assert (case.snapshot_id, case.particulars.name) == (None, "李筠")
    case = submit(case, **act(case, people.li_yun, moment("02-03", 13)))
    assert Case.objects.get(pk=case.pk).particulars.name == "李筠"
    assert [one.seq for one in Snapshot.objects.order_by("pk")] == [case.version - 2, case.version]


def test_the_data_of_a_unit_are_those_of_the_filing(people: Cast) -> None:
    """HR puts them right until it files, and again after a return; never under a filing."""
    case = walking.closed(people)
    walking.rewrite(people.firm, employer_kind="public_institution", name="别的公司")
    case = Case.objects.get(pk=case.pk)
    assert case.particulars.employer[:3] == ("昆明滇池机械有限公司", people.firm.uscc, "public_institution")
    case = file(case, **act(case, people.wang_fang, moment("03-10", 10)))
    walking.rewrite(people.firm, employer_kind="social_organization")
    case = Case.objects.get(pk=case.pk)
    assert case.particulars.employer.employer_kind == "public_institution"
    assert engine_input.build_engine_input(case, moment("03-10").date())["employer"]["kind"] == "public_institution"
    assert [one.title for one in Snapshot.objects.order_by("pk")] == ["助理工程师"] * 3


def test_the_agency_keeps_the_name_it_was_submitted_with(people: Cast) -> None:
    case = walking.draft(people, agency=people.other_firm)
    case = submit(case, **act(case, people.li_yun, moment("02-03")))
    walking.rewrite(people.other_firm, name=f"{CANARY}公司")
    agency = Case.objects.get(pk=case.pk).particulars.agency
    assert agency is not None
    assert agency.name == "云岭商贸有限公司"


def test_the_number_is_sealed_for_the_case(people: Cast) -> None:
    case = walking.filed(people)
    person = people.person(people.li_yun)
    set_id_number(person, "id", NUMBERS["王芳"][:-4] + "9999")
    walking.rewrite(person, id_number_enc=person.id_number_enc, id_index=person.id_index)
    case = Case.objects.get(pk=case.pk)
    assert (read_case_number(case), mask_case_number(case)) == (NUMBERS["李云"], "110105********002X")
    assert case.snapshot is not None
    body = snapshot_body(case.snapshot)
    assert NUMBERS["李云"] not in str(body)
    assert {key: body[key] for key in ("case_id", "name", "employer_name", "branch_of")} == {
        "case_id": f'{{"":{case.pk}}}',
        "name": '{"":"李云"}',
        "employer_name": '{"":"昆明滇池机械有限公司"}',
        "branch_of": '{"":null}',
    }


def test_a_case_of_before_says_the_number_only_while_it_is_the_same(people: Cast) -> None:
    case = walking.submitted(people)
    assert case.snapshot is not None
    case.snapshot.id_number_enc = None
    assert read_case_number(case) == NUMBERS["李云"]
    case.person.id_index = b"another"
    assert (read_case_number(case), mask_case_number(case)) == (None, "")


def test_the_list_finds_a_case_by_the_name_it_says(people: Cast, stand_on: Any) -> None:
    walking.filed(people)
    rewrite_everything(people)
    found = [
        list_visible_cases(people.examiner).filter(match_particulars(words)).count()
        for words in ("李云", "滇池", CANARY)
    ]
    assert found == [1, 1, 0]
    assert {Person.objects.filter(name=CANARY).count(), Organisation.objects.filter(name__contains=CANARY).count()} == {
        1
    }
