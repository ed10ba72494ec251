"""One place makes files and folders of the office: whoever writes elsewhere leaves them open to the machine's other accounts."""

import re
from pathlib import Path

OFFICE = Path(__file__).resolve().parents[2] / "src" / "zhicheng_web"
WRITES = re.compile(r"\.(write_text|write_bytes|touch)\(|\.mkdir\((?!.*mode=)|\bopen\((?!.*opener=).*\"[xwa][bt+]*\"")
ELSEWHERE = {("serve/postgres_user.py", "/proc/self/")}
"""Files of the kernel, which are nobody's to read."""


def list_writes(file: Path) -> list[str]:
    """The lines of a module that make a file or a folder without saying for whom; examples of docstrings aside."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if WRITES.search(line) and not line.strip().startswith((">>>", "..."))]


def test_every_file_of_the_office_is_made_closed_to_others() -> None:
    found = {
        (str(file.relative_to(OFFICE)), line)
        for file in OFFICE.rglob("*.py")
        if file.name != "private_files.py"
        for line in list_writes(file)
    }
    assert {one for one in found if not any(one[0] == file and words in one[1] for file, words in ELSEWHERE)} == set()


def test_the_search_finds_what_it_looks_for() -> None:
    bad = ('p.write_text("x")', "p.touch()", "p.mkdir(parents=True)", 'open(p, "wb")', '(p).open("a")')
    good = ("p.mkdir(mode=0o700)", 'open(p, "ab", opener=open_private)', 'open(p, "rb")')
    assert [bool(WRITES.search(line)) for line in (*bad, *good)] == [True] * len(bad) + [False] * len(good)
