"""The two lists with which certificates are checked: whose keys signed from when until when, and which titles changed since."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from zhicheng.certificates.claims import decode_bytes, encode_bytes, identify_key
from zhicheng.certificates.ed25519 import KEY_BYTES

KEYS_FORM: Final = "zhicheng-keys/1"
STATES_FORM: Final = "zhicheng-title-states/1"
CORRECTED: Final = "corrected"
REVOKED: Final = "revoked"


class UnreadableList(ValueError):
    """A list that is none, or of another form; the text says what is wrong in Chinese."""


class PublicKey(NamedTuple):
    """A key and the days on which it signs; `until`: the last, None while it still does."""

    data: bytes
    since: date
    until: date | None

    def signs_on(self, day: date) -> bool:
        """Whether what was signed on a day may be signed by it."""
        return self.since <= day and (self.until is None or day <= self.until)


class KeyList(NamedTuple):
    """The keys of an issuer, by their ids. Whoever checks has it from the issuer, not from the certificate."""

    issuer: str
    keys: Mapping[str, PublicKey]


class TitleState(NamedTuple):
    """A title that changed after it was granted. `digest`: of the claims as they are now; "" for a revoked one."""

    state: str
    since: str
    digest: str = ""


class StateList(NamedTuple):
    """Every changed title of a city on a day; whatever is not in it is as it was granted. `next_on`: by when there is a newer."""

    issuer: str
    issued_on: date
    next_on: date
    titles: Mapping[str, TitleState]


class SignedStateList(NamedTuple):
    """A list as it was signed; `body`: the very bytes."""

    states: StateList
    body: bytes
    key_id: str
    signature: bytes

    @property
    def signed(self) -> bytes:
        """What the signature is on."""
        return f"{STATES_FORM}\n".encode() + self.body


def read_object(text: str, form: str, name: str) -> dict[str, Any]:
    """A JSON object of a form. Raises UnreadableList."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableList(f"{name}读不出来，不是JSON；请重新下载") from error
    if not isinstance(value, dict) or value.get("form") != form:
        raise UnreadableList(f"这不是{name}（{form}）；请核对文件")
    return value


def read_key_list(text: str) -> KeyList:
    """The list of keys. Raises UnreadableList."""
    value = read_object(text, KEYS_FORM, "公钥清单")
    try:
        keys = [
            PublicKey(
                decode_bytes(one["key"]),
                date.fromisoformat(one["since"]),
                date.fromisoformat(one["until"]) if one["until"] else None,
            )
            for one in value["keys"]
        ]
        issuer = str(value["issuer"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableList("公钥清单里有一项不完整；请重新下载") from error
    if any(len(one.data) != KEY_BYTES for one in keys):
        raise UnreadableList("公钥清单里有一个公钥长度不对；请重新下载")
    return KeyList(issuer, {identify_key(one.data): one for one in keys})


def write_key_list(keys: KeyList) -> str:
    """The list as it is published."""
    rows = [
        {"key": encode_bytes(one.data), "since": one.since.isoformat(), "until": one.until and one.until.isoformat()}
        for one in keys.keys.values()
    ]
    return json.dumps({"form": KEYS_FORM, "issuer": keys.issuer, "keys": rows}, ensure_ascii=False, indent=1) + "\n"


def encode_states(states: StateList) -> bytes:
    """What is signed of a list, always the same."""
    value = {
        "issuer": states.issuer,
        "issued_on": states.issued_on.isoformat(),
        "next_on": states.next_on.isoformat(),
        "titles": {key: list(states.titles[key]) for key in sorted(states.titles)},
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def write_state_list(body: bytes, key_id: str, signature: bytes) -> str:
    """The list as it is published: the signed text as it stands, so that nothing has to be written anew to check it."""
    value = {"form": STATES_FORM, "list": body.decode(), "key_id": key_id, "signature": encode_bytes(signature)}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def read_state_list(text: str) -> SignedStateList:
    """A published list; not yet whether it is signed. Raises UnreadableList."""
    value = read_object(text, STATES_FORM, "状态清单")
    try:
        body = value["list"].encode()
        inner = json.loads(value["list"])
        titles = {str(key): TitleState(*map(str, one)) for key, one in inner["titles"].items()}
        day, following = date.fromisoformat(inner["issued_on"]), date.fromisoformat(inner["next_on"])
        states = StateList(str(inner["issuer"]), day, following, titles)
        return SignedStateList(states, body, str(value["key_id"]), decode_bytes(value["signature"]))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise UnreadableList("状态清单不完整；请重新下载") from error
