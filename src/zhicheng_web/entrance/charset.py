"""The character set that a request names, before Django believes it.

Django reads an address by it while the request is being made, where no page of ours can answer; Python knows sets that are
not even text ("rot13", "hex"), and such a request would be an error of the server. One that is not UTF-8 becomes one that
nobody knows, which Django leaves aside; malformed_requests.py then refuses it in words.
"""

import re
from collections.abc import MutableMapping
from typing import Any

from zhicheng_web.portal.shared.request_values import is_utf8

CHARSET = re.compile(r"""(;\s*charset\s*=\s*)("[^"]*"|'[^']*'|[^;\s]*)""", re.IGNORECASE)
UNKNOWN_SET = "x-unknown"


def forget_other_charset(environ: MutableMapping[str, Any]) -> None:
    """Put a set that nobody knows in the place of every set but UTF-8.

    >>> environ = {"CONTENT_TYPE": "text/plain; charset=rot13"}
    >>> forget_other_charset(environ); environ["CONTENT_TYPE"]
    'text/plain; charset=x-unknown'
    """
    named = environ.get("CONTENT_TYPE", "")
    if named:
        environ["CONTENT_TYPE"] = CHARSET.sub(replace_other_set, named)


def replace_other_set(found: re.Match[str]) -> str:
    """One mention of a set, as Django may read it."""
    return found[0] if is_utf8(found[2]) else f"{found[1]}{UNKNOWN_SET}"
