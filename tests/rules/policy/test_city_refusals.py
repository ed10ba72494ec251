"""A slip in what other cities say is refused when the policy is loaded: line, and what was expected."""

from pathlib import Path

import pytest

from tests.rules.policies import POLICY, Change, appended, copied, field
from zhicheng.policy.installed import policies_folder
from zhicheng.policy.load import load_policy
from zhicheng.policy.source import PolicyError

WINDOW = '[[filing.windows]]\nclause = "四"\nopens = {}\ncloses = {}'
HEAD = 'id = "kunming/2023"\n'
ROUTES = "途径“bachelor”须在 months、next_month 和变更系列三者中恰取其一。"

SLIPS: list[tuple[str, list[Change], str]] = [
    (
        "a window closes first",
        [appended(POLICY, WINDOW.format("2026-06-30", "2026-05-06"))],
        "窗口的末日早于首日，或者跨了年",
    ),
    (
        "a window over the new year",
        [appended(POLICY, WINDOW.format("2026-12-01", "2027-01-31"))],
        "窗口的末日早于首日，或者跨了年",
    ),
    (
        "windows overlap",
        [
            appended(
                POLICY,
                "\n".join((WINDOW.format("2026-05-06", "2026-06-30"), WINDOW.format("2026-06-30", "2026-07-31"))),
            )
        ],
        "窗口须按日期先后排列，不能重叠。",
    ),
    (
        "a route of no series",
        [field("bachelor", "months = 12", 'months = 12\nseries = ["alchemy"]')],
        "系列表中没有“alchemy”。",
    ),
    (
        "中级 without a column",
        [
            (
                "2023.toml",
                'gives = "assistant"\neducation = true\nuninsured',
                'gives = "intermediate"\neducation = true\nuninsured',
            )
        ],
        "系列表（series.csv）没有 intermediate_title（中级职称）一列。",
    ),
    (
        "at once and the following month",
        [field("master", "next_month = true", "next_month = true\nmonths = 0")],
        "三者中恰取其一。",
    ),
    (
        "an unknown address of the engine",
        [appended(POLICY, '[addresses]\n"六（一）" = "五（一）"')],
        "程序里没有“六（一）”",
    ),
    (
        "an address that the notice lacks",
        [appended(POLICY, '[addresses]\n"二（二）" = "第九条"')],
        "通知中没有“第九条”。",
    ),
    (
        "an address with another meaning",
        [appended(POLICY, '[addresses]\n"二（二）" = "二（一）"')],
        "通知里自己有“二（二）”，意思却是“二（一）”：这样的通知须由工程师改程序。",
    ),
    ("a clause for people", [(POLICY, HEAD, HEAD + 'done_by_people = ["六"]\n')], "通知中没有“六”"),
    (
        "no standards",
        [(POLICY, 'standards = "standards.csv"\n', "")],
        "不问本系列评价标准的，在 checks.not_asked 里写 series_standard。",
    ),
    (
        "a check that is always asked",
        [appended(POLICY, '[checks.not_asked]\nclause = "四"\nvalue = ["status"]')],
        "不重复的清单，每项为下列之一：work_permit、conduct、",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_refused(tmp_path: Path, changes: list[Change], sentence: str) -> None:
    with pytest.raises(PolicyError) as refused:
        load_policy(copied(tmp_path, *changes))
    assert sentence in str(refused.value)


def test_a_notice_of_another_shape_has_to_say_where_each_clause_stands(tmp_path: Path) -> None:
    source = policies_folder() / "hangzhou"
    for file in source.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    path = tmp_path / "2026.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"二（四）" = "第六条"\n', ""), encoding="utf-8")
    with pytest.raises(PolicyError, match="通知中没有“二（四）”，请在 .addresses. 里写明它相当于哪一条。"):
        load_policy(path)
