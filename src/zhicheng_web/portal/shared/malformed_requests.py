"""Middleware before everything else of the office: what no browser sends from a page of ours is refused in words, once.

Text that PostgreSQL or UTF-8 cannot hold, versions that are no number, other character sets, names of other hosts: 400.
Other verbs than those of pages: 405. Nothing of it reaches a page, a session or the database; what was typed is shown again.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, UnreadablePostError
from django.shortcuts import render

from zhicheng_web.portal.shared.caching import close_to_caches
from zhicheng_web.portal.shared.request_values import MalformedRequest, is_utf8, parse_whole_number
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.typed_texts import list_typed_texts

BAD_REQUEST, METHOD_NOT_ALLOWED = 400, 405
VERBS = ("GET", "HEAD", "POST")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL, which PostgreSQL has no place for, and halves of surrogates, which are no UTF-8."""
UNSTORABLE_TEXT = "里面有看不见的字符（多半是从别的软件复制来的），系统存不下。"
UNKNOWN_HOST = "这个网址不是办理系统的。请用单位公布的网址打开。"
OTHER_ENCODING = "这个请求的文字不是UTF-8编码。"
ADDRESS_FIELD = "next"
"""Of a form or an address: to which page of ours it goes on."""
ADDRESS_HEADERS = ("HTTP_REFERER", "HTTP_ORIGIN", "HTTP_HX_CURRENT_URL")
BROKEN_ADDRESS = "这个请求里的网址不完整。"
TOO_MANY_FIELDS = "地址里的内容太多。"
WRONG_VERSION = "表单里的版本号不对。"


class MalformedRequestMiddleware:
    """Looks at the address, the cookies and the headers before anything else does, and at the form before its page does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            check_request_head(request)
        except MalformedRequest as malformed:
            return render_malformed_request(request, str(malformed))
        if request.method not in VERBS:
            return render_other_verb(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> HttpResponseBase | None:
        """Look at what was sent with a form. A body that broke off is left to the check of its token, which says so."""
        try:
            check_form_fields(request)
        except UnreadablePostError:
            return None
        except MalformedRequest as malformed:
            return render_malformed_form(request, str(malformed))
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page has read a value that it does not know."""
        return render_malformed_form(request, str(error)) if isinstance(error, MalformedRequest) else None


def check_request_head(request: HttpRequest) -> None:
    """Host, character set, address, cookies, headers. Raises MalformedRequest."""
    try:
        request.get_host()
    except DisallowedHost:
        raise MalformedRequest(UNKNOWN_HOST) from None
    forget_endless_query(request)
    if not is_utf8((request.content_params or {}).get("charset", "utf-8")):  # Python knows some that are not even text
        raise MalformedRequest(OTHER_ENCODING)
    if any(UNSTORABLE.search(text) for text in list_head_texts(request)):
        raise MalformedRequest(f"地址或请求{UNSTORABLE_TEXT}")
    require_whole_addresses(
        [*request.GET.getlist(ADDRESS_FIELD), *(request.META.get(one, "") for one in ADDRESS_HEADERS)]
    )


def forget_endless_query(request: HttpRequest) -> None:
    """An address with more fields than Django reads has none from here on, not for the page that says so either. Raises
    MalformedRequest.
    """
    try:
        request.GET.keys()
    except TooManyFieldsSent:
        request.META["QUERY_STRING"] = ""
        raise MalformedRequest(TOO_MANY_FIELDS) from None


def require_whole_addresses(addresses: Iterable[str]) -> None:
    """Django, allauth and we take addresses apart to see whether they are ours. Raises MalformedRequest for what nobody can."""
    try:
        for one in addresses:
            urlsplit(one)
    except ValueError:
        raise MalformedRequest(BROKEN_ADDRESS) from None


def list_head_texts(request: HttpRequest) -> Iterator[str]:
    """Everything beside the body that a page, a session or a log might write down."""
    yield request.path_info
    for name, values in request.GET.lists():
        yield from (name, *values)
    for name, value in request.COOKIES.items():
        yield from (name, value)
    for name, value in request.META.items():
        if name.startswith("HTTP_"):
            yield value


def check_form_fields(request: HttpRequest) -> None:
    """The fields of a form, the versions that it names. Raises MalformedRequest. Of the names of files Django has dropped what
    cannot be seen, with all that cannot be stored.
    """
    if request.method != "POST":
        return
    require_whole_addresses(request.POST.getlist(ADDRESS_FIELD))
    for name, values in request.POST.lists():
        if any(UNSTORABLE.search(text) for text in (name, *values)):
            raise MalformedRequest(f"您填写的内容{UNSTORABLE_TEXT}")
        if (name == "version" or name.startswith("version-")) and any(map(is_wrong_version, values)):
            raise MalformedRequest(WRONG_VERSION)


def is_wrong_version(text: str) -> bool:
    """Whether a version is none of ours; a form of no case carries an empty one."""
    return bool(text) and parse_whole_number(text) is None


def remove_unstorable(fields: QueryDict) -> QueryDict:
    """The fields without the characters that cannot be stored."""
    clean = QueryDict(mutable=True)
    for name, values in fields.lists():
        clean.setlist(UNSTORABLE.sub("", name), [UNSTORABLE.sub("", text) for text in values])
    return clean


def forget_sender(request: HttpRequest) -> None:
    """A request that a page can be rendered for: nobody's, without a session, read as UTF-8."""
    request.session, request.user = {}, AnonymousUser()  # type: ignore[assignment]
    request.encoding = "utf-8"


def render_malformed_request(request: HttpRequest, why: str) -> HttpResponse:
    """The page, before anybody knows who asks."""
    forget_sender(request)
    return close_to_caches(render(request, "400.html", {"why": why}, status=BAD_REQUEST))


def render_malformed_form(request: HttpRequest, why: str) -> HttpResponse:
    """The page with what was typed; whoever is signed in finds it in the form, too, without what cannot be stored."""
    context = {"why": why, "is_form": request.method == "POST"}
    if request.method == "POST":
        request.POST = remove_unstorable(request.POST)  # type: ignore[assignment]
        context |= {"typed_texts": list_typed_texts(request)}
        if draft_recovery.is_own_form(request) and not draft_recovery.is_form_of_another(request):
            context |= {"form_address": draft_recovery.save_form_draft(request)}
    return close_to_caches(render(request, "400.html", context, status=BAD_REQUEST))


def render_other_verb(request: HttpRequest) -> HttpResponse:
    """The page for a verb that no page of ours answers; it names those that are."""
    forget_sender(request)
    response = render(request, "405.html", status=METHOD_NOT_ALLOWED)
    response["Allow"] = ", ".join(VERBS)
    return close_to_caches(response)
