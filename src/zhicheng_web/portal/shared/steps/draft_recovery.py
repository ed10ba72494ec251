"""What somebody typed is not lost when the session ends: it is put aside, sealed, and comes back after signing in.

A page takes it by `initial(request)` when it makes its form; the person looks at it and sends it again. Only the same
account gets it back, files and passwords are not kept.
"""

import hashlib
import json
import secrets
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

WHO = "who"
"""The field of a form that says for which account it was made."""
PLACE = "kept"
COOKIE = "last_account"
MOST = 64_000
"""Characters of one form that are kept; more is no form that a person typed."""
NEVER_KEPT = ("csrfmiddlewaretoken", "key", "version", WHO)
MONTH = 30 * 24 * 3600


def keep(request: HttpRequest) -> str:
    """Put the fields of a form aside; gives the page to come back to: where the form stood."""
    page = came_from(request)
    typed = {name: request.POST.getlist(name) for name in request.POST if may_keep(name)}
    text = json.dumps({"of": last_account(request), "files": bool(request.FILES), "typed": typed})
    if typed and len(text) <= MOST:
        request.session[PLACE] = {"page": urlsplit(page).path, "sealed": seal(text)}
    return page


def may_keep(name: str) -> bool:
    """Whether a field is something that the person typed and may lie in the session."""
    return name not in NEVER_KEPT and "password" not in name


def came_from(request: HttpRequest) -> str:
    """The page with the form: the one that the browser names, if it is ours; else the address itself."""
    named = urlsplit(request.headers.get("Referer", ""))
    if named.netloc != request.get_host():
        return request.get_full_path()
    return named.path + (f"?{named.query}" if named.query else "")


def taken(request: HttpRequest) -> QueryDict | None:
    """What was put aside for this page and this account, once; it is then forgotten."""
    aside = request.session.get(PLACE) if request.method == "GET" else None
    if not aside or aside["page"] != request.path:
        return None
    del request.session[PLACE]
    told = json.loads(unseal(aside["sealed"]))
    if told["of"] not in (None, account(request)):
        return None
    fields = QueryDict(mutable=True)
    for name, values in told["typed"].items():
        fields.setlist(name, values)
    request.put_back = "files" if told["files"] else "typed"  # type: ignore[attr-defined]
    return fields


def initial(request: HttpRequest) -> dict[str, Any]:
    """The same as `initial` of a Django form; empty where nothing was put aside."""
    fields = taken(request)
    if fields is None:
        return {}
    return {name: values if len(values) > 1 else values[0] for name, values in fields.lists() if values}


def account(request: HttpRequest) -> str | None:
    """A name for the account of this request that tells nothing to others."""
    if not request.user.is_authenticated:
        return None
    return hashlib.sha256(f"{settings.SECRET_KEY}{request.user.pk}".encode()).hexdigest()[:16]


def last_account(request: HttpRequest) -> str | None:
    """Who signed in last in this browser, or is signed in."""
    return account(request) or request.COOKIES.get(COOKIE)


def of_another(request: HttpRequest) -> bool:
    """Whether a form was made for somebody else than who is signed in now, in another tab of the same browser."""
    mine = account(request)
    return mine is not None and request.POST.get(WHO, mine) != mine


def remember_account(request: HttpRequest, response: HttpResponse) -> None:
    """Note in the browser whose session it is, so that what is kept goes back to nobody else."""
    mine = account(request) if hasattr(request, "user") else None
    if mine and request.COOKIES.get(COOKIE) != mine:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, mine, max_age=MONTH, secure=secure, httponly=True, samesite="Lax")


def seal(text: str) -> str:
    """Encrypt: sessions lie in the database, and what was typed may hold an ID number."""
    nonce = secrets.token_bytes(12)
    return (nonce + AESGCM(sealing_key()).encrypt(nonce, text.encode(), None)).hex()


def unseal(sealed: str) -> str:
    """Decrypt what `seal` made."""
    raw = bytes.fromhex(sealed)
    return AESGCM(sealing_key()).decrypt(raw[:12], raw[12:], None).decode()


def sealing_key() -> bytes:
    """A key of its own, made from the secret of sessions."""
    return hashlib.sha256(b"kept" + settings.SECRET_KEY.encode()).digest()
