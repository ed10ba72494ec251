"""The addresses for programs: a case comes as JSON and its result goes back. No account, no cookie, nothing stored."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from zhicheng.cli.output.json_lines import encode_line
from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.case_json import UnusableJson, parse_case_json
from zhicheng.eligibility.facts.fields import Problem
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.policy.source import PolicyError
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.portal.public.api.description import describe_addresses
from zhicheng_web.portal.public.api.problems import RefusedRequest, write_refusal
from zhicheng_web.portal.public.api.request_count import REQUEST_COUNT
from zhicheng_web.portal.public.pasted_case import MAX_CASE_CHARACTERS

Json = dict[str, Any]
JSON_TYPE = "application/json"
MOST_BYTES = 4 * MAX_CASE_CHARACTERS
MOST_COMPARED = 20
"""Cases of one comparison."""
EARLIEST_KEYS = ("id", "policy", "verdict", "title", "earliest", "earliest_review", "window", "plan")
"""What of a result says from when on: a comparison has it of every case."""


@csrf_exempt
@entry(ANYBODY)
def answer_check(request: HttpRequest) -> HttpResponse:
    """The result of one case: the line of `zhicheng check --json`."""
    return answer_request(request, judge_one)


@csrf_exempt
@entry(ANYBODY)
def answer_earliest(request: HttpRequest) -> HttpResponse:
    """From when on one case may be filed."""
    return answer_request(request, lambda body: select_days(judge_one(body)))


@csrf_exempt
@entry(ANYBODY)
def answer_compare(request: HttpRequest) -> HttpResponse:
    """Several cases side by side, in their order: a person today and with one fact changed."""
    return answer_request(request, compare_cases)


@entry(ANYBODY)
def show_description(request: HttpRequest) -> HttpResponse:
    """The description of these addresses (OpenAPI 3.1)."""
    return HttpResponse(encode_line(describe_addresses()) + b"\n", content_type=JSON_TYPE)


def answer_request(request: HttpRequest, answer: Callable[[object], Json]) -> HttpResponse:
    """The answer to what was sent, or what is wrong with it."""
    wait = REQUEST_COUNT.count_request(get_client_ip(request) or "", clock.now())
    try:
        if wait:
            sentence = f"这个地址的请求太多，请{wait}秒以后再试。"
            raise RefusedRequest(HTTPStatus.TOO_MANY_REQUESTS, sentence, headers={"Retry-After": str(wait)})
        return HttpResponse(encode_line(answer(read_body(request))) + b"\n", content_type=JSON_TYPE)
    except RefusedRequest as refused:
        return write_refusal(refused)


def read_body(request: HttpRequest) -> object:
    """What was sent. Raises RefusedRequest."""
    if request.method != "POST":
        sentence = "请用POST发送案例；格式见/api/v1/openapi.json。"
        raise RefusedRequest(HTTPStatus.METHOD_NOT_ALLOWED, sentence, headers={"Allow": "POST"})
    if request.content_type != JSON_TYPE:
        raise RefusedRequest(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Content-Type应为{JSON_TYPE}。")
    if len(request.body) > MOST_BYTES:
        raise RefusedRequest(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"一次最多{MOST_BYTES}个字节，请分几次发送。")
    return parse_body(request.body)


def parse_body(body: bytes) -> object:
    """The JSON of a body. Raises RefusedRequest."""
    try:
        return parse_case_json(body.decode("utf-8"))
    except UnusableJson as unusable:
        raise RefusedRequest(HTTPStatus.BAD_REQUEST, f"{unusable}。") from None
    except RecursionError:
        raise RefusedRequest(HTTPStatus.BAD_REQUEST, "括号套得太深，请核对。") from None
    except ValueError:
        raise RefusedRequest(HTTPStatus.BAD_REQUEST, "不是完整的JSON（UTF-8），请核对括号、引号和逗号。") from None


def judge_one(case: object) -> Json:
    """The result of one case. Raises RefusedRequest."""
    if not isinstance(case, Mapping):
        raise RefusedRequest(HTTPStatus.UNPROCESSABLE_ENTITY, "应为一个案例，即花括号括起的若干项。")
    return judge_case_sent(case, "")


def compare_cases(body: object) -> Json:
    """The days of several cases, in their order. Raises RefusedRequest."""
    if not isinstance(body, list) or not 1 < len(body) <= MOST_COMPARED:
        raise RefusedRequest(HTTPStatus.UNPROCESSABLE_ENTITY, f"应为2至{MOST_COMPARED}个案例的列表。")
    if not all(isinstance(one, Mapping) for one in body):
        raise RefusedRequest(HTTPStatus.UNPROCESSABLE_ENTITY, "列表里的每一项都应是一个案例，即花括号括起的若干项。")
    return {"results": [select_days(judge_case_sent(one, f"[{place}].")) for place, one in enumerate(body)]}


def judge_case_sent(case: Mapping[str, Any], path: str) -> Json:
    """The result of a case that stands at a path of the body. Raises RefusedRequest with every problem of it."""
    try:
        return check(case, calendar=load_current_calendar(), readings=False)
    except InvalidCase as invalid:
        problems = [Problem(path + one.path, one.sentence) for one in invalid.problems]
        raise RefusedRequest(HTTPStatus.UNPROCESSABLE_ENTITY, "案例有错，见problems。", problems) from None
    except PolicyError as error:
        raise RefusedRequest(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from None


def select_days(result: Json) -> Json:
    """What of a result says from when on."""
    return {key: result[key] for key in EARLIEST_KEYS}
