"""Output that fails: a full disk, a closed stream, a link, a target that is no plain file; one sentence, a documented status."""

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.cli.running import HOUSE, SURROUNDINGS, command, jsonl, shared_case, zhicheng
from zhicheng.cli.errors import EXIT_INVALID, EXIT_OK, EXIT_UNWRITABLE
from zhicheng.cli.output.printed_page import UNFINISHED_SUFFIX

CASE = HOUSE / "docs" / "examples" / "李云.json"
FULL = Path("/dev/full")
"""Linux keeps a device that is always full."""
SMALL = 4096  # bytes: less than a page
OLD = "旧的网页"
FULL_SENTENCE = "zhicheng：结果没有写完：磁盘满了，请腾出空间，再运行一次。\n"
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def allow_small_files_only() -> None:
    """As where a quota is used up."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def run(
    *words: str, out: int = subprocess.PIPE, before: Callable[[], None] | None = None, unbuffered: bool = False
) -> tuple[int, str]:
    """The exit status and what stands on standard error."""
    surroundings = SURROUNDINGS | ({"PYTHONUNBUFFERED": "1"} if unbuffered else {})
    ran = subprocess.run(command(*words), stdout=out, stderr=subprocess.PIPE, env=surroundings, preexec_fn=before)
    return ran.returncode, ran.stderr.decode()


@needs_full
@pytest.mark.parametrize("unbuffered", [False, True])
@pytest.mark.parametrize(
    "words",
    [("check", str(CASE)), ("check", str(CASE), "--json"), ("windows", "2026"), ("check", "--help"), ()],
    ids=lambda words: " ".join(words)[:6] + words[-1][-6:] if words else "none",
)
def test_a_full_disk_is_one_sentence(words: tuple[str, ...], unbuffered: bool) -> None:
    with FULL.open("wb") as full:
        assert run(*words, out=full.fileno(), unbuffered=unbuffered) == (EXIT_UNWRITABLE, FULL_SENTENCE)


@pytest.mark.parametrize(
    ("stream", "words", "status"),
    [
        (1, ("check", str(CASE)), EXIT_OK),
        (1, ("check", str(CASE), "--json"), EXIT_OK),
        (2, ("check", "没有.json"), EXIT_INVALID),
        (0, ("check", "-"), EXIT_INVALID),
    ],
)
def test_a_closed_stream_is_no_error(stream: int, words: tuple[str, ...], status: int) -> None:
    ended, said = run(*words, before=partial(os.close, stream))
    assert ended == status
    assert "Traceback" not in said
    assert said == ("标准输入：是空的，没有案例；每个案例写成一个 JSON 对象。\n" if stream == 0 else "")


def test_the_launcher_starts_with_a_closed_stream() -> None:
    words = [sys.executable, str(HOUSE / "zc"), "windows", "2026"]
    ran = subprocess.run(words, stderr=subprocess.PIPE, env=SURROUNDINGS, preexec_fn=partial(os.close, 1))
    assert (ran.returncode, ran.stderr) == (EXIT_OK, b"")


@pytest.mark.parametrize("earlier", [OLD, None], ids=["over an old page", "new"])
def test_a_page_that_finds_no_room_leaves_what_stood_there(tmp_path: Path, earlier: str | None) -> None:
    target = tmp_path / "网页.html"
    if earlier is not None:
        target.write_text(earlier, encoding="utf-8")
    ended = run("check", str(CASE), "--html", str(target), before=allow_small_files_only)
    reason = "文件超过了这里允许的大小，请换一个地方"
    assert ended == (EXIT_UNWRITABLE, f"zhicheng：网页 {target} 没有写成，原来的文件没有动：{reason}，再运行一次。\n")
    assert [file.name for file in tmp_path.iterdir()] == ([] if earlier is None else ["网页.html"])
    assert earlier is None or target.read_text(encoding="utf-8") == earlier


def write_page(folder: Path, target: str) -> tuple[int, str, str]:
    """Judge one case onto a page."""
    return zhicheng("check", "-", "--html", target, stdin=jsonl(shared_case("bachelor-plain")), folder=folder)


def test_a_page_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "真的").mkdir()
    real, link = tmp_path / "真的" / "网页.html", tmp_path / "链接.html"
    real.write_text(OLD, encoding="utf-8")
    link.symlink_to("真的/网页.html")
    (tmp_path / "空链接.html").symlink_to("真的/新的.html")
    for name in ("链接.html", "空链接.html"):
        assert write_page(tmp_path, name)[0] == EXIT_OK
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(file.name for file in (tmp_path / "真的").iterdir()) == ["新的.html", "网页.html"]


def test_a_page_that_is_written_anew_stays_as_open_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "网页.html"
    target.write_text(OLD, encoding="utf-8")
    target.chmod(0o640)
    assert write_page(tmp_path, "网页.html")[0] == EXIT_OK
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (os.mkdir, "这是一个文件夹；请写明其中的文件，如“目标/网页.html”。"),
        (os.mkfifo, "这是设备或管道，不是普通文件；请换一个网页文件名。"),
        (lambda path: os.symlink(path, path), "链接绕成了圈，请换一个网页文件名。"),
        (lambda path: os.symlink("/dev/null", path), "这是设备或管道，不是普通文件；请换一个网页文件名。"),
    ],
    ids=["folder", "pipe", "loop", "device"],
)
def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path, make: Callable[[Path], None], sentence: str) -> None:
    target = tmp_path / "目标"
    make(target)
    before = os.lstat(target)
    assert write_page(tmp_path, "目标") == (EXIT_INVALID, "", f"zhicheng：写不了网页 目标：{sentence}\n")
    after = os.lstat(target)
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    assert len(list(tmp_path.iterdir())) == 1


def test_an_unfinished_page_follows_no_link_and_a_long_name_finds_room(tmp_path: Path) -> None:
    name = "名" * 80 + ".html"  # 245 bytes; 255 is the most
    (tmp_path / f"{name[:40]}.{os.getpid()}{UNFINISHED_SUFFIX}").symlink_to("/dev/null")
    ended = write_page(tmp_path, name)
    assert ended[0] == EXIT_INVALID
    assert "没有写成" in ended[2] or "打不开" in ended[2]
    os.unlink(tmp_path / f"{name[:40]}.{os.getpid()}{UNFINISHED_SUFFIX}")
    assert write_page(tmp_path, name)[0] == EXIT_OK


def test_a_page_that_cannot_be_put_in_its_place_leaves_nothing(tmp_path: Path) -> None:
    with patch("pathlib.Path.replace", side_effect=OSError(30, "Read-only file system")):
        ended = write_page(tmp_path, "网页.html")
    sentence = "网页 网页.html 没有写成，原来的文件没有动：这个磁盘只能读，请换一个地方，再运行一次。"
    assert ended == (EXIT_UNWRITABLE, "", f"zhicheng：{sentence}\n")
    assert list(tmp_path.iterdir()) == []
