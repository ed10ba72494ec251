"""`zhicheng policy lint|show|diff`: the policy checked, shown and compared by clause."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from zhicheng.cli.clause import format_policy_on_clause, load_worked_cases
from zhicheng.cli.errors import EXIT_FOUND, EXIT_OK, CommandFailure, describe_unreadable_file
from zhicheng.cli.judging import find_latest_policy, find_named_policy, load_folder_calendar
from zhicheng.cli.output.style import Style
from zhicheng.cli.output.terminal_text import format_section, indent_text
from zhicheng.cli.setting_words import format_setting_value, setting_name
from zhicheng.policy import installed
from zhicheng.policy.diff import Difference, list_differences
from zhicheng.policy.lint import LintRemark, check_policy_versions, lint
from zhicheng.policy.load import load_policy
from zhicheng.policy.model import Policy
from zhicheng.policy.source import PolicyError
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import iso_day

FOLDERS_WITHOUT_POLICIES: Final = ("holidays", "cases")
POLICY_FIELD_NAMES: Final = {
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


def choose_policy(text: str | None) -> Policy:
    """The policy of an identity or a TOML file; the latest where nothing is said. Raises Trouble."""
    if text is None:
        return find_latest_policy()
    if not text.endswith(".toml"):
        return find_named_policy(text)
    try:
        return load_policy(Path(text))
    except PolicyError as error:
        raise CommandFailure(f"{text} 不能用：\n{error}") from error
    except OSError as error:
        raise CommandFailure(f"{text}：{describe_unreadable_file(error)}") from error


def run_show(arguments: Namespace) -> int:
    """Every value of a policy, by clause, with its reading."""
    policy, style = choose_policy(arguments.policy), Style(sys.stdout)
    print(style.paint(f"{policy.name}（{policy.id}）", "title"))
    print(f"自 {iso_day(policy.in_force)} 起执行，{policy.hash}")
    for clause in policy.notice.clauses.values():
        lines = list(format_policy_on_clause(policy, clause.address, style))
        if lines:
            print("\n" + style.paint(f"{clause.address}  {clause.section}", "title") + "\n".join(["", *lines[1:]]))
    return EXIT_OK


def run_diff(arguments: Namespace) -> int:
    """What differs between two policies; 1 where anything does."""
    before, after = choose_policy(arguments.before), choose_policy(arguments.after)
    found, style = list_differences(before, after), Style(sys.stdout)
    for clause in dict.fromkeys(one.clause for one in found):
        lines = (
            line
            for one in found
            if one.clause == clause
            for line in indent_text(describe_difference(one), style, "  - ")
        )
        print("\n".join(format_section(clause, lines, style)).lstrip("\n") + "\n")
    print(f"{before.id} → {after.id}：{len(found)} 处不同。" if found else f"{before.id} 和 {after.id} 内容相同。")
    return EXIT_FOUND if found else EXIT_OK


def describe_difference(one: Difference) -> str:
    """A difference in a sentence."""
    row = f"“{one.row}”" if one.row else ""
    field = POLICY_FIELD_NAMES.get(one.field, one.field)
    name = setting_name(one.what) + row + (f"的{field}" if field else "")
    if one.field or one.what == "notice":
        return f"{name}：{format_difference_side(one, one.before)} → {format_difference_side(one, one.after)}"
    return f"{name}：{'新增' if one.before is None else '删去'}"


def format_difference_side(one: Difference, value: Any) -> str:
    """One side of a difference."""
    if one.field == "in_force":
        return iso_day(value)
    if one.field == "alternatives":
        return "；".join(f"{other.meaning}（{format_setting_value(other.value, one.what)}）" for other in value) or "无"
    return format_setting_value(value, one.what if one.field == "value" else one.field)


def run_lint(arguments: Namespace) -> int:
    """Remarks on policies; 1 where something has to be mended."""
    style = Style(sys.stdout)
    folder = Path(arguments.policy) if arguments.policy and Path(arguments.policy).is_dir() else None
    policies, broken = load_policies(arguments.policy, folder)
    for sentence in broken:
        print(f"✗ {sentence}")
    days = load_folder_calendar(folder)
    remarks = [remark for policy, cases in policies for remark in print_remarks(policy, days, cases, style)]
    between = list(check_policy_versions(policy for policy, _ in policies))
    print("\n".join(line for remark in between for line in format_remark(remark, style)), end="\n" if between else "")
    wrong = len(broken) + sum(remark.is_error for remark in (*remarks, *between))
    known = sum(not remark.is_error for remark in remarks)
    print(f"{len(policies)}版政策：{f'{wrong}处要改' if wrong else '没有要改的'}，{known}处供了解。")
    return EXIT_FOUND if wrong else EXIT_OK


def load_policies(text: str | None, folder: Path | None) -> tuple[list[tuple[Policy, Path]], list[str]]:
    """The policies to look at, each with its worked cases, and what is wrong with those that cannot be loaded."""
    root = folder or installed.policies_folder()
    files = [path for path in sorted(root.glob("**/*.toml")) if path.parent.name not in FOLDERS_WITHOUT_POLICIES]
    if text and not folder:
        files = [Path(text) if text.endswith(".toml") else root / f"{find_named_policy(text).id}.toml"]
    if not files:
        raise CommandFailure(f"文件夹 {text} 里没有政策文件（.toml）；请写政策所在的文件夹，如 policies/kunming。")
    policies, broken = [], []
    for path in files:
        try:
            policies.append((choose_policy(str(path)), path.parent / "cases"))
        except CommandFailure as failure:
            broken.append(str(failure))
    return policies, broken


def print_remarks(policy: Policy, days: Calendar, cases: Path, style: Style) -> list[LintRemark]:
    """Print the remarks on one policy."""
    remarks = lint(policy, days, load_worked_cases(policy, cases))
    print(style.paint(f"{policy.id}（{policy.name}）", "title"))
    for remark in remarks:
        print("\n".join(format_remark(remark, style)))
    print()
    return remarks


def format_remark(remark: LintRemark, style: Style) -> Iterator[str]:
    """A remark with its mark."""
    mark = "✗" if remark.is_error else "!"
    yield from indent_text(f"{remark.clause}：{remark.sentence}", style, f"{mark} ")
