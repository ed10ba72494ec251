"""The self-check one question a page: forty stories with the answer of each, and what a page does besides."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from tests.web.public.question_stories import BACHELOR, DAY, STORIES, Story
from tests.web.public.walking_questions import ADDRESS, send_page, walk_questions, write_answers
from zhicheng.eligibility.questions.answered_case import Answers
from zhicheng.eligibility.questions.question_table import QUESTIONS_BY_KEY


@pytest.fixture(autouse=True)
def december(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everybody asks on one day."""
    monkeypatch.setattr("zhicheng_web.clock.today", lambda: date.fromisoformat(DAY))
    yield


@pytest.mark.parametrize("story", STORIES, ids=[one.name for one in STORIES])
def test_every_story_ends_with_its_answer(client: Client, story: Story) -> None:
    asked, page = walk_questions(client, {**BACHELOR, **story.changed})
    answer = page.context["judged"].answer
    assert page.status_code == 200
    assert (answer["verdict"], answer["earliest"], len(asked)) == (story.verdict, story.earliest, story.questions)
    assert story.sentence in answer["summary"]
    assert story.sentence in page.content.decode()


def test_there_are_forty_stories_and_three_are_short() -> None:
    assert len(STORIES) >= 40
    asked = {one.name: one.questions for one in STORIES}
    assert [asked[one] for one in ("civil servant", "central unit", "accounting")] == [1, 2, 3]


def test_a_refused_person_hears_of_nothing_that_was_not_asked(client: Client) -> None:
    _, page = walk_questions(client, {"status": "civil_servant"})
    answer = page.context["judged"].answer
    assert [one["key"] for one in answer["checks"]] == ["status"]
    assert (answer["routes"], answer["authority_reason"]) == ([], "")
    assert "由谁认定" not in page.content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"major_relation": "unrelated"}, "如果所学专业能认定为与岗位相近（二（五）），现在就可以申报。"),
        ({"work_start": "2025-12-12"}, "决定日期的是二（二）4（大学本科学历或学位：工作年限），2026年12月12日满。"),
    ],
)
def test_who_lacks_time_reads_what_decides_the_day_and_what_would_make_it_earlier(
    client: Client, changed: Answers, sentence: str
) -> None:
    _, page = walk_questions(client, {**BACHELOR, **changed})
    assert sentence in page.context["earlier_days"]
    assert sentence in page.content.decode()


def test_who_lacks_time_reads_of_no_insurance_that_nobody_asked_about(client: Client) -> None:
    asked, page = walk_questions(client, {**BACHELOR, "major_relation": "unrelated"})
    results = {one["key"]: one["result"] for one in page.context["judged"].answer["checks"]}
    assert {"payer", "insured_months"} <= set(asked)
    assert (results["insured_months"], results["last_payer"]) == ("pass", "pass")


def test_who_does_not_lack_time_reads_of_no_earlier_day(client: Client) -> None:
    assert walk_questions(client, BACHELOR)[1].context["earlier_days"] == []
    assert "怎样可以更早" not in walk_questions(client, {"status": "retired"})[1].content.decode()


def test_going_back_shows_the_answer_and_changing_it_keeps_the_others(client: Client) -> None:
    page = client.get(ADDRESS)
    for key in ("status", "affiliation", "series"):
        page = send_page(client, page, write_answers(QUESTIONS_BY_KEY[key], BACHELOR))
    back = send_page(client, page, {"change": page.context["previous"]})
    assert back.context["question"].key == "series"
    assert back.context["form"]["specialty"].value() == "机械"
    changed = send_page(client, back, {"question": "series", "series": "accounting", "specialty": ""})
    assert changed.context["judged"].answer["verdict"] == "out_of_scope"
    assert [one.key for one in changed.context["answered"]] == ["status", "affiliation", "series"]


def test_going_back_to_an_unsure_answer_shows_it_chosen(client: Client) -> None:
    page = client.post(
        ADDRESS, {"answered-status": "employed", "answered-affiliation": "unknown", "change": "affiliation"}
    )
    assert page.context["form"]["affiliation"].value() == "unknown"


