"""Two who claim one number of identity: 李云, who has confirmed it, and somebody with a draft of their own."""

from datetime import datetime
from uuid import uuid4

from tests.web.cast import Cast, forget_number, moment, somebody
from tests.web.walking import FACTS, act, picture
from zhicheng_web.cases.actions.ask_correction import ask_officer_correction
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.confirm_number import confirm_number
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.identify import identify
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.models import Case, NumberContest, NumberCorrection
from zhicheng_web.cases.papers import required
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import build_applicant_actor, set_id_number

NUMBER, OTHER = "530102199003070032", "530102199003070059"
CLAIMANT = "施瑞"


def make_holder(people: Cast) -> Person:
    """李云, who has confirmed NUMBER."""
    person = people.person(people.li_yun)
    forget_number(person)
    set_id_number(person, "id", NUMBER)
    person.save()
    return person


def make_claimant(people: Cast) -> Case:
    """The draft of somebody else, with everything that it owes, and no number."""
    person = somebody(CLAIMANT, "shi-rui")
    by = build_applicant_actor(person.pk)
    case = start(person, people.firm, by=by, at=moment("02-02"), key=uuid4())
    case = edit(case, FACTS, **act(case, by, moment("02-02", 10)))
    for place, one in enumerate(required.list_applicant_materials(case, moment("02-02").date())):
        click = act(case, by, moment("02-02", 11, place))
        case = attach_paper(case, kind=one.key, name=f"{one.name}.png", data=picture(100 + place), **click)
    return case


def claim(case: Case, number: str, at: datetime) -> Case:
    """State a number on the page of a case."""
    by = build_applicant_actor(case.person_id)
    return identify(case, name=case.person.name, number=number, phone="13800000000", **act(case, by, at))


def confirm(case: Case, at: datetime) -> Case:
    """Confirm what was stated."""
    return confirm_number(case, **act(case, build_applicant_actor(case.person_id), at))


def contest(case: Case) -> NumberContest:
    """The claimant states and confirms the holder's number."""
    confirm(claim(case, NUMBER, moment("02-04")), moment("02-04", 10))
    return NumberContest.objects.get()


def waiting_contest(people: Cast) -> NumberContest:
    """A contest of 李云 and 赵敏 that waits for the bureau, as rows alone: nobody's work is stopped by it."""
    person = people.person(people.li_yun)
    found = NumberContest.objects.create(id_index=person.id_index, opened_at=moment("02-03"))
    for one in (people.li_yun, people.zhao_min):
        found.claims.create(person_id=one.person_id, at=moment("02-03"))
    return found


def waiting_correction(people: Cast) -> NumberCorrection:
    """李云 has asked for another number, and nobody has answered."""
    return ask_officer_correction(people.person(people.li_yun), OTHER, "填成了家里人的号码", moment("02-03"))
