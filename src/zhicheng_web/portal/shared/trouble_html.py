"""The page for a trouble of ours as text, for when there is no request that Django could read."""

from typing import Any, Final

from django.template import loader

from zhicheng_web.logs.request_note import find_request_id
from zhicheng_web.portal.shared.troubles import Trouble

TEMPLATE: Final = "shared/trouble.html"


def write_trouble_page(trouble: Trouble, is_form: bool, context: dict[str, Any]) -> str:
    """The page as text, without a request: Django may be what is broken."""
    about = {
        "trouble": trouble,
        "what": trouble.of_form if is_form else trouble.of_page,
        "request_id": find_request_id(),
    }
    return loader.get_template(TEMPLATE).render(about | context)
