"""The unit's own data put right by HR, and the record of who did what."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import BACKEND, Browser
from tests.web.ended import end_session
from tests.web.past_guards import rewrite
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.actions.answer_unit_request import grant_unit_request
from zhicheng_web.cases.actions.correct_unit import hash_unit_data
from zhicheng_web.cases.models import Case
from zhicheng_web.people.models import Organisation, UnitRequest

SAID = {
    "name": "昆明滇池机械有限公司",
    "employer_kind": "enterprise",
    "affiliation": "none",
    "registered_in_kunming": "yes",
    "management_area": "530111",
    "branch": "no",
    "phone": "0871-00000001",
}


def firm() -> tuple[str, str, Any]:
    """What the office knows of the firm."""
    row = Organisation.objects.get(name="昆明滇池机械有限公司")
    return row.management_area, row.phone, row.branch_of


def seen(answer: Any) -> str:
    """The seal that the form carries."""
    return str(answer.content.decode().split('name="known_hash" value="')[1].split('"')[0])


def grant(people: Cast) -> None:
    """The bureau confirms what the firm has asked."""
    asked = UnitRequest.objects.get(granted=None, withdrawn_at=None)
    looked = hash_unit_data(Organisation.objects.get(pk=people.firm.pk))
    grant_unit_request(asked, by=people.supervisor, at=moment("03-11", 12), known_hash=looked)


def test_the_area_changes_once_the_bureau_has_confirmed_and_what_is_filed_stays(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.filed(people)
    stand_on("03-11")
    shown = wang_fang.get("employer-unit")
    said = SAID | {"known_hash": seen(shown), "key": str(uuid4())}
    for _ in range(2):
        assert wang_fang.post("employer-unit", **said).headers["Location"] == "/employer/members/?done=asked"
    assert firm() == ("530102", "0871-00000001", None), "the telephone at once, the area not yet"
    assert "其余的更正已交市人社局" in wang_fang.get("employer-members", done="asked").content.decode()
    assert "管理归属地：五华区 → 官渡区" in wang_fang.get("employer-unit").content.decode()
    grant(people)
    assert firm() == ("530111", "0871-00000001", None)
    assert Case.objects.get(pk=case.pk).authority == people.wuhua
    assert "等市人社局确认" not in wang_fang.get("employer-unit").content.decode()
    told = wang_fang.get("employer-history").content.decode()
    assert told.count("管理归属地：五华区 → 官渡区") == 2, "asked by HR, done by the bureau"
    assert told.count("电话：没有填写 → 0871-00000001") == 1


def test_a_new_request_takes_the_place_of_one_that_waits_and_a_refusal_says_why(
    people: Cast, wang_fang: Browser
) -> None:
    for area in ("530111", "530112"):
        wang_fang.post(
            "employer-unit",
            **SAID | {"management_area": area, "known_hash": seen(wang_fang.get("employer-unit")), "key": str(uuid4())},
        )
    first, second = UnitRequest.objects.order_by("pk")
    assert (first.is_waiting, second.is_waiting, second.values) == (False, True, {"management_area": "530112"})
    supervisor = Browser(people, people.supervisor)
    listed = supervisor.get("bureau-organisations").content.decode()
    assert listed.count("1个申请等待答复") == 1
    page = compact(supervisor.get("bureau-unit-request", second.public_id))
    assert "五华区 → <b>西山区</b>" in page
    short = supervisor.post("bureau-unit-request", second.public_id, answer="no", reason="不行")
    assert (short.status_code, UnitRequest.objects.get(pk=second.pk).granted) == (422, None)
    supervisor.post("bureau-unit-request", second.public_id, answer="no", reason="证照上的登记地在五华区")
    late = supervisor.post("bureau-unit-request", second.public_id, answer="yes")
    assert (late.status_code, firm()[0]) == (422, "530102")
    assert "证照上的登记地在五华区" in wang_fang.get("employer-history").content.decode()


def test_the_bureau_confirms_only_over_data_that_it_has_seen(people: Cast, wang_fang: Browser) -> None:
    area = {"management_area": "530111", "key": str(uuid4())}
    wang_fang.post("employer-unit", **SAID | area, known_hash=seen(wang_fang.get("employer-unit")))
    asked, supervisor = UnitRequest.objects.get(), Browser(people, people.supervisor)
    looked = seen(supervisor.get("bureau-unit-request", asked.public_id))
    phone = {"phone": "0871-00000003", "management_area": "530111", "key": str(uuid4())}
    wang_fang.post("employer-unit", **SAID | phone, known_hash=seen(wang_fang.get("employer-unit")))
    waiting = UnitRequest.objects.get(granted=None, withdrawn_at=None)
    late = supervisor.post("bureau-unit-request", waiting.public_id, answer="yes", known_hash=looked)
    assert (late.status_code, firm()[0]) == (409, "530102")
    again = supervisor.post("bureau-unit-request", waiting.public_id, answer="yes", known_hash=seen(late))
    assert (again.status_code, firm()[0]) == (302, "530111")


def test_a_second_tab_is_told_who_was_first_and_keeps_what_was_typed(people: Cast, wang_fang: Browser) -> None:
    before = seen(wang_fang.get("employer-unit"))
    wang_fang.post("employer-unit", **SAID, known_hash=before)
    late = wang_fang.post("employer-unit", **SAID | {"phone": "0871-00000002"}, known_hash=before)
    text = late.content.decode()
    assert (late.status_code, firm()[1]) == (409, "0871-00000001")
    assert text.count("没有提交：这件刚被办过") == 1
    assert text.count('value="0871-00000002"') == 1
    assert (
        wang_fang.post("employer-unit", **SAID | {"phone": "0871-00000002"}, known_hash=seen(late)).status_code == 302
    )
    assert firm()[1] == "0871-00000002"


def test_a_branch_has_a_parent_and_no_other_unit_has(people: Cast, wang_fang: Browser) -> None:
    parent = {"parent_province": "四川省", "parent_affiliation": "none"}
    wrong = wang_fang.post("employer-unit", **SAID, **parent, known_hash=seen(wang_fang.get("employer-unit")))
    assert (wrong.status_code, firm()[2]) == (422, None)
    said = SAID | {"branch": "yes"}
    assert wang_fang.post("employer-unit", **said, **parent, known_hash=seen(wrong)).status_code == 302
    assert firm()[2] is None
    grant(people)
    assert firm()[2] == {"uscc": None, "province": "四川省", "affiliation": "none"}


def test_what_is_missing_is_said_and_a_session_that_ended_loses_nothing(people: Cast, wang_fang: Browser) -> None:
    empty = wang_fang.post("employer-unit", **SAID | {"name": "", "management_area": ""}, known_hash="")
    text = empty.content.decode()
    assert (empty.status_code, text.count("请填写单位的全称。"), text.count("请选择管理归属地")) == (422, 2, 2)
    page = reverse("employer-unit")
    end_session(wang_fang.client)
    gone = wang_fang.client.post(page, SAID, headers={"referer": f"http://testserver{page}"})
    assert (gone.status_code, firm()[1]) == (302, "")
    wang_fang.client.force_login(people.account(people.wang_fang), backend=BACKEND)
    assert wang_fang.client.get(page).content.decode().count('value="0871-00000001"') == 1


def test_a_unit_without_an_area_says_that_nobody_knows_where_to_file(people: Cast, wang_fang: Browser) -> None:
    rewrite(Organisation.objects.filter(pk=people.firm.pk), management_area="")
    assert wang_fang.get("employer-members").content.decode().count("还不能确定") == 1
    assert wang_fang.get("employer-unit").content.decode().count("按现在的资料，还不知道报给谁。") == 1


def test_every_act_is_told_with_who_did_it(people: Cast, wang_fang: Browser, zhao_min: Browser) -> None:
    walking.assessed(people)
    told = wang_fang.get("employer-history").content.decode()
    assert told.count("本单位人事办过1步") == 1
    assert told.count(f'data-label="办了什么">{STEPS_BY_KEY["assess"].name}<') == 1
    assert zhao_min.get("employer-history").content.decode().count("本单位人事还没有办过申报") == 1


def test_a_used_link_says_so_before_anything_is_typed(people: Cast, wang_fang: Browser) -> None:
    about = {"name": "刘敏", "phone": "13888777666"}
    made = wang_fang.post("employer-members", **about).content.decode()
    address = made.split('readonly value="http://testserver')[1].split('"')[0]
    first = Client()
    shown = first.get(address).content.decode()
    assert shown.count("加入昆明滇池机械有限公司，<wbr>身份是单位人事") == 1
    first.post(address, about | {"login": "liu-min", "password": "putao-tielu-daxiang"})
    again = Client().get(address)
    assert (again.status_code, again.content.decode().count("<h1>邀请链接已经用过</h1>")) == (410, 1)


def test_what_the_correction_does_to_the_open_cases_is_told_and_seen(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.assessed(people)
    stand_on("03-02")
    said = SAID | {"affiliation": "central", "known_hash": seen(wang_fang.get("employer-unit")), "key": str(uuid4())}
    assert wang_fang.post("employer-unit", **said).status_code == 302
    assert Case.objects.get(pk=case.pk).advice != "out_of_scope", "not before the bureau has confirmed"
    grant(people)
    page = wang_fang.get("employer-members", done="1").content.decode()
    assert "还没有上报的1件不在本通知的范围" in page
    assert Case.objects.get(pk=case.pk).advice == "out_of_scope"


def test_a_telephone_can_be_dialled(people: Cast, wang_fang: Browser) -> None:
    page = wang_fang.post("employer-unit", **SAID | {"phone": "abc"}, known_hash="")
    assert page.context["form"].errors["phone"] == [
        "“abc”不是能拨通的电话号码，请写区号和号码，例如0871-63100000或13800000000。"
    ]


def post_unit(wang_fang: Browser, **said: str) -> Any:
    """HR saves the form as the page shows it now, but for this."""
    known = {"known_hash": seen(wang_fang.get("employer-unit")), "key": str(uuid4())}
    return wang_fang.post("employer-unit", **SAID | said | known)


def test_the_form_is_filled_with_what_waits_and_saving_the_telephone_leaves_it_waiting(
    people: Cast, wang_fang: Browser
) -> None:
    post_unit(wang_fang, management_area="530111")
    form = wang_fang.get("employer-unit").context["form"]
    assert (form["management_area"].value(), form["phone"].value()) == ("530111", "0871-00000001")
    answer = post_unit(wang_fang, management_area=form["management_area"].value(), phone="0871-00000009")
    assert answer.headers["Location"] == "/employer/members/?done=1"
    (asked,) = UnitRequest.objects.all()
    assert (asked.is_waiting, firm()[1]) == (True, "0871-00000009")


def test_a_wrong_request_is_taken_back_by_asking_for_nothing(people: Cast, wang_fang: Browser) -> None:
    post_unit(wang_fang, management_area="530111")
    assert "等市人社局确认：管理归属地" in compact(wang_fang.get("employer-members"))
    answer = post_unit(wang_fang, management_area="530102")
    assert "等市人社局确认：" not in compact(wang_fang.get("employer-members"))
    assert answer.headers["Location"] == "/employer/members/?done=withdrawn"
    assert "已取消申请的更正" in wang_fang.get("employer-members", done="withdrawn").content.decode()
    (asked,) = UnitRequest.objects.all()
    assert (asked.is_waiting, firm()[0]) == (False, "530102")
    told = compact(wang_fang.get("employer-history"))
    assert told.count("取消申请的更正") == told.count("管理归属地：官渡区 → 五华区") == 1
    assert "个申请等待答复" not in Browser(people, people.supervisor).get("bureau-organisations").content.decode()


def test_a_page_from_before_the_request_takes_nothing_back(people: Cast, wang_fang: Browser) -> None:
    before = seen(wang_fang.get("employer-unit"))
    post_unit(wang_fang, management_area="530111")
    late = wang_fang.post(
        "employer-unit", **SAID | {"management_area": "530102", "key": str(uuid4())}, known_hash=before
    )
    assert (late.status_code, UnitRequest.objects.get().is_waiting) == (409, True)
