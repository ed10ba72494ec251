"""What is wrong with a request, as application/problem+json (RFC 9457), in sentences that say what to do."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType

from django.http import HttpResponse

from zhicheng.eligibility.facts.fields import Problem

PROBLEM_TYPE = "application/problem+json"


class RefusedRequest(Exception):
    """A request that gets no answer: its status, what is wrong, where in the case, if it is a case, and what its status
    asks to be said in a header.
    """

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        problems: Sequence[Problem] = (),
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.problems, self.headers = status, detail, problems, headers


TITLES = {
    HTTPStatus.BAD_REQUEST: "读不懂请求",
    HTTPStatus.METHOD_NOT_ALLOWED: "请用POST",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "内容太长",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "请发送JSON",
    HTTPStatus.UNPROCESSABLE_ENTITY: "案例不能判断",
    HTTPStatus.TOO_MANY_REQUESTS: "请求太多",
}
"""What each refusal is called."""


def write_refusal(refused: RefusedRequest) -> HttpResponse:
    """The answer to a refused request."""
    body = {
        "type": "about:blank",
        "title": TITLES[refused.status],
        "status": refused.status.value,
        "detail": refused.detail,
        "problems": [{"path": one.path, "sentence": one.sentence} for one in refused.problems],
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return HttpResponse(text, status=refused.status, content_type=PROBLEM_TYPE, headers=dict(refused.headers))
