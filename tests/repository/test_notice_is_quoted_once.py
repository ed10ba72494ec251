"""The wording of the notice stands in one file; everything else points to it by address."""

import subprocess
from pathlib import Path
from string import whitespace

from zhicheng.policy.notice import read_notice

ROOT = Path(__file__).parents[2]
NOTICE = ROOT / "policies" / "kunming" / "notice.md"
RUN = 24
NAMES = (
    "https://credit.km.gov.cn",
    "《云南省招工录用登记表》",
    "《事业单位聘用通知书》",
    "《昆明市专业技术资格考核认定表》",
)
"""Names of papers and places in the notice are no wording of it: anybody may write them."""


def condensed(text: str) -> str:
    for name in NAMES:
        text = text.replace(name, "\n")
    return text.translate(dict.fromkeys(map(ord, whitespace)))


def runs(text: str) -> set[str]:
    return {text[start : start + RUN] for start in range(len(text) - RUN + 1)}


def quoted_elsewhere(text: str, wording: set[str]) -> set[str]:
    return runs(condensed(text)) & wording


def clause_runs() -> set[str]:
    return {run for clause in read_notice(NOTICE).clauses.values() for run in runs(condensed(clause.text))}


def tracked_texts() -> dict[Path, str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    texts = {}
    for path in (ROOT / name for name in listed.decode().split("\0") if name):
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            texts[path] = content.decode("utf-8")
    return texts


def test_no_other_file_quotes_the_notice() -> None:
    wording, texts = clause_runs(), tracked_texts()
    assert NOTICE in texts
    found = {str(path): quoted_elsewhere(text, wording) for path, text in texts.items() if path != NOTICE}
    assert {path: sorted(quotes) for path, quotes in found.items() if quotes} == {}


def test_a_sentence_copied_over_two_lines_would_be_seen() -> None:
    copied = read_notice(NOTICE).clauses["二（二）4"].text
    assert quoted_elsewhere(copied[:20] + "\n  " + copied[20:], clause_runs()) == runs(condensed(copied))
    assert quoted_elsewhere(copied[:23], clause_runs()) == set()
