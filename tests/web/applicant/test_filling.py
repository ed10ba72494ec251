"""Filling in by tasks: a good form, a bad one, a stranger's, a late one; autosave; nothing typed is lost."""

import re
from typing import Any
from uuid import uuid4

from tests.web import walking
from tests.web.cast import USCC, Cast, forget_number, moment
from tests.web.desks import BACKEND, Browser
from tests.web.ended import end_session
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.models import Case

HTMX = {"HX-Request": "true"}
GOOD: dict[str, dict[str, Any]] = {
    "education": {
        "level": "bachelor",
        "diploma_date_0": "2024",
        "diploma_date_1": "6",
        "diploma_date_2": "30",
        "mode": "full_time",
        "recognized": "unknown",
        "school": "滇池学院",
        "major": "机械设计",
        "diploma_number": "DC2024001",
        "issuer": "省教育厅",
    },
    "work": {
        "start_0": "2024",
        "start_1": "8",
        "start_2": "1",
        "unit": "own",
        "work": "professional",
        "series": "engineering",
        "record": "recruitment_register",
        "post": "设计员",
    },
    "insurance": {
        "from__0": "2025",
        "from__1": "1",
        "to_0": "2026",
        "to_1": "2",
        "unit": "own",
        "area": "kunming",
        "late": "no",
    },
    "title": {
        "level": "technician",
        "series": "engineering",
        "date_0": "2022",
        "date_1": "12",
        "date_2": "15",
        "by_change_of_series": "no",
    },
    "skill": {"level": "technician", "date_0": "2023", "date_1": "9", "date_2": "1"},
    "licence": {"kind": "veterinarian", "date_0": "2024", "date_1": "3", "date_2": "1"},
}
FACTS = {
    "educations": [
        {
            "level": "bachelor",
            "diploma_date": "2024-06-30",
            "mode": "full_time",
            "recognized": None,
            "school": "滇池学院",
            "major": "机械设计",
            "diploma_number": "DC2024001",
            "issuer": "省教育厅",
        }
    ],
    "employment": [
        {
            "start": "2024-08-01",
            "work": "professional",
            "series": "engineering",
            "record": "recruitment_register",
            "post": "设计员",
            "employer": USCC,
        }
    ],
    "insurance": [{"to": "2026-02", "area": "kunming", "late": False, "payer": USCC, "from": "2025-01"}],
    "titles": [{"level": "technician", "series": "engineering", "date": "2022-12-15", "by_change_of_series": False}],
    "skills": [{"level": "technician", "date": "2023-09-01"}],
    "licences": [{"kind": "veterinarian", "date": "2024-03-01"}],
}


def empty(people: Cast) -> Case:
    """A draft with nothing in it."""
    return start(people.person(people.li_yun), people.firm, by=people.li_yun, at=moment("02-02"), key=uuid4())


def now(case: Case) -> Case:
    """The case as it stands."""
    return Case.objects.get(pk=case.pk)


def errors(response: Any) -> list[str]:
    """The lines of the error summary."""
    text = response.content.decode()
    box = re.search(r'id="errors">(.*?)</div>', text, re.S)
    return re.findall(r"<li>(?:<a[^>]*>)?([^<]+)", box[1]) if box else []


