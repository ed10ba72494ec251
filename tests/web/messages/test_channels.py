"""What the gateways are asked, to the letter, and how their answers are read: against one that stands on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.web.messages.gateway import Gateway, open_gateway
from zhicheng_web.environment import TextGateway, WeComApplication
from zhicheng_web.messages.channels import file_sink, sms, wecom
from zhicheng_web.messages.channels.adapters import ADAPTERS, list_channels_set_up
from zhicheng_web.messages.channels.errors import AddressRefused, MessageNotSent

TEXT = "您的申报（编号2705BBDA）等您办理，最迟3月5日。请登录办理系统查看。"
TOKEN = '{"errcode": 0, "errmsg": "ok", "access_token": "first", "expires_in": 7200}'
TAKEN = '{"errcode": 0, "errmsg": "ok", "invaliduser": ""}'


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    """A gateway for text messages and 企业微信 alike."""
    with open_gateway() as standing:
        monkeypatch.setattr(settings, "TEXT_GATEWAY", TextGateway(f"{standing.url}/texts", "s3cret"))
        monkeypatch.setattr(settings, "WECOM", WeComApplication(standing.url, "corp", "app-secret", "1000002"))
        wecom.TOKENS.clear()
        yield standing
        wecom.TOKENS.clear()


def test_a_text_message_is_one_post_with_its_key(gateway: Gateway) -> None:
    ADAPTERS["sms"].send("13800001234", "初级职称考核认定", TEXT, "zhicheng-7")
    (asked,) = gateway.asked
    assert (asked.path, asked.body) == ("/texts", {"id": "zhicheng-7", "to": "13800001234", "text": TEXT})
    assert (asked.headers["authorization"], asked.headers["idempotency-key"]) == ("Bearer s3cret", "zhicheng-7")
    assert asked.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (500, "", MessageNotSent),
        (503, "busy", MessageNotSent),
        (429, "{}", MessageNotSent),
        (408, "", MessageNotSent),
        (200, "<html>", MessageNotSent),
        (200, "[1]", MessageNotSent),
        (400, "{}", AddressRefused),
        (404, "", AddressRefused),
        (302, "", AddressRefused),
    ],
)
def test_what_a_gateway_does_not_take_is_tried_again_or_never(
    gateway: Gateway, status: int, body: str, error: type[Exception]
) -> None:
    gateway.answers = [(status, body)]
    with pytest.raises(error):
        sms.send_by_gateway("13800001234", "", TEXT, "zhicheng-7")
    assert len(gateway.asked) == 1


def test_a_gateway_that_is_away_is_tried_again_and_names_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "TEXT_GATEWAY", TextGateway("http://127.0.0.1:9/texts?token=s3cret", "s3cret"))
    with pytest.raises(MessageNotSent) as away:
        sms.send_by_gateway("13800001234", "", TEXT, "zhicheng-7")
    assert str(away.value) == "ConnectionError"


def test_a_text_to_a_member_asks_for_a_token_once(gateway: Gateway) -> None:
    gateway.answers = [(200, TOKEN), (200, TAKEN)]
    for key in ("a", "b"):
        ADAPTERS["wecom"].send("WangFang", "初级职称考核认定", TEXT, key)
    first, second, third = gateway.asked
    assert [one.method for one in gateway.asked] == ["GET", "POST", "POST"]
    assert first.path == "/cgi-bin/gettoken?corpid=corp&corpsecret=app-secret"
    assert second.path == third.path == "/cgi-bin/message/send?access_token=first"
    assert (second.body["touser"], second.body["msgtype"], second.body["agentid"]) == ("WangFang", "text", "1000002")
    assert second.body["text"] == {"content": f"初级职称考核认定\n{TEXT}"}


def test_a_token_that_has_run_out_is_asked_for_anew_once(gateway: Gateway) -> None:
    over, anew = '{"errcode": 42001, "errmsg": "expired"}', TOKEN.replace("first", "second")
    gateway.answers = [(200, TOKEN), (200, over), (200, anew), (200, TAKEN)]
    wecom.send_to_member("WangFang", "职称", TEXT, "a")
    assert [one.path.rpartition("=")[2] for one in gateway.asked] == ["app-secret", "first", "app-secret", "second"]
    gateway.answers = [(200, over)]
    with pytest.raises(MessageNotSent, match="42001"):
        wecom.send_to_member("WangFang", "职称", TEXT, "a")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ('{"errcode": 81013, "errmsg": "user & party & tag all invalid"}', AddressRefused),
        ('{"errcode": 60111, "errmsg": "userid not found"}', AddressRefused),
        ('{"errcode": 0, "invaliduser": "WangFang"}', AddressRefused),
        ('{"errcode": 45009, "errmsg": "api freq out of limit"}', MessageNotSent),
        ('{"errcode": -1, "errmsg": "system busy"}', MessageNotSent),
    ],
)
def test_the_error_codes_of_wecom_are_told_apart(gateway: Gateway, body: str, error: type[Exception]) -> None:
    gateway.answers = [(200, TOKEN), (200, body)]
    with pytest.raises(error):
        wecom.send_to_member("WangFang", "职称", TEXT, "a")


def test_no_token_no_message(gateway: Gateway) -> None:
    gateway.answers = [(200, '{"errcode": 40001, "errmsg": "invalid credential"}')]
    with pytest.raises(MessageNotSent, match="gettoken: errcode 40001"):
        wecom.send_to_member("WangFang", "职称", TEXT, "a")
    assert len(gateway.asked) == 1


def test_a_demonstration_without_gateways_writes_texts_down(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    assert list_channels_set_up() == []
    monkeypatch.setattr(settings, "DEMO", True)
    assert list_channels_set_up() == ["wecom", "sms", "mail"]
    ADAPTERS["sms"].send("13800001234", "初级职称考核认定", TEXT, "a")
    ADAPTERS["wecom"].send("WangFang", "初级职称考核认定", TEXT, "b")
    assert sorted((one.channel, one.to) for one in file_sink.read_texts(9)) == [
        ("企业微信", "WangFang"),
        ("短信", "13800001234"),
    ]
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "texts").iterdir()} == {0o600}
