"""The page for a trouble of ours. It asks nothing: no database, no session, no account, for these may be what is away.

Whatever was typed is in the page itself, as a form that can be sent again: the key of the act goes with it, so that what was
saved already is not done twice. The number on the page is that of the request in the log.
"""

import logging
import sys
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from zhicheng_web.portal.shared.caching import close_to_caches
from zhicheng_web.portal.shared.display_size import find_display_choice
from zhicheng_web.portal.shared.steps.typed_texts import list_typed_texts
from zhicheng_web.portal.shared.trouble_html import write_trouble_page
from zhicheng_web.portal.shared.troubles import AGAIN, BACK, BROKEN, CHECK, Trouble, find_trouble

LOGGER: Final = logging.getLogger("zhicheng.errors")
MAX_TYPED_CHARACTERS: Final = 1_000_000
"""Of a form that is put into the page again."""
KEY_FIELD: Final = "key"
"""With it an act that was done is not done again."""


def render_server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: for every error that nobody has caught, wherever it arose; it is written down with its trace."""
    error = sys.exc_info()[1]
    LOGGER.error("unhandled error", exc_info=error)
    return render_trouble(find_trouble(error) if error else BROKEN, request)


def render_trouble(trouble: Trouble, request: HttpRequest) -> HttpResponse:
    """The page, with what was typed."""
    context: dict[str, Any] = {"page_class": list_page_classes(request)}
    if request.method == "POST":
        context |= list_form_context(request)
    html = write_trouble_page(trouble, request.method == "POST", context)
    return close_to_caches(HttpResponse(html, status=trouble.status))


def list_page_classes(request: HttpRequest) -> str:
    """The larger type or the stronger colours that were chosen."""
    chosen = ((find_display_choice(request), "elder"), (find_display_choice(request, "contrast"), "more"))
    names = {"elder": "elder", "more": "contrast"}
    return " ".join(names[wanted] for found, wanted in chosen if found == wanted)


def list_form_context(request: HttpRequest) -> dict[str, Any]:
    """What was typed, and the same as a form to be sent again; without one for passwords and files, which no page holds."""
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        has_files = bool(request.FILES)
    except OSError:
        return {"next_step": BACK}
    if has_files:
        return {"next_step": BACK, "typed": list_typed_texts(request)}
    secret = any("password" in name for name, _ in fields)
    if secret or not fields or sum(len(value) for _, value in fields) > MAX_TYPED_CHARACTERS:
        return {"next_step": CHECK, "typed": list_typed_texts(request)}
    again = {"fields": fields, "address": request.get_full_path(), "typed": list_typed_texts(request)}
    return again | {"next_step": AGAIN if request.POST.get(KEY_FIELD) else CHECK}