def test_every_list_lands_in_the_engines_input(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    for slug, fields in GOOD.items():
        answer = li_yun.post(
            "applicant-item", case.public_id, slug, "add", version=now(case).version, done="1", **fields
        )
        assert answer.status_code == 303, errors(answer)
    assert now(case).facts == FACTS


def test_a_saved_item_comes_back_as_it_was_typed(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    for slug, fields in GOOD.items():
        li_yun.post("applicant-item", case.public_id, slug, "add", version=now(case).version, done="1", **fields)
        version = now(case).version
        form = li_yun.get("applicant-item", case.public_id, slug, "1").context["form"]
        shown = {field.html_name: field.value() for field in form if field.value() not in (None, "")}
        assert set(shown) <= {re.sub(r"_\d$", "", name) for name in fields}
        li_yun.post("applicant-item", case.public_id, slug, "1", version=version, done="1", **fields)
        assert now(case).version == version, "saving what stands there already is no act"


def test_a_bad_form_says_what_to_do_and_keeps_what_was_typed(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    typed = {"level": "bachelor", "diploma_date_0": "2024", "diploma_date_2": "30", "mode": "full_time"}
    answer = li_yun.post("applicant-item", case.public_id, "education", "add", version=1, done="1", **typed)
    assert answer.status_code == 422
    assert errors(answer) == ["请填写毕业院校", "请填写所学专业", "毕业证日期缺少月", "请选择学历是否得到承认"]
    assert 'value="2024"' in answer.content.decode()
    assert now(case).facts == {}


def test_the_button_pressed_with_htmx_shows_the_whole_page_with_its_errors(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    answer = li_yun.post("applicant-target", case.public_id, version=1, done="1", headers=HTMX, specialty="测绘")
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (200, "#main")
    assert errors(answer) == ["请选择系列", "请选择级别", "请选择所学专业与所从事专业的关系"]
    good = {"series": "engineering", "specialty": "测绘", "level": "assistant", "major_relation": "same"}
    answer = li_yun.post("applicant-target", case.public_id, version=1, done="1", headers=HTMX, **good)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, f"/my/{case.public_id}/")


def test_impossible_days_and_turned_round_spells(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    wrong = GOOD["work"] | {
        "start_1": "13",
        "end_0": "2024",
        "end_1": "2",
        "end_2": "30",
        "unit": "other",
        "code": "123",
    }
    answer = li_yun.post("applicant-item", case.public_id, "work", "add", version=1, done="1", **wrong)
    assert errors(answer)[:2] == [
        "入职日期不是存在的日期，请核对年、月、日",
        "离职日期不是存在的日期，请核对年、月、日",
    ]
    turned = GOOD["work"] | {"end_0": "2024", "end_1": "7", "end_2": "1"}
    answer = li_yun.post("applicant-item", case.public_id, "work", "add", version=1, done="1", **turned)
    assert errors(answer) == ["离职日期早于入职日期，请核对两个日期"]


def test_what_is_told_has_happened(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    coming = {"insurance": {"to_0": "2030"}, "education": {"diploma_date_0": "2030"}}
    told = [errors(li_yun.post("applicant-item", case.public_id, slug, "add", version=1, done="1", **GOOD[slug] | more))
            for slug, more in coming.items()]  # fmt: skip
    assert told == [
        ["最后缴费的月份晚于今天（2026年2月5日），请核对"],
        ["毕业证日期晚于今天（2026年2月5日），请核对"],
    ]


def test_what_has_not_been_added_cannot_be_taken_out(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    places = ("add", "1", "x")
    answers = [li_yun.get("applicant-item-remove", case.public_id, "education", place) for place in places]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_autosave_keeps_what_is_right_so_far(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    half = {"level": "bachelor", "diploma_date_0": "2024"}
    answer = li_yun.post("applicant-item", case.public_id, "education", "add", version=1, headers=HTMX, **half)
    assert "已保存" in answer.content.decode()
    assert "10:32</time>。毕业证日期还没有填对，改好才会保存" in answer.content.decode()
    assert answer.headers["HX-Replace-Url"].endswith("/items/education/1/")
    assert now(case).facts == {"educations": [{"level": "bachelor"}]}
    rest = half | {"diploma_date_1": "6", "diploma_date_2": "30", "place": "1"}
    li_yun.post("applicant-item", case.public_id, "education", "add", version=2, headers=HTMX, **rest)
    assert now(case).facts == {"educations": [{"level": "bachelor", "diploma_date": "2024-06-30"}]}


def test_what_is_only_half_typed_leaves_no_empty_line(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    half = {"start_0": "2024", "start_1": "13"}
    answer = li_yun.post("applicant-item", case.public_id, "work", "add", version=1, headers=HTMX, **half)
    assert "还没有保存：入职日期还没有填对" in answer.content.decode()
    assert (now(case).facts, now(case).version) == ({}, 1)


def test_what_is_missing_is_named_as_its_form_names_it(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    half = {"unit": "own", "work": "professional"}
    li_yun.post("applicant-item", case.public_id, "work", "add", version=now(case).version, headers=HTMX, **half)
    groups = li_yun.get("applicant-tasks", case.public_id).context["groups"]
    notes = {line.row.task.slug: line.row.note for _, lines in groups for line in lines}
    assert notes["work"] == "第2条还没有填入职日期"


def test_the_same_press_twice_is_one_act(people: Cast, li_yun: Browser) -> None:
    case, key = empty(people), str(uuid4())
    for _ in range(2):
        fields = GOOD["skill"] | {"key": key, "version": 1, "done": "1"}
        assert li_yun.post("applicant-item", case.public_id, "skill", "add", **fields).status_code == 303
    assert now(case).version == 2
    assert len(now(case).facts["skills"]) == 1


def test_a_second_tab_is_told_who_and_when_and_loses_nothing(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    target = {"series": "engineering", "specialty": "测绘", "level": "assistant", "major_relation": "unknown"}
    assert li_yun.post("applicant-target", case.public_id, version=1, done="1", **target).status_code == 303
    late = li_yun.post("applicant-target", case.public_id, version=1, done="1", **target | {"specialty": "机械"})
    assert late.status_code == 409
    assert late.context["outcome"].late.startswith("您已在另一个页面办理了“保存”（2月5日10:32）。")
    assert 'value="机械"' in late.content.decode()
    assert late.context["case"].version == 2, "pressing again saves on what was seen"
    assert now(case).facts["target"] == target | {"major_relation": None}


def test_what_was_never_answered_can_be_answered_with_none(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    assert li_yun.post("applicant-held", case.public_id, version=1, done="1").status_code == 303
    assert now(case).facts == {"titles": [], "skills": [], "licences": []}


def test_an_item_is_removed_after_asking(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    asked = li_yun.get("applicant-item-remove", case.public_id, "education", "1")
    assert (
        asked.context["line"] == "本科，滇池学院，机械设计，毕业证2024年6月30日，学位证2024年6月30日，证书编号DC2024001"
    )
    li_yun.post("applicant-item-remove", case.public_id, "education", "1", version=now(case).version)
    assert now(case).facts["educations"] == []
    assert li_yun.get("applicant-item", case.public_id, "education", "1").status_code == 404
    assert li_yun.get("applicant-item", case.public_id, "nothing", "add").status_code == 404


def test_identity_is_sealed_once_and_then_only_masked(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    forget_number(people.person(people.li_yun))
    fields = {"name": "李云", "document": "id", "phone": "138 0000 2046", "status": "employed", "annual_review": "none"}
    for strange in ("11010519491231002", "11010519491231002x", "530102201503070019"):
        wrong = li_yun.post("applicant-identity", case.public_id, version=1, **fields, number=strange)
        assert len(errors(wrong)) == 1, strange
    answer = li_yun.post("applicant-identity", case.public_id, version=1, **fields, number="53010219900307003 2")
    assert (answer.status_code, answer["Location"]) == (303, f"/my/{case.public_id}/number/")
    assert now(case).facts == {"applicant": {"origin": "mainland", "status": "employed", "annual_review": "none"}}
    asked = li_yun.get("applicant-number", case.public_id).content.decode()
    assert ("530102 19900307 0032" in asked, "1990年3月7日" in asked) == (True, True)
    changed = li_yun.get("applicant-identity", case.public_id)
    assert [field.name for field in changed.context["forms"][0]] == ["name", "document", "number", "phone"]
    done = li_yun.post("applicant-number", case.public_id, version=now(case).version)
    assert (done.status_code, done["Location"]) == (303, f"/my/{case.public_id}/")
    page = li_yun.get("applicant-identity", case.public_id)
    assert page.context["number"] == "530102********0032"
    assert "530102199003070032" not in page.content.decode()
    assert [field.name for field in page.context["forms"][0]] == ["name", "phone"]


def test_a_session_that_ended_brings_back_what_was_typed(people: Cast, li_yun: Browser) -> None:
    case = empty(people)
    address = f"/my/{case.public_id}/target/"
    end_session(li_yun.client)
    gone = li_yun.client.post(address, {"specialty": "测绘"}, headers={"Referer": f"http://testserver{address}"})
    assert gone.status_code == 302
    li_yun.client.force_login(people.account(people.li_yun), backend=BACKEND)
    assert 'value="测绘"' in li_yun.client.get(address).content.decode()
