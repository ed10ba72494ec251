"""`zhicheng policy lint|show|diff`: the policy checked, shown and compared by clause."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from zhicheng.cli.clause import on_clause, worked_cases
from zhicheng.cli.errors import FOUND, JUDGED, Trouble, unreadable
from zhicheng.cli.judging import calendar, latest, policy_named
from zhicheng.cli.style import Style
from zhicheng.cli.text import indented, titled
from zhicheng.cli.values import said_value, setting_name
from zhicheng.policy import installed
from zhicheng.policy.diff import Difference, differences
from zhicheng.policy.lint import Remark, lint, of_shelf
from zhicheng.policy.load import load_policy
from zhicheng.policy.model import Policy
from zhicheng.policy.source import PolicyError
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import iso

NOT_POLICIES: Final = ("holidays", "cases")
FIELDS: Final = {
    "value": "",
    "reading": "读法",
    "alternatives": "其他读法",
    "clause": "条款",
    "author": "由谁定",
    "decided": "何日定",
    "months": "月数",
    "work": "计算的工作",
    "gives": "认定的级别",
    "name": "名称",
    "note": "说明",
    "when": "何时需要",
    "in_force": "生效日",
    "in_force_note": "生效日的说明",
    "credential_name": "凭证",
    "technician_title": "员级职称",
    "assistant_title": "助理级职称",
    "assessment": "评价方式",
    "licence_name": "准入资格",
    "licence_mode": "准入资格的要求",
    "code": "代码",
    "source": "来源",
    "unless": "除外的字样",
    "points_to": "指向的系列",
    "aliases": "曾用代码",
}


def named(text: str | None) -> Policy:
    """The policy of an identity or a TOML file; the latest where nothing is said. Raises Trouble."""
    if text is None:
        return latest()
    if not text.endswith(".toml"):
        return policy_named(text)
    try:
        return load_policy(Path(text))
    except PolicyError as error:
        raise Trouble(f"{text} 不能用：\n{error}") from error
    except OSError as error:
        raise Trouble(f"{text}：{unreadable(error)}") from error


def run_show(arguments: Namespace) -> int:
    """Every value of a policy, by clause, with its reading."""
    policy, style = named(arguments.policy), Style(sys.stdout)
    print(style.paint(f"{policy.name}（{policy.id}）", "title"))
    print(f"自 {iso(policy.in_force)} 起执行，{policy.hash}")
    for clause in policy.notice.clauses.values():
        lines = list(on_clause(policy, clause.address, style))
        if lines:
            print("\n" + style.paint(f"{clause.address}  {clause.section}", "title") + "\n".join(["", *lines[1:]]))
    return JUDGED


def run_diff(arguments: Namespace) -> int:
    """What differs between two policies; 1 where anything does."""
    before, after = named(arguments.before), named(arguments.after)
    found, style = differences(before, after), Style(sys.stdout)
    for clause in dict.fromkeys(one.clause for one in found):
        mine = (line for one in found if one.clause == clause for line in indented(said(one), style, "  - "))
        print("\n".join(titled(clause, mine, style)).lstrip("\n") + "\n")
    print(f"{before.id} → {after.id}：{len(found)} 处不同。" if found else f"{before.id} 和 {after.id} 内容相同。")
    return FOUND if found else JUDGED


def said(one: Difference) -> str:
    """A difference in a sentence."""
    row = f"“{one.row}”" if one.row else ""
    field = FIELDS.get(one.field, one.field)
    name = setting_name(one.what) + row + (f"的{field}" if field else "")
    if one.field or one.what == "notice":
        return f"{name}：{said_side(one, one.before)} → {said_side(one, one.after)}"
    return f"{name}：{'新增' if one.before is None else '删去'}"


def said_side(one: Difference, value: Any) -> str:
    """One side of a difference."""
    if one.field == "in_force":
        return iso(value)
    if one.field == "alternatives":
        return "；".join(f"{other.meaning}（{said_value(other.value, one.what)}）" for other in value) or "无"
    return said_value(value, one.what if one.field == "value" else one.field)


def run_lint(arguments: Namespace) -> int:
    """Remarks on policies; 1 where something has to be mended."""
    style = Style(sys.stdout)
    folder = Path(arguments.policy) if arguments.policy and Path(arguments.policy).is_dir() else None
    policies, broken = gathered(arguments.policy, folder)
    for sentence in broken:
        print(f"✗ {sentence}")
    days = calendar(folder)
    remarks = [remark for policy, cases in policies for remark in remarks_on(policy, days, cases, style)]
    between = list(of_shelf(policy for policy, _ in policies))
    print("\n".join(line for remark in between for line in told(remark, style)), end="\n" if between else "")
    wrong = len(broken) + sum(remark.wrong for remark in (*remarks, *between))
    known = sum(not remark.wrong for remark in remarks)
    print(f"{len(policies)}版政策：{f'{wrong}处要改' if wrong else '没有要改的'}，{known}处供了解。")
    return FOUND if wrong else JUDGED


def gathered(text: str | None, folder: Path | None) -> tuple[list[tuple[Policy, Path]], list[str]]:
    """The policies to look at, each with its worked cases, and what is wrong with those that cannot be loaded."""
    root = folder or installed.policies_folder()
    files = [path for path in sorted(root.glob("**/*.toml")) if path.parent.name not in NOT_POLICIES]
    if text and not folder:
        files = [Path(text) if text.endswith(".toml") else root / f"{policy_named(text).id}.toml"]
    if not files:
        raise Trouble(f"文件夹 {text} 里没有政策文件（.toml）；请写政策所在的文件夹，如 policies/kunming。")
    policies, broken = [], []
    for path in files:
        try:
            policies.append((named(str(path)), path.parent / "cases"))
        except Trouble as trouble:
            broken.append(str(trouble))
    return policies, broken


def remarks_on(policy: Policy, days: Calendar, cases: Path, style: Style) -> list[Remark]:
    """Print the remarks on one policy."""
    remarks = lint(policy, days, worked_cases(policy, cases))
    print(style.paint(f"{policy.id}（{policy.name}）", "title"))
    for remark in remarks:
        print("\n".join(told(remark, style)))
    print()
    return remarks


def told(remark: Remark, style: Style) -> Iterator[str]:
    """A remark with its mark."""
    mark = "✗" if remark.wrong else "!"
    yield from indented(f"{remark.clause}：{remark.sentence}", style, f"{mark} ")