def test_a_changed_answer_drops_what_hung_on_it(client: Client) -> None:
    story = {**BACHELOR, "title": "technician", "title_series": "engineering", "title_date": "2022-09-15"}
    _, page = walk_questions(client, story)
    assert "answered-title_date" in dict(page.context["carried"])
    changed = send_page(client, page, {"question": "title", "title": "none"})
    assert "answered-title_date" not in dict(changed.context["carried"])


def test_an_empty_page_says_what_is_missing_and_keeps_what_was_answered(client: Client) -> None:
    page = send_page(client, client.get(ADDRESS), write_answers(QUESTIONS_BY_KEY["status"], BACHELOR))
    empty = send_page(client, page, {"question": "affiliation"})
    assert (empty.status_code, empty.context["carried"]) == (422, [("answered-status", "employed")])
    assert empty.context["form"].errors["affiliation"] == ["请选择您的回答"]


@pytest.mark.parametrize(
    ("key", "changed", "field", "sentence"),
    [
        (
            "education",
            {"diploma_date": None, "degree_date": None},
            "diploma_date",
            "毕业证和学位证的日期，至少要填一个",
        ),
        ("skill", {"skill": "senior"}, "skill_date", "选了“高级工”，请填写日期"),
        ("insured_months", {"insured_to": "2024-01"}, "insured_to", "最后一个月早于第一个月，请核对"),
        ("work_start", {"work_start": "2027-01-01"}, "work_start", "开始工作的日期晚于今天（2026年12月3日），请核对"),
    ],
)
def test_an_answer_that_cannot_be_says_why(
    client: Client, key: str, changed: dict[str, str | None], field: str, sentence: str
) -> None:
    sent = write_answers(QUESTIONS_BY_KEY[key], {**BACHELOR, **changed})
    page = client.post(ADDRESS, {"answered-status": "employed", **sent})
    assert (page.status_code, page.context["form"].errors[field]) == (422, [sentence])


@pytest.mark.parametrize(("key", "other"), [("post_start", "work_start"), ("work_start", "post_start")])
def test_a_post_before_the_first_day_of_work_is_asked_about_on_either_page(
    client: Client, key: str, other: str
) -> None:
    story = {**BACHELOR, "work_start": "2025-06-12", "post_start": "2024-03-01"}
    title = {"title": "assistant", "title_series": "archives", "title_date": "2023-09-15"}
    carried = {"series": "engineering", "specialty": "档案", **title, other: story[other], "record": "none"}
    sent = {f"answered-{name}": value for name, value in carried.items() if name != key}
    page = client.post(ADDRESS, {**sent, **write_answers(QUESTIONS_BY_KEY[key], story)})
    sentence = "转岗的日期（2024年3月1日）早于开始工作的日期（2025年6月12日），请核对"
    assert (page.status_code, page.context["form"].errors[key]) == (422, [sentence])


def test_carried_answers_that_are_none_are_asked_again(client: Client) -> None:
    page = client.post(ADDRESS, {"answered-status": "<script>", "answered-affiliation": "none"})
    assert page.context["question"].key == "status"
    assert page.context["carried"] == [("answered-affiliation", "none")]


def test_a_page_sets_no_session_and_its_address_holds_no_answer(client: Client) -> None:
    page = send_page(client, client.get(ADDRESS), write_answers(QUESTIONS_BY_KEY["status"], BACHELOR))
    assert "sessionid" not in client.cookies
    assert page.request["QUERY_STRING"] == ""


def test_both_forms_lead_to_each_other_and_the_first_page_to_the_questions(client: Client) -> None:
    assert 'href="/check/"' in client.get(ADDRESS).content.decode()
    assert f'href="{ADDRESS}"' in client.get("/check/").content.decode()
    assert f'href="{ADDRESS}"' in client.get("/").content.decode()
