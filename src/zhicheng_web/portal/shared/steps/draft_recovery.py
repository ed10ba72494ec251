"""What somebody typed is not lost when the session ends: it is saved, encrypted, and comes back after signing in.

A page takes it by `restore_initial_values(request)` when it makes its form; the person looks at it and sends it again.
Only the same account gets it back; files and passwords are not saved. It can be decrypted under earlier secrets, too
(SECRET_KEY_FALLBACKS); what no secret decrypts is dropped. Only for a browser in which somebody has signed in: a session
is written for nobody else, or a stranger could fill the table of sessions.
"""

import hashlib
import json
from base64 import urlsafe_b64encode
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.http import urlencode

ACCOUNT_FIELD = "who"
"""The field of a form that says for which account it was made."""
SESSION_KEY = "kept"
"""Sessions that are open name the draft so; the key keeps its first name."""
KEY_PREFIX = b"kept"
"""Makes of a secret of sessions a key that encrypts nothing else. What is stored (drafts in sessions, secrets of second
factors) was encrypted with it, so it keeps its first value: another word here, and nobody's telephone would count any more.
"""
ACCOUNT_COOKIE = "last_account"
MAX_BACK_CHARACTERS = 2_000
"""Of an address that leads back: no page of ours has a longer one, and Django redirects to none much longer."""
MAX_DRAFT_CHARACTERS = 64_000
"""Characters of one form that are saved at most; more is no form that a person typed."""
EXCLUDED_FIELDS = ("csrfmiddlewaretoken", "key", "version", ACCOUNT_FIELD)
COOKIE_SECONDS = 30 * 24 * 3600
ACCOUNT_SIGNER = signing.TimestampSigner(salt="zhicheng.last_account")
"""Signs the cookie that says who signed in last: what carries it has once proved a password, or was given one of ours."""


def save_form_draft(request: HttpRequest) -> str:
    """Put the fields of a form aside, for whom is known here; gives the page to come back to: where the form stood."""
    address = find_form_address(request)
    if not is_known_browser(request):
        return address
    typed = {name: request.POST.getlist(name) for name in request.POST if may_save_field(name)}
    text = json.dumps({"of": find_last_account(request), "files": bool(request.FILES), "typed": typed})
    if typed and len(text) <= MAX_DRAFT_CHARACTERS:
        request.session[SESSION_KEY] = {"page": urlsplit(address).path, "sealed": encrypt_form_draft(text)}
    return address


def is_known_browser(request: HttpRequest) -> bool:
    """Whether somebody is signed in, or has been in this browser in the last COOKIE_SECONDS."""
    return find_last_account(request) is not None


