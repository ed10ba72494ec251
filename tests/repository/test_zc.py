"""The one command: what it lists, what it says when it cannot, and that it asks nothing of a machine but a Python."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.zc import checkout, commands, environments, main
from tools.zc.checkout import CHECKOUT


def zc(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run ./zc as a person does."""
    command = [sys.executable, str(CHECKOUT / "zc"), *arguments]
    return subprocess.run(command, env=os.environ | surroundings, capture_output=True, text=True)


def test_alone_it_lists_every_command_with_one_line() -> None:
    done = zc()
    listed = [line for line in done.stdout.splitlines() if line.startswith("  ")]
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split() for line in listed] == [f"{name} {row.line}".split() for name, row in commands.TABLE.items()]
    assert zc("--help").stdout == done.stdout


def test_what_serve_can_do_is_told_before_anything_is_installed(tmp_path: Path) -> None:
    told = zc("serve", "--help", ZHICHENG_HOME=str(tmp_path))
    assert (told.returncode, told.stderr, list(tmp_path.iterdir())) == (0, "", [])
    assert (told.stdout.startswith("启动职称办理系统"), "--port 端口" in told.stdout) == (True, True)


def test_no_line_of_the_list_is_wider_than_a_terminal() -> None:
    widths = [sum(1 + (ord(character) > 0x2000) for character in line) for line in main.overview().splitlines()]
    assert max(widths) <= 80


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tset", "zc：没有“tset”这个命令。是否想用 ./zc test？运行 ./zc 可以看到全部命令。\n"),
        ("帮助", "zc：没有“帮助”这个命令。运行 ./zc 可以看到全部命令。\n"),
    ],
)
def test_an_unknown_command_is_answered_in_one_sentence(typed: str, said: str) -> None:
    done = zc(typed)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_a_terminal_without_chinese_gets_utf_8() -> None:
    done = zc(PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stdout) == (0, main.overview() + "\n")


def test_an_office_command_needs_no_environment(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = zc("clause", "--help", ZHICHENG_HOME=str(home), PIP_INDEX_URL="http://127.0.0.1:9/")
    assert (done.returncode, home.exists()) == (0, False), done.stderr


def test_a_file_in_the_folder_of_the_person_is_not_taken_for_a_module(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(99)")
    command = [sys.executable, str(CHECKOUT / "zc"), "clause", "--help"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EROFS, "不能写入 .zhicheng：请把环境变量 ZHICHENG_HOME 设为一个可写的目录再运行，"
                      "例如 ZHICHENG_HOME=~/.cache/zhicheng ./zc test。"),
        (errno.EACCES, "不能写入 .zhicheng：请把环境变量 ZHICHENG_HOME 设为一个可写的目录再运行，"
                       "例如 ZHICHENG_HOME=~/.cache/zhicheng ./zc test。"),
        (errno.ENOSPC, "磁盘已满，没有完成：请为 .zhicheng 腾出至少 1 GB，"
                       "或把环境变量 ZHICHENG_HOME 设到另一块磁盘，再运行一次。"),
        (errno.EIO, "无法读写 /a/b（Input/output error）：请检查这个路径后再运行一次。"),
    ],
)  # fmt: skip
def test_an_error_of_the_disk_is_one_sentence(
    number: int, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(environment: environments.Environment) -> str:
        raise OSError(number, os.strerror(number), "/a/b")

    monkeypatch.delenv("ZHICHENG_HOME", raising=False)
    monkeypatch.setattr(commands, "ensure", fails)
    assert main.main(["env", "dev"]) == 2
    assert capsys.readouterr() == ("", f"zc：{sentence}\n")


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    done = zc("env", "dev", ZHICHENG_HOME=str(tmp_path / "home"))
    assert (done.returncode, done.stderr) == (
        2,
        f"zc：{tmp_path}/home 应当是目录，却已有一个同名文件：请移走它，或把环境变量 ZHICHENG_HOME 设为别的目录，再运行一次。\n",
    )


def test_an_interrupt_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "answer", interrupted)
    assert main.main([]) == 130
    assert capsys.readouterr().err == "\nzc：已中断。\n"


def test_a_folder_told_from_where_the_person_stands_stays_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZHICHENG_HOME", "office")
    assert checkout.child_environment()["ZHICHENG_HOME"] == str(tmp_path / "office")
    monkeypatch.delenv("ZHICHENG_HOME")
    assert "ZHICHENG_HOME" not in checkout.child_environment()


def test_zc_runs_from_a_link(tmp_path: Path) -> None:
    (tmp_path / "zc").symlink_to(CHECKOUT / "zc")
    assert subprocess.run([tmp_path / "zc"], capture_output=True, text=True).stdout == main.overview() + "\n"
