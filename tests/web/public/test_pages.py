"""The pages for everybody, asked by a stranger; none of these tests may reach a database."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhicheng.policy.installed import find_policy
from zhicheng.policy.vocabulary import SETTINGS
from zhicheng_web.portal.public import clause_outline, clause_readings
from zhicheng_web.portal.public.worked_cases import load_worked_cases
from zhicheng_web.portal.shared.words.choices import list_series_choices

POLICY = find_policy("kunming/2023")
SHORT = {
    "status": "employed",
    "annual_review": "qualified",
    "kind": "enterprise",
    "affiliation": "none",
    "registered": "yes",
    "area": "530102",
    "dispatched": "no",
    "education": "none",
    "recognized": "yes",
    "skill": "none",
    "title": "none",
    "licence": "none",
    "series": "engineering",
    "specialty": "机械",
    "major_relation": "same",
    "record": "recruitment_register",
    "work_start_0": "2025",
    "work_start_1": "6",
    "work_start_2": "12",
    "work": "professional",
    "insured_from_0": "2025",
    "insured_from_1": "7",
    "insured_to_0": "2026",
    "insured_to_1": "5",
    "payer": "own",
}
CASES = load_worked_cases(POLICY.id)


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Stand on a day."""
    return lambda day: monkeypatch.setattr("zhicheng_web.clock.today", lambda: date.fromisoformat(day))


@pytest.fixture(autouse=True)
def june(on: Any) -> None:
    """Most pages are looked at in an open window."""
    on("2026-06-03")


def test_every_clause_and_every_setting_has_a_name() -> None:
    assert tuple(clause_outline.CLAUSE_HEADINGS) == POLICY.notice.addresses
    assert set(clause_readings.SETTING_HEADINGS) == set(SETTINGS)


def test_every_number_of_the_policy_is_said() -> None:
    whole = [path for path, one in POLICY.settings.items() if type(one.value) is int or path == "filing.months"]
    assert {path for path in whole if not clause_readings.format_setting_number(POLICY.settings[path])} == {
        "insurance.run_ends_before"
    }


@pytest.mark.parametrize(("reading", "until"), [("publicity_start", "第一天"), ("publicity_end", "最后一天")])
def test_the_first_page_says_until_when_work_counts_as_the_policy_reads_it(
    client: Client, monkeypatch: pytest.MonkeyPatch, reading: str, until: str
) -> None:
    read = replace(POLICY.settings["service.cut_off"], value=reading)
    policy = replace(POLICY, settings={**POLICY.settings, "service.cut_off": read})
    monkeypatch.setattr("zhicheng_web.portal.public.pages.home.find_policy_in_force", lambda today: policy)
    said = f"从《云南省招工录用登记表》或《事业单位聘用通知书》的日期算到单位公示{until}"
    assert said in client.get("/").content.decode()


DAY = "应为存在的日期，年份在 1900 到 2100 之间，写成 2026-03-02 这样"


def test_every_clause_has_its_page(client: Client) -> None:
    found = {}
    for address in POLICY.notice.addresses:
        page = client.get(f"/notice/{address}/")
        cases = len([*page.context["cases"], *page.context["more"]])
        found[address] = (page.status_code, page.context["text"].address, cases)
    asked = {
        address: (200, address, sum(one.clause == address for one in CASES)) for address in POLICY.notice.addresses
    }
    assert found == asked


def test_an_address_typed_otherwise_leads_to_the_printed_one(client: Client) -> None:
    page = client.get("/notice/2.2.4/", follow=True)
    assert page.redirect_chain == [("/notice/%E4%BA%8C%EF%BC%88%E4%BA%8C%EF%BC%894/", 302)]


def test_a_clause_that_is_not_there_names_the_nearest(client: Client) -> None:
    page = client.get("/notice/二（三）2/")
    assert (page.status_code, page.context["problem"]) == (404, "通知里没有“二（三）2”这一条；相近的有：二（三）。")


