"""The engine for programs: the bytes of the command, errors in sentences, nothing stored."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.web.written_pages import assert_page_is
from tools.zc.checkout import CHECKOUT
from zhicheng.cli import main
from zhicheng_web.clock import KUNMING
from zhicheng_web.portal.public.api.answers import MOST_BYTES, MOST_COMPARED
from zhicheng_web.portal.public.api.description import describe_addresses
from zhicheng_web.portal.public.api.request_count import REQUEST_COUNT, RequestCount

EXAMPLE = CHECKOUT / "docs" / "examples" / "李云.json"
CASE = json.loads(EXAMPLE.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def june(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everybody asks on one day, and has asked nothing before."""
    monkeypatch.setattr("zhicheng_web.clock.today", lambda: date(2026, 6, 3))
    REQUEST_COUNT.counted.clear()
    yield


def send(client: Client, address: str, body: Any) -> Any:
    """What the office answers to a body, which is JSON or bytes."""
    data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    return client.post(f"/api/v1/{address}", data, content_type="application/json")


def test_the_answer_is_that_of_the_command_to_the_byte(
    client: Client, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE, ensure_ascii=False), encoding="utf-8")
    assert main(["check", "--json", str(file)]) == 0
    answer = send(client, "check", CASE)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert answer.content == capfdbinary.readouterr().out


def test_no_page_of_programs_sets_a_cookie(client: Client) -> None:
    assert not send(client, "check", CASE).cookies


def test_the_days_are_those_of_the_result(client: Client) -> None:
    result, days = send(client, "check", CASE).json(), send(client, "earliest", CASE).json()
    assert days.items() <= result.items()
    assert {"verdict", "earliest", "window", "plan"} <= days.keys()


def test_cases_are_compared_in_their_order(client: Client) -> None:
    outside = {**CASE, "employer": {**CASE["employer"], "affiliation": "central"}}
    results = send(client, "compare", [outside, CASE]).json()["results"]
    assert [one["verdict"] for one in results][0] == "out_of_scope"
    assert results[1] == send(client, "earliest", CASE).json()


@pytest.mark.parametrize(
    ("address", "body", "status", "sentence"),
    [
        ("check", b"{", 400, "不是完整的JSON（UTF-8），请核对括号、引号和逗号。"),
        ("check", b"\xff", 400, "不是完整的JSON（UTF-8），请核对括号、引号和逗号。"),
        ("check", b"[" * 30_000, 400, "括号套得太深，请核对。"),
        ("check", b'{"a": 1, "a": 2}', 400, "“a”写了2次，不知道以哪一次为准，请只留一个。"),
        ("check", [], 422, "应为一个案例，即花括号括起的若干项。"),
        ("check", b" " * (MOST_BYTES + 1), 413, f"一次最多{MOST_BYTES}个字节，请分几次发送。"),
        ("compare", [CASE], 422, f"应为2至{MOST_COMPARED}个案例的列表。"),
        ("compare", [CASE, 7], 422, "列表里的每一项都应是一个案例，即花括号括起的若干项。"),
    ],
    ids=["half", "no text", "deep", "twice", "a list", "long", "one", "no case"],
)
def test_what_cannot_be_read_is_a_problem_in_a_sentence(
    client: Client, address: str, body: Any, status: int, sentence: str
) -> None:
    answer = send(client, address, body)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert (answer.json()["status"], answer.json()["detail"]) == (status, sentence)


def test_every_problem_of_a_case_is_named_with_its_path(client: Client) -> None:
    wrong = {**CASE, "skills": [{"level": "senior", "date": "2026-02-30"}]}
    problems = send(client, "compare", [CASE, wrong]).json()["problems"]
    assert problems == [{"path": "[1].skills[0].date", "sentence": "“2026-02-30”：2026年2月没有30日，请核对。"}]


def test_a_form_and_a_look_are_refused_with_what_to_do(client: Client) -> None:
    look, form = client.get("/api/v1/check"), client.post("/api/v1/check", {"a": "1"})
    assert (look.status_code, look["Allow"], look.json()["title"]) == (405, "POST", "请用POST")
    assert (form.status_code, form.json()["title"]) == (415, "请发送JSON")


def test_who_asks_too_often_waits_for_the_next_minute(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(REQUEST_COUNT, "most", 1)
    monkeypatch.setattr("zhicheng_web.clock.now", lambda: datetime(2026, 6, 3, 9, 0, 50, tzinfo=KUNMING))
    assert send(client, "check", CASE).status_code == 200
    refused = send(client, "check", CASE)
    assert (refused.status_code, refused["Retry-After"]) == (429, "10")
    assert refused.json()["detail"] == "这个地址的请求太多，请10秒以后再试。"


def test_another_address_and_another_minute_are_counted_anew() -> None:
    count, moment = RequestCount(most=1), datetime(2026, 6, 3, 9, 0, 50, tzinfo=KUNMING)
    assert [count.count_request(one, moment) for one in ("a", "b", "a")] == [0, 0, 10]
    assert count.count_request("a", moment.replace(minute=1)) == 0


def test_the_description_in_the_repository_is_up_to_date(client: Client) -> None:
    assert_page_is("openapi.json", json.dumps(describe_addresses(), ensure_ascii=False, indent=1) + "\n")
    assert client.get("/api/v1/openapi.json").json() == describe_addresses()


def test_the_description_names_every_field_of_the_example() -> None:
    schemas = describe_addresses()["components"]["schemas"]
    assert CASE.keys() <= schemas["Case"]["properties"].keys()
    assert CASE["employer"].keys() <= schemas["employer"]["properties"].keys()
