"""A certificate is what it says, or is named as what it is: forged, of another key, of another person, changed since."""

import json
from datetime import date

import pytest

from tests.certificates.signing import FORMER, KEYS, LI_YUN, OFFICE, STRANGER, write_signed, write_states
from zhicheng.certificates.checking import SENTENCES, Question, check_certificate
from zhicheng.certificates.claims import (
    MARK,
    Claims,
    UnreadableCertificate,
    decode_bytes,
    digest_claims,
    encode_bytes,
    read_certificate,
)
from zhicheng.certificates.lists import (
    SignedStateList,
    TitleState,
    UnreadableList,
    read_key_list,
    read_state_list,
    write_key_list,
)

ON = date(2026, 12, 2)
TEXT = write_signed(LI_YUN)
NONE_CHANGED = write_states({})
CORRECTED = LI_YUN._replace(title="助理工程师（机械设计）", issued_on="2026-11-02")
CHANGED = write_states(
    {
        LI_YUN.register_key: TitleState("corrected", "2026-11-02", digest_claims(CORRECTED)),
        LI_YUN._replace(number="2026年第2号").register_key: TitleState("revoked", "2026-10-08"),
    }
)


def ask(
    text: str, states: SignedStateList | None = NONE_CHANGED, name: str = "", seen_on: date | None = None, on: date = ON
) -> str:
    """What comes of a check."""
    return check_certificate(text, Question(KEYS, states, on, name, seen_on)).key


