"""The completion scripts: shells accept them, and they complete what the parser knows."""

import shutil
import subprocess

import pytest

from tests.cli.running import zhicheng
from zhicheng.cli.judging import find_latest_policy

COMPLETE = """
source /dev/stdin <<'SCRIPT'
{script}
SCRIPT
COMP_WORDS=({words} "{started}"); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _zhicheng; echo "${{COMPREPLY[@]}}"
"""


def completed(words: str, started: str) -> list[str]:
    """What bash offers."""
    script = COMPLETE.format(script=zhicheng("completion", "bash").out, words=words, started=started)
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_accepts_its_script(shell: str) -> None:
    script = zhicheng("completion", shell).out
    program = shutil.which(shell) or shutil.which("bash")
    assert program
    flags = "-n" if program.endswith(shell) or shell == "zsh" else None
    if flags:
        assert subprocess.run([program, flags], input=script, text=True, capture_output=True).stderr == ""
    assert script.splitlines()[0].startswith(f"# {shell}：")


@pytest.mark.parametrize(
    ("words", "started", "expected"),
    [
        ("zhicheng", "c", ["check", "clause", "completion"]),
        ("./zc policy", "", ["lint", "show", "diff", "-h", "--help"]),
        ("zc check --policy", "", ["hangzhou/2026", "kunming/2023", "shenzhen/2024"]),
        ("zc check a.json", "--j", ["--json"]),
        ("zc completion", "f", ["fish"]),
        ("zc policy show", "kun", ["kunming/2023"]),
    ],
)
def test_words_are_completed(words: str, started: str, expected: list[str]) -> None:
    assert completed(words, started) == expected


def test_clauses_are_completed() -> None:
    assert completed("zc clause", "二（二）") == [
        one for one in find_latest_policy().notice.addresses if one.startswith("二（二）")
    ]