@pytest.mark.parametrize(
    ("day", "opened", "left", "missed"),
    [
        ("2026-06-01", True, 19, False),
        ("2026-06-11", True, 9, False),
        ("2026-06-12", True, 8, True),
        ("2026-06-20", True, 0, True),
        ("2026-06-21", False, 91, False),
        ("2027-03-01", True, 19, False),
    ],
)
def test_home_counts_the_days(client: Client, on: Any, day: str, opened: bool, left: int, missed: bool) -> None:
    on(day)
    context = client.get("/").context
    assert (context["is_window_open"], context["days_remaining"], context["season"].missed is not None) == (
        opened,
        left,
        missed,
    )


@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.all)])
def test_worked_cases_can_be_pasted(client: Client, every: int) -> None:
    found, expected = {}, {}
    for case in CASES[::every]:
        page = client.post("/check/", {"pasted": json.dumps(case.facts, ensure_ascii=False)})
        name = f"{case.clause} {case.name}"
        found[name] = (page.status_code, page.context["judged"].answer["verdict"])
        expected[name] = (200, case.expect["verdict"])
    assert len(found) == len(CASES[::every]) > 200 // every
    assert found == expected


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("", ["请粘贴一份申报的JSON"]),
        ("{", ["不是完整的JSON：第1行第2个字符附近读不下去，请核对括号、引号和逗号"]),
        ("[]", ["一次只能查一份：请粘贴一个对象，以“{”开头"]),
        ("[" * 30_000, ["括号套得太深，请核对后再粘贴"]),
        ('{"a": 1, "b": {"c": 1, "c": 2}}', ["“b.c”写了2次，不知道以哪一次为准，请只留一个"]),
        ('{"\\ud800": 1, "\\ud800": 2}', ["“?”写了2次，不知道以哪一次为准，请只留一个"]),
        ('{"\\ud800": 1}', ["里面有半个字符（\\ud800至\\udfff），不是完整的文字，请核对"]),
        ('{"filing_date": ["\\udfff"]}', ["里面有半个字符（\\ud800至\\udfff），不是完整的文字，请核对"]),
        ('{"filing_date": NaN}', ["“NaN”不是数值，请核对"]),
        ("{}", [f"filing_date：缺少这一项，{DAY}"]),
        ('{"filing_date": 7}', [f"filing_date：这个值不对，{DAY}"]),
        (
            '{"filing_date": "2026-06-10", "skills": [{"level": "senior", "date": "2026-02-30"}]}',
            ["skills[0].date：“2026-02-30”：2026年2月没有30日，请核对"],
        ),
    ],
)
def test_what_cannot_be_read_says_where(client: Client, pasted: str, said: list[str]) -> None:
    page = client.post("/check/", {"pasted": pasted})
    errors = page.context["form"].errors
    assert (page.status_code, [one for words in errors.values() for one in words]) == (422, said)


def test_an_empty_short_form_names_every_question(client: Client) -> None:
    page = client.post("/check/", {"status": ""})
    form = page.context["form"]
    asked = {name for name, field in form.fields.items() if field.required}
    assert (page.status_code, set(form.errors)) == (422, asked)


def test_what_hangs_on_an_answer_is_asked_only_then(client: Client) -> None:
    told = {"title": "technician", "licence": "lawyer", "education": "bachelor", "recognized": "", "insured_to_0": "",
            "insured_to_1": ""}  # fmt: skip
    page = client.post("/check/", SHORT | told)
    assert dict(page.context["form"].errors) == {
        "recognized": ["有学历的，请回答“学历是否得到承认”"],
        "title_series": ["有职称的，请回答“这个职称的系列”"],
        "title_date": ["有职称的，请回答“取得职称的日期”"],
        "licence_date": ["有从业准入资格的，请回答“从业准入资格的发证日期”"],
        "insured_to": ["缴过社保的，请回答“社保缴到的最后一个月”"],
        "graduated": ["毕业证和学位证的日期，至少要填一个"],
    }
    assert "社保缴到的最后一个月（缴过社保的填写）" in page.content.decode()