def turn_bit(text: str, place: int) -> str:
    """The certificate with one bit of its bytes turned."""
    data = bytearray(decode_bytes(text.removeprefix(MARK)))
    data[place // 8] ^= 1 << place % 8
    return MARK + encode_bytes(bytes(data))


def replace_claim(text: str, **claims: str) -> str:
    """The certificate with other words under the same signature."""
    data = decode_bytes(text.removeprefix(MARK))
    body = json.dumps(list(read_certificate(text).claims._replace(**claims)), ensure_ascii=False, separators=(",", ":"))
    return MARK + encode_bytes(data[:72] + body.encode())


@pytest.mark.parametrize("text", [TEXT, f"https://zhicheng.example/certificate/#{TEXT}", f"  {TEXT}\n"])
def test_what_the_office_signed_is_valid(text: str) -> None:
    assert (ask(text), ask(text, name=" 李 云"), ask(text, None)) == ("valid", "valid", "valid_when_signed")


FORGERIES = {
    "another name under the same signature": (replace_claim(TEXT, name="李芸"), "forged"),
    "a higher level under the same signature": (replace_claim(TEXT, level="中级", title="工程师"), "forged"),
    "an earlier day under the same signature": (replace_claim(TEXT, recognised_on="2025-03-13"), "forged"),
    "a key of one's own": (write_signed(LI_YUN, STRANGER), "unknown_key"),
    "one's own signature under the office's key": (
        MARK
        + encode_bytes(
            decode_bytes(TEXT.removeprefix(MARK))[:8]
            + decode_bytes(write_signed(LI_YUN, STRANGER).removeprefix(MARK))[8:]
        ),
        "forged",
    ),
    "a former key after its time": (write_signed(LI_YUN, FORMER), "key_not_in_force"),
    "no day": (write_signed(LI_YUN._replace(issued_on="今天")), "key_not_in_force"),
    "half of it": (TEXT[: len(TEXT) // 2], "forged"),
    "some letters of it": (TEXT[:40], "unreadable"),
    "an address alone": ("https://zhicheng.example/certificate/", "unreadable"),
    "another form": (TEXT.replace("ZC1.", "ZC2."), "unreadable"),
    "bits that say nothing": (TEXT[:-1] + chr(ord(TEXT[-1]) + 1), None),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_named(name: str) -> None:
    text, expected = FORGERIES[name]
    found = ask(text)
    assert found not in ("valid", "valid_when_signed", "valid_list_old")
    assert expected is None or found == expected or (name == "half of it" and found == "unreadable")


def test_every_bit_counts() -> None:
    bits = len(decode_bytes(TEXT.removeprefix(MARK))) * 8
    assert {ask(turn_bit(TEXT, place)) for place in range(0, bits, 11)} <= {"forged", "unknown_key", "unreadable"}


def test_a_certificate_of_somebody_else_is_none_of_whoever_shows_it() -> None:
    assert ask(TEXT, name="张三") == "other_name"


def test_a_revoked_title_is_said_and_a_corrected_one_by_its_wording() -> None:
    assert ask(TEXT, CHANGED) == "corrected"
    assert ask(write_signed(CORRECTED), CHANGED) == "valid"
    assert ask(write_signed(LI_YUN._replace(number="2026年第2号")), CHANGED) == "revoked"
    assert ask(write_signed(LI_YUN._replace(number="2026年第3号")), CHANGED) == "valid"
    other = LI_YUN._replace(authority="官渡区人力资源和社会保障局", number="2026年第2号")
    assert ask(write_signed(other), CHANGED) == "valid"


def test_a_list_that_cannot_be_trusted_is_named() -> None:
    older = write_states({}, date(2026, 11, 2))
    assert ask(TEXT, older) == "valid_list_old"
    assert ask(TEXT, older, seen_on=date(2026, 12, 1)) == "list_replayed"
    assert ask(TEXT, NONE_CHANGED, seen_on=date(2026, 12, 1)) == "valid"
    assert ask(TEXT, NONE_CHANGED, on=date(2026, 11, 30)) == "list_from_future"
    assert ask(TEXT, write_states({}, key=STRANGER)) == "list_unknown_key"
    assert ask(TEXT, write_states({}, issuer="某市")) == "list_forged"
    emptied = CHANGED._replace(body=NONE_CHANGED.body)
    assert ask(TEXT, emptied) == "list_forged"


def test_a_list_from_before_a_revocation_hides_it_for_a_month_at_most() -> None:
    revoked = write_states({LI_YUN.register_key: TitleState("revoked", "2026-09-02")}, date(2026, 9, 3))
    before = write_states({}, date(2026, 9, 1))
    assert ask(TEXT, before, on=date(2026, 10, 8)) == "valid_list_old"
    assert ask(TEXT, before, on=date(2026, 10, 9)) == "list_outdated"
    assert ask(TEXT, revoked, on=date(2027, 9, 3)) == "revoked", "an old list still says what it says"


def test_a_list_nested_too_deep_is_named() -> None:
    deep = {"form": "zhicheng-title-states/1", "list": "[" * 200_000, "key_id": "", "signature": ""}
    with pytest.raises(UnreadableList, match="状态清单不完整"):
        read_state_list(json.dumps(deep))


def test_a_signature_on_a_list_is_none_on_a_certificate() -> None:
    """What is signed begins with what it is."""
    body = CHANGED.body
    text = MARK + encode_bytes(bytes.fromhex(CHANGED.key_id) + CHANGED.signature + body)
    assert ask(text) == "unreadable"
    assert read_certificate(TEXT).signed.startswith(b"zhicheng-certificate/1")


def test_lists_are_read_as_they_were_written() -> None:
    assert read_key_list(write_key_list(KEYS)) == KEYS
    assert CHANGED.states.titles[LI_YUN.register_key].state == "corrected"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"form": "zhicheng-keys/1", "issuer": "x", "keys": [{"key": "AAAA", "since": "2026-01-01", "until": null}]}',
    ],
)
def test_a_list_that_is_none_is_told(text: str) -> None:
    with pytest.raises(UnreadableList, match="清单"):
        read_key_list(text)
    with pytest.raises(UnreadableList, match="清单"):
        read_state_list(text)


@pytest.mark.parametrize("values", [[1] * 10, ["x"] * 9, {"x": 1}])
def test_claims_of_another_shape_are_none(values: object) -> None:
    body = json.dumps(values).encode()
    with pytest.raises(UnreadableCertificate):
        read_certificate(MARK + encode_bytes(bytes(8) + OFFICE.sign(body) + body))


def test_every_outcome_has_its_sentence_and_no_number_of_identity_is_claimed() -> None:
    assert all(sentence.endswith("。") for sentence in SENTENCES.values())
    assert not any("id" in field for field in Claims._fields)