def is_own_form(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of ours."""
    return request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"


def lead_aside(request: HttpRequest, page: str) -> HttpResponse:
    """Lead to another page of ours first, which leads back; what was typed is saved and filled in again. htmx is told to load
    it whole.
    """
    back = save_form_draft(request) if request.method == "POST" else request.get_full_path()
    address = f"{page}?{urlencode({'next': back})}" if len(back) <= MAX_BACK_CHARACTERS else page
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def has_saved_draft(request: HttpRequest) -> bool:
    """Whether something was put aside that has not come back yet."""
    return SESSION_KEY in getattr(request, "session", ())


def may_save_field(name: str) -> bool:
    """Whether a field is something that the person typed and may lie in the session."""
    return name not in EXCLUDED_FIELDS and "password" not in name


def find_form_address(request: HttpRequest) -> str:
    """The page with the form: the one that the browser names, if it is ours; else the address itself."""
    named = urlsplit(request.headers.get("Referer", ""))
    if named.netloc != request.get_host():
        return request.get_full_path()
    return named.path + (f"?{named.query}" if named.query else "")


def restore_form_draft(request: HttpRequest) -> QueryDict | None:
    """What was put aside for this page and this account, once; it is then forgotten."""
    sealed_draft = request.session.get(SESSION_KEY) if request.method == "GET" else None
    if not sealed_draft or sealed_draft["page"] != request.path:
        return None
    del request.session[SESSION_KEY]
    draft = open_sealed_draft(sealed_draft["sealed"])
    if draft is None or draft["of"] not in (None, *account_names(request)):
        return None
    fields = QueryDict(mutable=True)
    for name, values in draft["typed"].items():
        fields.setlist(name, values)
    request.put_back = {"files": bool(draft["files"])}  # type: ignore[attr-defined]
    return fields


def open_sealed_draft(sealed: str) -> dict[str, Any] | None:
    """What `save_form_draft` has encrypted; None where no secret of ours opens it."""
    try:
        content: dict[str, Any] = json.loads(decrypt_form_draft(sealed))
    except InvalidToken:
        return None
    return content


def restore_initial_values(request: HttpRequest) -> dict[str, Any]:
    """The same as `initial` of a Django form; empty where nothing was put aside."""
    fields = restore_form_draft(request)
    if fields is None:
        return {}
    return {name: values if len(values) > 1 else values[0] for name, values in fields.lists() if values}


def read_typed_reason(request: HttpRequest) -> str:
    """The reason of a page without a form of Django's: as it was just sent, or as it was put aside before."""
    typed = restore_initial_values(request) if request.method == "GET" else request.POST
    return str(typed.get("reason", ""))


def hash_account(request: HttpRequest) -> str | None:
    """A name for the account of this request that tells nothing to others."""
    return next(iter(account_names(request)), None)


def account_names(request: HttpRequest) -> list[str]:
    """The names of this account under each secret, today's first; none where nobody is signed in."""
    if not request.user.is_authenticated:
        return []
    return [hashlib.sha256(f"{secret}{request.user.pk}".encode()).hexdigest()[:16] for secret in list_secrets()]


def find_last_account(request: HttpRequest) -> str | None:
    """Who signed in last in this browser, or is signed in."""
    return hash_account(request) or read_account_cookie(request)


def name_account_cookie() -> str:
    """The name of the cookie; behind HTTPS one that no other host can set."""
    return f"{settings.COOKIE_PREFIX}{ACCOUNT_COOKIE}"


def read_account_cookie(request: HttpRequest) -> str | None:
    """The account that the browser's cookie names; None where we have not signed it, or long ago."""
    try:
        return ACCOUNT_SIGNER.unsign(request.COOKIES.get(name_account_cookie(), ""), max_age=COOKIE_SECONDS)
    except signing.BadSignature:
        return None


def is_form_of_another(request: HttpRequest) -> bool:
    """Whether a form was made for somebody else than who is signed in now, in another tab of the same browser."""
    own_account = account_names(request)
    return bool(own_account) and request.POST.get(ACCOUNT_FIELD, own_account[0]) not in own_account


def remember_account(request: HttpRequest, response: HttpResponse) -> None:
    """Note in the browser whose session it is, so that a saved form comes back to nobody else."""
    own_account = hash_account(request) if hasattr(request, "user") else None
    if own_account and read_account_cookie(request) != own_account:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(
            name_account_cookie(),
            ACCOUNT_SIGNER.sign(own_account),
            max_age=COOKIE_SECONDS,
            secure=secure,
            httponly=True,
            samesite="Lax",
        )


def encrypt_form_draft(text: str) -> str:
    """Encrypt: sessions lie in the database, and what was typed may hold an ID number."""
    return build_fernet().encrypt(text.encode()).decode()


def decrypt_form_draft(sealed: str) -> str:
    """Decrypt what `encrypt_form_draft` made under this secret or one before. Raises InvalidToken."""
    return build_fernet().decrypt(sealed).decode()


def build_fernet() -> MultiFernet:
    """Encrypts under today's secret, decrypts under each; keys of their own, made from the secrets of sessions."""
    keys = (hashlib.sha256(KEY_PREFIX + one.encode()).digest() for one in list_secrets())
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])


def list_secrets() -> list[str]:
    """The secret of sessions, and those before it."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