def test_who_has_neither_diploma_nor_insurance_is_answered(client: Client) -> None:
    left = {"recognized": "", "payer": "none", "insured_from_0": "", "insured_from_1": ""}
    page = client.post("/check/", SHORT | left | {"insured_to_0": "", "insured_to_1": ""})
    assert (page.status_code, page.context["judged"].answer["verdict"]) == (200, "not_eligible")


def test_a_master_is_judged_by_the_degree(client: Client) -> None:
    degree = {"education": "master", "degree_0": "2026", "degree_1": "2", "degree_2": "20", "work_start_0": "2026",
              "work_start_1": "2", "work_start_2": "25", "insured_from_0": "2026", "insured_from_1": "2"}  # fmt: skip
    answer = client.post("/check/", SHORT | degree).context["judged"].answer
    assert (answer["route"], answer["verdict"]) == ("master", "incomplete"), "conduct is the employer's to say"


def test_what_was_told_of_titles_is_judged(client: Client) -> None:
    held = {"title": "assistant", "title_series": "engineering", "title_date_0": "2025", "title_date_1": "6"}
    answer = client.post("/check/", SHORT | held | {"title_date_2": "1"}).context["judged"].answer
    assert {one["key"]: one["result"] for one in answer["checks"]}["held"] == "fail"


def test_nothing_told_lies_in_the_future(client: Client) -> None:
    late = {"insured_to_1": "7", "work_start_0": "2027", "title": "none", "licence": "none"}
    page = client.post("/check/", SHORT | late)
    assert dict(page.context["form"].errors) == {
        "work_start": ["开始工作的日期晚于今天（2026年6月3日），请核对"],
        "insured_to": ["社保缴到的最后一个月晚于今天（2026年6月3日），请核对"],
    }


def test_who_is_left_out_is_asked_for_no_papers(client: Client) -> None:
    page = client.post("/check/", SHORT | {"status": "civil_servant"})
    assert (page.context["judged"].may_apply, "要准备的材料" in page.content.decode()) == (False, False)


RECOMMENDATION = "上级法人单位的推荐报告（附件2）"


def test_whoever_was_not_asked_of_a_branch_reads_when_its_paper_is_owed(client: Client) -> None:
    degree = {"education": "bachelor", "graduated_0": "2024", "graduated_1": "6", "graduated_2": "30"}
    page = client.post("/check/", SHORT | degree)
    assert [(one.name, one.note) for one in page.context["employers_papers"]][-1] == (
        RECOMMENDATION,
        "单位是外省企业的分公司才要",
    )
    assert "单位是外省企业的分公司才要" in page.content.decode()


@pytest.mark.parametrize(
    ("branch", "notes"),
    [(None, []), ({"province": "云南"}, []), ({"province": "四川"}, [""]), ({"province": None}, ["如总公司在省外"])],
)
def test_the_paper_of_a_pasted_branch_says_on_what_it_hangs(
    client: Client, branch: dict[str, str | None] | None, notes: list[str]
) -> None:
    parent = branch and {"uscc": None, "affiliation": "none"} | branch
    facts = json.loads(json.dumps(CASES[0].facts))
    facts["employer"]["branch_of"] = parent
    page = client.post("/check/", {"pasted": json.dumps(facts)})
    assert [one.note for one in page.context["employers_papers"] if one.name == RECOMMENDATION] == notes


def test_no_two_series_are_called_the_same() -> None:
    names = [name for _, name in list_series_choices(POLICY)]
    assert len(names) == len(set(names))
    assert "公共法律服务专业人员（司法鉴定人：法医类）" in names


def test_the_larger_size_is_remembered(client: Client) -> None:
    assert [client.get(address).context["elder"] for address in ("/", "/?size=elder", "/windows/")] == [
        False,
        True,
        True,
    ]


def test_high_contrast_is_remembered_beside_the_size(client: Client) -> None:
    client.get("/?size=elder")
    client.get("/?contrast=more")
    assert '<html lang="zh-CN" class="elder contrast">' in client.get("/windows/").content.decode()
    client.get("/?contrast=normal")
    assert '<html lang="zh-CN" class="elder">' in client.get("/windows/").content.decode()
    assert client.get("/?contrast=nonsense").context["high_contrast"] is False
