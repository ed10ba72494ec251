"""The command that checks a certificate, as somebody at another office types it."""

from pathlib import Path

import pytest

from tests.certificates.signing import KEYS, LI_YUN, STRANGER, write_signed
from tests.certificates.test_checking import CHANGED, NONE_CHANGED
from tests.cli.running import zhicheng
from zhicheng.certificates.lists import SignedStateList, write_key_list, write_state_list


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what was downloaded and what was shown."""
    (tmp_path / "公钥.json").write_text(write_key_list(KEYS), encoding="utf-8")
    for name, states in (("状态.json", NONE_CHANGED), ("变动.json", CHANGED)):
        (tmp_path / name).write_text(publish(states), encoding="utf-8")
    (tmp_path / "证书.txt").write_text(write_signed(LI_YUN) + "\n", encoding="utf-8")
    return tmp_path


def publish(states: SignedStateList) -> str:
    """A list as it is published."""
    return write_state_list(states.body, states.key_id, states.signature)


def verify(folder: Path, *words: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """Status, first line, what stands on standard error."""
    ran = zhicheng(
        "verify-certificate", *words, "--keys", "公钥.json", "--on", "2026-12-02", folder=folder, stdin=stdin
    )
    return ran.status, ran.out.partition("\n")[0], ran.err


def test_a_certificate_is_checked_from_a_file_a_word_and_a_stream(folder: Path) -> None:
    text = write_signed(LI_YUN)
    for words, stdin in ((("证书.txt",), b""), ((text,), b""), (("-",), text.encode())):
        status, line, err = verify(folder, *words, "--states", "状态.json", "--name", "李云", stdin=stdin)
        assert (status, err) == (0, "")
        assert line.startswith("✓ 有效。证书是昆明市人力资源和社会保障局签发的")
    assert "助理工程师" in zhicheng("verify-certificate", "证书.txt", "--keys", "公钥.json", folder=folder).out


def test_what_does_not_hold_ends_with_one_and_is_not_repeated(folder: Path) -> None:
    forged = write_signed(LI_YUN, STRANGER)
    ran = zhicheng("verify-certificate", forged, "--keys", "公钥.json", folder=folder)
    assert (ran.status, "不是昆明市人力资源和社会保障局签发的" in ran.out, "助理工程师" in ran.out) == (1, True, False)
    assert verify(folder, "证书.txt", "--states", "变动.json")[:2] == (
        1,
        "✗ 已更正。这个职称2026-11-02更正过，这一份是更正以前的，请看更正以后的证书。",
    )
    assert verify(folder, "证书.txt", "--states", "状态.json", "--seen", "2026-12-05")[0] == 1
    late = ("证书.txt", "--keys", "公钥.json", "--states", "状态.json", "--on", "2027-06-01")
    ran = zhicheng("verify-certificate", *late, folder=folder)
    assert (ran.status, ran.out.startswith("✗ 不能采信：状态清单是")) == (1, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("没有这样的证书",), ""),
        (("证书.txt", "--states", "证书.txt"), "状态清单读不出来"),
        (("证书.txt", "--states", "没有.json"), "找不到这个文件"),
        (("证书.txt", "--seen", "昨天"), "--seen 写的是“昨天”"),
    ],
)
def test_what_cannot_be_read_ends_with_two(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    status, line, err = verify(folder, *words)
    assert (status, sentence in err) == (2, True)
    assert err or line.startswith("✗ 读不出证书")
