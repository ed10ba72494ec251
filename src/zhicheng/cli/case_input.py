"""Cases as they arrive: JSON (one case or a list) or JSONL (a case a line), known by their content, read as a stream."""

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO, Final, NamedTuple

from zhicheng.cli.foreign_files import BINARY, SAVE_AS_UTF_8, is_binary, name_foreign_file
from zhicheng.eligibility.facts.case_json import (
    RepeatedName,
    UnusableJson,
    describe_repeated_name,
    parse_case_json,
    parse_marked_json,
)

ENCODING: Final = "utf-8"
ID_PATTERN: Final = re.compile(r'"id"\s*:\s*"([^"\\]*)"')
NOT_TEXT: Final = f"不是 UTF-8 编码的文字（可能是 GB18030），{SAVE_AS_UTF_8}。"
NO_CASE: Final = "是空的，没有案例；每个案例写成一个 JSON 对象。"
EMPTY_LIST: Final = "清单是空的（[]），没有案例；每个案例写成一个 JSON 对象。"


class CasePosition(NamedTuple):
    """Where a case stands in its file; neither in a file that is one case."""

    file: str
    line: int | None = None  # from 1, as editors count
    item: int | None = None  # of a list, from 0, as in the paths of fields


class InputCase(NamedTuple):
    """A case, or what is wrong with the text that should be one, and then as `case` its id where that can be read."""

    position: CasePosition
    case: Any
    problem: str | None = None


class CaseLines(NamedTuple):
    """The lines of a list with a case a line. `first`: the number of the first of them, counted from 1."""

    file: str
    first: int
    lines: Iterable[bytes]


def recognise_input(
    file: str, stream: BinaryIO, before_document: Callable[[], None]
) -> CaseLines | Iterator[InputCase]:
    """The lines of a file that has a case a line, else its cases, in order. `before_document` is called before a
    document is read whole.
    """
    head = _read_head(stream)
    first = head[-1].strip() if head else b""
    if not first:
        return iter((InputCase(CasePosition(file), None, NO_CASE),))
    if foreign := name_foreign_file(head[-1].lstrip(), stream.read):
        return iter((InputCase(CasePosition(file), None, foreign),))
    is_list = first.startswith(b"[")
    if not is_list and (_parse_value(first) is not None or _is_case((head := [*head, stream.readline()])[-1])):
        return CaseLines(file, 1, chain(head, stream))
    before_document()
    return _read_document(file, b"".join((*head, stream.read())))


def read_arrived_cases(arrived: CaseLines | Iterator[InputCase]) -> Iterator[InputCase]:
    """The cases of what `recognise_input` has found, in order."""
    return read_case_lines(arrived) if isinstance(arrived, CaseLines) else arrived


def _read_head(stream: BinaryIO) -> list[bytes]:
    """The first lines of a file, without its byte order mark, to the first that is not blank."""
    head: list[bytes] = []
    for line in stream:
        head.append(line if head else line.removeprefix(codecs.BOM_UTF8))
        if head[-1].strip():
            break
    return head


def _parse_value(text: bytes) -> Any:
    """The value of a JSON text, None where it is none; a name that is repeated does not change what it looks like."""
    try:
        return parse_marked_json(text.decode(ENCODING))
    except (ValueError, RecursionError):
        return None


def _is_case(text: bytes) -> bool:
    value = _parse_value(text)
    return isinstance(value, dict) and "filing_date" in value


def read_case_lines(case_lines: CaseLines) -> Iterator[InputCase]:
    """A case a line; blank lines are passed over."""
    file, first, lines = case_lines
    for number, line in enumerate(lines, start=first):
        text = line.strip()
        try:
            if text:
                yield InputCase(CasePosition(file, number), parse_case_json(text.decode(ENCODING)))
        except (ValueError, RecursionError) as error:
            yield InputCase(CasePosition(file, number), find_case_id(text), describe_json_error(error))


