"""What is wrong with an input, for people and for programs: its position, the field's path and name, the sentence."""

from typing import Any, Final

from zhicheng.cli.case_input import CasePosition
from zhicheng.cli.judging import UnjudgedCase
from zhicheng.cli.output.width import make_printable
from zhicheng.words.facts import find_field_name

STDIN_NAME: Final = "标准输入"


def format_position(position: CasePosition) -> str:
    """A position as people say it; a list is counted from 1.

    >>> format_position(CasePosition("名单.jsonl", line=3)), format_position(CasePosition("-", item=0))
    ('名单.jsonl 第3行', '标准输入第1个案例')
    """
    file = STDIN_NAME if position.file == "-" else f"{make_printable(position.file)} "
    if position.line is not None:
        return f"{file}第{position.line}行"
    return f"{file}第{position.item + 1}个案例" if position.item is not None else file.rstrip()


def format_case_id(identity: Any) -> str:
    """The name of a case, where it has one that can be printed."""
    return make_printable(str(identity)) if isinstance(identity, str | int) and identity != "" else ""


def format_problems(one: UnjudgedCase) -> str:
    """A line for each problem of a case."""
    identity = format_case_id(one.id)
    where = format_position(one.position) + (f"（{identity}）" if identity else "")
    lines = []
    for path, sentence in one.problems:
        name = find_field_name(path)
        field = make_printable(path) + (f"（{name}）" if name else "")
        lines.append(f"{where}：{field + '：' if field else ''}{make_printable(sentence)}")
    return "\n".join(lines)


def problems_as_json(one: UnjudgedCase) -> dict[str, Any]:
    """A line of --json for a case that cannot be judged; it stands where its result would."""
    file, line, item = one.position
    where = {"line": line} if line is not None else {"index": item} if item is not None else {}
    problems = [{"path": path, "problem": sentence} for path, sentence in one.problems]
    return {"id": one.id, "file": file, **where, "invalid": problems}
