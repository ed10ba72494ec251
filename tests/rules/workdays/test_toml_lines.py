"""Every value of a TOML text is found on its own line, whatever its neighbours look like."""

import pytest

from zhicheng.workdays.toml_lines import line_of

TEXT = '''\
# title = "a comment"
title = "notice" # [not.a.table]
"二（二）4" = 12
owner.name = "bureau"

[windows.march]
opens = 2026-03-01
note = """
[[routes]]
key = "inside a string"
"""
works = [ # of a route
  "a",
  ["b", "c]"],
  { key = "d", months = 1.5, since = 2026-03-01 08:00:00 },
]

[[routes]]
key = "bachelor"
  [[routes.overrides]]
  months = 24
  [[routes.overrides]]
  months = 36
  [routes.paper]
  "form.3" = 'it\\'

[[routes]]
key = "master"
[[routes.overrides]]
months = 0
[windows."the last".here]
opens = 1
'''


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (2, ["title"]),
        (3, ["二（二）4"]),
        (4, ["owner"]),
        (4, ["owner", "name"]),
        (6, ["windows"]),
        (6, ["windows", "march"]),
        (7, ["windows", "march", "opens"]),
        (8, ["windows", "march", "note"]),
        (12, ["windows", "march", "works"]),
        (13, ["windows", "march", "works", 0]),
        (14, ["windows", "march", "works", 1, 1]),
        (15, ["windows", "march", "works", 2, "since"]),
        (18, ["routes"]),
        (19, ["routes", 0, "key"]),
        (21, ["routes", 0, "overrides", 0, "months"]),
        (23, ["routes", 0, "overrides", 1, "months"]),
        (25, ["routes", 0, "paper", "form.3"]),
        (28, ["routes", 1, "key"]),
        (30, ["routes", 1, "overrides", 0, "months"]),
        (31, ["windows", "the last"]),
        (32, ["windows", "the last", "here", "opens"]),
        (18, ["routes", 0, "missing"]),
        (31, ["windows", "the last", "here", "missing", 0]),
        (6, ["windows", "missing"]),
        (1, ["missing"]),
        (1, []),
    ],
)
def test_line(line: int, path: list[str | int]) -> None:
    assert line_of(TEXT, path) == line