def _read_document(file: str, data: bytes) -> Iterator[InputCase]:
    """One case or a list of cases; what does not hold together as either is read line by line, if a line is a case."""
    try:
        value = parse_case_json(data.decode(ENCODING))
    except RepeatedName as error:
        yield from _read_repeating_document(file, parse_marked_json(data.decode(ENCODING)), error)
        return
    except (ValueError, RecursionError) as error:
        lines = data.split(b"\n")
        if not data.lstrip().startswith(b"[") and any(_is_case(line) for line in lines):
            yield from read_case_lines(CaseLines(file, 1, lines))
        else:
            yield InputCase(CasePosition(file), None, describe_json_error(error))
        return
    if value == []:
        yield InputCase(CasePosition(file), None, EMPTY_LIST)
    elif isinstance(value, list):
        yield from (InputCase(CasePosition(file, item=place), case) for place, case in enumerate(value))
    else:
        yield InputCase(CasePosition(file), value)


def _read_repeating_document(file: str, value: Any, error: RepeatedName) -> Iterator[InputCase]:
    """The cases of a list of which some are refused, for a name that stands more than once in them; or the one case, refused."""
    if not isinstance(value, list):
        yield InputCase(CasePosition(file), find_value_id(value), describe_json_error(error))
        return
    for item, case in enumerate(value):
        position, words = CasePosition(file, item=item), describe_repeated_name(case)
        if words:
            yield InputCase(position, find_value_id(case), describe_json_error(RepeatedName(words)))
        else:
            yield InputCase(position, case)


def find_value_id(case: Any) -> str | None:
    """The id of a case that is refused, so that people know whose it is."""
    found = case.get("id") if isinstance(case, dict) else None
    return found if isinstance(found, str) else None


def find_case_id(text: bytes) -> str | None:
    """The id in a line that is no JSON, so that people know whose line it is."""
    found = ID_PATTERN.search(text.decode(ENCODING, "replace"))
    return found[1] if found else None


TRAILING_COMMA: Final = "Illegal trailing comma before end of object"
JSON_ERRORS: Final = {
    "Expecting property name enclosed in double quotes": "此处应是一个加英文双引号的项名",
    "Expecting ':' delimiter": "项名之后应是英文冒号",
    "Expecting ',' delimiter": "此处缺少英文逗号或右括号",
    "Expecting value": "此处缺少一个值",
    "Unterminated string starting at": "此处开始的文字缺少后面的英文双引号",
    "Extra data": "此处之后还有多余的内容",
    "Invalid control character at": "文字中有换行或制表符，请写成 \\n 或 \\t",
    TRAILING_COMMA: "右括号之前多了一个逗号",
    "Illegal trailing comma before end of array": "右括号之前多了一个逗号",
}


def describe_json_error(error: Exception) -> str:
    """What is wrong with a text that is no JSON, and where in it."""
    if isinstance(error, UnicodeDecodeError):
        return NOT_TEXT if is_old_chinese(error.object) else BINARY
    if isinstance(error, json.JSONDecodeError):
        error = find_trailing_comma(error)
        sentence = JSON_ERRORS.get(error.msg, "此处写法不对")
        row = f"第 {error.lineno} 行" if error.lineno > 1 else ""
        return f"不是有效的 JSON：{row}第 {error.colno} 个字符，{sentence}。"
    if isinstance(error, RecursionError):
        return "不是有效的 JSON：括号套得太深，请检查括号。"
    if isinstance(error, UnusableJson):
        return f"不是有效的 JSON：{error}。"
    return "不是有效的 JSON：数值写法不对，不能写几千位的数。"


def is_old_chinese(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 can be a text in the encoding that Chinese Windows long wrote."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return not is_binary(data)


def find_trailing_comma(error: json.JSONDecodeError) -> json.JSONDecodeError:
    """The error as Python 3.13 tells it where a comma stands before a closing bracket; else as it is."""
    before = error.doc[: error.pos].rstrip()
    if not before.endswith(",") or error.doc[error.pos : error.pos + 1] not in ("}", "]"):
        return error
    return json.JSONDecodeError(TRAILING_COMMA, error.doc, len(before) - 1)
