"""What goes wrong at any desk: a double click, the back button, a second tab, a session that ends. Nothing is done twice,
nothing typed is lost. One form of each room, whose act is the hardest to repeat: it takes the case out of one's hands.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest
from django.conf import settings

from tests.journeys.stories.applicant import Applicant
from tests.journeys.stories.authority import Examiner
from tests.journeys.stories.employer import Hr
from tests.journeys.stories.person import Person
from tests.journeys.test_accounts import SECRET, code_of
from tests.journeys.thinned import WITH_SCRIPT_AND_WITHOUT, repeated
from tests.web import walking
from tests.web.cast import Cast, change_password, moment, set_up_factor
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.models import Case

Sit = Callable[..., Any]
TARGET = {"series": "engineering", "specialty": "电气", "level": "assistant", "major_relation": "same"}


class Desk(NamedTuple):
    """A form of a room: who fills it in, on which case and day, what is typed, which button, and what the next page says.

    `first`: another act, taken meanwhile in another tab; `who`: what a second tab says of it.
    """

    role: type[Person]
    login: str
    walk: Callable[[Cast], Case]
    day: str
    page: str
    typed: Mapping[str, str]
    chosen: Mapping[str, str]
    button: str
    after: str
    first: Callable[[Cast, Case, Any], Case]
    who: str


DESKS = {
    "applicant": Desk(
        Applicant,
        "li-yun",
        walking.draft,
        "02-05",
        "/my/{}/target/",
        {"专业": "机械电子"},
        {},
        "保存",
        "申报助理工程师，还有2件事",
        lambda town, case, at: edit(case, {"target": TARGET}, **walking.act(case, town.li_yun, at)),
        "您已在另一个页面办理了“保存”（2月5日10:32）",
    ),
    "employer": Desk(
        Hr,
        "wang-fang",
        walking.submitted,
        "02-05",
        "/employer/cases/{}/decline/",
        {"不予推荐的理由": "到岗不满一年，还不能独立承担设计。"},
        {},
        "不予推荐李云",
        "李云：待单位审核，条件已满足",
        lambda town, case, at: assess(case, walking.REVIEW, **walking.act(case, town.wang_fang, at)),
        "您已在另一个页面办理了“考核通过”（2月5日10:32）",
    ),
    "authority": Desk(
        Examiner,
        "duan-ping",
        walking.misrouted,
        "03-12",
        "/authority/cases/{}/transfer/",
        {"理由": "单位的人事管理在五华区，由五华区认定。"},
        {"移送给": "五华区人力资源和社会保障局"},
        "移送",
        "没有要您办的申报",
        lambda town, case, at: accept(case, **walking.act(case, town.guandu_examiner, at)),
        "您已在另一个页面办理了“受理”（3月12日10:32）",
    ),
}
every_desk = pytest.mark.parametrize(
    "desk_",
    [pytest.param(desk, id=name, marks=() if name == "applicant" else repeated) for name, desk in DESKS.items()],
)


def version(case: Case) -> int:
    """How many acts a case has seen."""
    return Case.objects.values_list("version", flat=True).get(pk=case.pk)


def at_the_form(desk_: Desk, case: Case, sit: Sit, **how: Any) -> Person:
    """Somebody with the form filled in before them."""
    person: Person = sit(desk_.role, desk_.login, **how)
    person.opens(desk_.page.format(case.public_id))
    person.answers({**desk_.chosen, **desk_.typed})
    return person


def still_typed(person: Person, desk_: Desk) -> dict[str, str]:
    """What stands in the fields."""
    return {question: person.field(question).input_value() for question in desk_.typed}


@every_desk
@pytest.mark.parametrize("script", WITH_SCRIPT_AND_WITHOUT, ids=["script", "plain"])
def test_two_presses_and_the_back_button_are_one_act(
    desk_: Desk, script: bool, town: Cast, sit: Sit, stand_on: Any
) -> None:
    case = desk_.walk(town)
    stand_on(desk_.day)
    person = at_the_form(desk_, case, sit, width=320, script=script)
    with person.arriving():
        person.button(desk_.button).dblclick()
    assert (person.title, version(case)) == (desk_.after, case.version + 1)
    person.goes_back()
    person.presses_if_offered(desk_.button)
    assert version(case) == case.version + 1


@repeated
@every_desk
def test_a_second_tab_says_who_was_first_and_keeps_every_word(desk_: Desk, town: Cast, sit: Sit, stand_on: Any) -> None:
    case = desk_.walk(town)
    stand_on(desk_.day)
    person = at_the_form(desk_, case, sit)
    desk_.first(town, case, moment(desk_.day, 10, 32))
    person.presses(desk_.button)
    assert version(case) == case.version + 1
    assert [line for line in person.errors if line.startswith(desk_.who)] != []
    assert still_typed(person, desk_) == desk_.typed


@every_desk
def test_a_session_that_ends_in_the_middle_loses_no_word(desk_: Desk, town: Cast, sit: Sit, stand_on: Any) -> None:
    case = desk_.walk(town)
    stand_on(desk_.day)
    account = Account.objects.get(login=desk_.login)
    change_password(account, "kunming-2026")
    if desk_.role is Examiner:
        set_up_factor(account, SECRET)
    person = at_the_form(desk_, case, sit, width=320)
    person.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    person.presses(desk_.button)
    assert (person.title, version(case)) == ("登录", case.version)
    person.answers({"登录名": desk_.login, "密码": "kunming-2026"})
    person.presses("登录")
    if desk_.role is Examiner:
        person.answers({"验证码": code_of(SECRET)})
        person.presses("登录")
    assert still_typed(person, desk_) == desk_.typed
    assert person.reads("您刚才填写的内容已放回这一页，还没有提交")
    person.presses(desk_.button)
    assert (person.title, version(case)) == (desk_.after, case.version + 1)
