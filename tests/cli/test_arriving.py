"""JSON and JSONL are told apart by content, and whatever is wrong with a text is said with its place."""

import gzip
import io
import json
import random
import zipfile
from typing import Any

import pytest

from tests.cli.running import jsonl
from zhicheng.cli.case_input import CasePosition, InputCase, read_arrived_cases, recognise_input
from zhicheng.cli.foreign_files import BINARY, UNPACK, WRITE_CASES

ONE: dict[str, Any] = {"id": "李云", "filing_date": "2026-03-10"}
TWO: dict[str, Any] = {"id": "王芳", "filing_date": "2026-03-11"}
FILE = "名单"


def arrived(data: bytes) -> list[InputCase]:
    """All cases of a text."""
    return list(read_arrived_cases(recognise_input(FILE, io.BytesIO(data), lambda: None)))


def cases(data: bytes) -> list[tuple[int | None, int | None, Any]]:
    """Line, place in a list, and case; nothing may be wrong."""
    found = arrived(data)
    assert [one.problem for one in found] == [None] * len(found)
    return [(one.position.line, one.position.item, one.case) for one in found]


def pretty(value: object) -> bytes:
    """JSON as people write it, over several lines."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(jsonl(ONE), [(1, None, ONE)], id="一行"),
        pytest.param(jsonl(ONE).rstrip(), [(1, None, ONE)], id="末行没有换行"),
        pytest.param(jsonl(ONE, TWO), [(1, None, ONE), (2, None, TWO)], id="两行"),
        pytest.param(b"\n \r\n" + jsonl(ONE) + b"\r\n" + jsonl(TWO), [(3, None, ONE), (5, None, TWO)], id="有空行"),
        pytest.param(b"\xef\xbb\xbf" + jsonl(ONE, TWO), [(1, None, ONE), (2, None, TWO)], id="有 BOM"),
        pytest.param(pretty(ONE), [(None, None, ONE)], id="一个案例写成几行"),
        pytest.param(pretty([ONE, TWO]), [(None, 0, ONE), (None, 1, TWO)], id="清单写成几行"),
        pytest.param(json.dumps([ONE, TWO]).encode(), [(None, 0, ONE), (None, 1, TWO)], id="清单写成一行"),
        pytest.param(b"[\n" + jsonl(ONE) + b"]", [(None, 0, ONE)], id="清单里一行一个"),
        pytest.param(b"\xef\xbb\xbf" + pretty(ONE), [(None, None, ONE)], id="有 BOM 的一个案例"),
    ],
)
def test_cases_arrive_from_every_form(data: bytes, expected: list[Any]) -> None:
    assert cases(data) == expected


def zipped(name: str) -> bytes:
    """An archive with one file, as programs write it: what names its kind comes first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, "…")
    return out.getvalue()


NO_JSON = "不是有效的 JSON："
HALF = "里面有半个字符（\\ud800至\\udfff），不是完整的文字，请核对"
RE_SAVE = "请用记事本打开，选“另存为”，编码选 UTF-8，再重新检查。"


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        pytest.param(b"", "是空的，没有案例；每个案例写成一个 JSON 对象。", id="空"),
        pytest.param(b" \n\n", "是空的，没有案例；每个案例写成一个 JSON 对象。", id="空行"),
        pytest.param('{"a": 1}'.encode("utf-16"), f"是 UTF-16 编码，{RE_SAVE}", id="UTF-16"),
        pytest.param(
            '{"id": "李云"}\n'.encode("gb18030"),
            f"不是 UTF-8 编码的文字（可能是 GB18030），{RE_SAVE}",
            id="GB18030",
        ),
        pytest.param(b"[]", "清单是空的（[]），没有案例；每个案例写成一个 JSON 对象。", id="空清单"),
        pytest.param(b" [\n]\n", "清单是空的（[]），没有案例；每个案例写成一个 JSON 对象。", id="空清单写成两行"),
        pytest.param('{"a": 1}'.encode("utf-16-le"), f"是 UTF-16 编码，{RE_SAVE}", id="UTF-16，没有标记"),
        pytest.param('[\n{"a": 1}]'.encode("utf-16-be"), f"是 UTF-16 编码，{RE_SAVE}", id="UTF-16BE，没有标记"),
        pytest.param(bytes(range(256)) * 40, BINARY, id="二进制"),
        pytest.param(b"{" + bytes(random.Random(7).randbytes(4000)), BINARY, id="二进制，以括号开头"),
        pytest.param(zipped("xl/workbook.xml"), f"是 Excel 表格（.xlsx），不是案例文件；{WRITE_CASES}。", id="xlsx"),
        pytest.param(zipped("word/document.xml"), f"是 Word 文档（.docx），不是案例文件；{WRITE_CASES}。", id="docx"),
        pytest.param(zipped("名单.jsonl"), f"是压缩文件（.zip）；{UNPACK}。", id="zip"),
        pytest.param(zipped("xl/workbook.xml")[:60], f"是压缩文件（.zip）；{UNPACK}。", id="不完整的 zip"),
        pytest.param(gzip.compress(b"[]"), f"是压缩文件（.gz）；{UNPACK}。", id="gz"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", f"是 PDF 文件，不是案例文件；{WRITE_CASES}。", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", f"是图片，不是案例文件；{WRITE_CASES}。", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\x00", f"是图片，不是案例文件；{WRITE_CASES}。", id="JPEG"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
            f"是旧版 Office 文件（.xls 或 .doc），不是案例文件；{WRITE_CASES}。",
            id="xls",
        ),
        pytest.param(b"<!doctype html>", f"是网页或 XML 文件，不是案例文件；{WRITE_CASES}。", id="网页"),
        pytest.param(b'{"a": 1,}', f"{NO_JSON}第 8 个字符，右括号之前多了一个逗号。", id="多了逗号"),
        pytest.param(b'[{"a": 1} , ]', f"{NO_JSON}第 11 个字符，右括号之前多了一个逗号。", id="清单里多了逗号"),
        pytest.param(
            b'{\n "a": [1,\n]}', f"{NO_JSON}第 2 行第 9 个字符，右括号之前多了一个逗号。", id="第二行多了逗号"
        ),
        pytest.param(b'{"a": ,}', f"{NO_JSON}第 7 个字符，此处缺少一个值。", id="缺少值"),
        pytest.param(b'{"a"', "不是有效的 JSON：第 5 个字符，项名之后应是英文冒号。", id="断了"),
        pytest.param(b'{\n "a" 1}', "不是有效的 JSON：第 2 行第 6 个字符，项名之后应是英文冒号。", id="第二行"),
        pytest.param(b"[" * 100_000, "不是有效的 JSON：括号套得太深，请检查括号。", id="套得太深"),
        pytest.param(b'{"a": NaN}', "不是有效的 JSON：“NaN”不是数值，请核对。", id="NaN"),
        pytest.param(b'{"a": 1' + b"0" * 5000 + b"}", "不是有效的 JSON：数值写法不对，不能写几千位的数。", id="几千位"),
    ],
)
def test_a_text_that_is_no_case_is_told_with_what_to_do(data: bytes, trouble: str) -> None:
    assert arrived(data) == [InputCase(CasePosition(FILE), None, trouble)]


def test_half_a_character_is_told_in_its_line() -> None:
    said = f"不是有效的 JSON：{HALF}。"
    assert arrived(b'{"a": "\\udfff"}') == [InputCase(CasePosition(FILE, 1), None, said)]
    assert cases(b'{"a": "\\ud83d\\ude00"}') == [(1, None, {"a": "\U0001f600"})]


def test_broken_lines_do_not_hide_the_good_ones() -> None:
    broken = '{"id": "赵敏", "filing_date": "2026-03-12'.encode()
    found = arrived(broken + b"\n" + broken + b"\n" + jsonl(ONE) + '"坏"'.encode("gb18030") + b"\n" + jsonl(TWO))
    assert [(one.position.line, one.case if one.problem else one.case["id"]) for one in found] == [
        (1, "赵敏"),
        (2, "赵敏"),
        (3, "李云"),
        (4, None),
        (5, "王芳"),
    ]
    assert [one.problem is None for one in found] == [False, False, True, False, True]


TWICE = '{"id": "李云", "filing_date": "2026-03-10", "skills": [{"date": "2020-01-02", "date": "2021-01-02"}]}'.encode()
TOLD = "不是有效的 JSON：“skills[0].date”写了2次，不知道以哪一次为准，请只留一个。"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(TWICE, [(1, None, "李云", TOLD)], id="一个案例"),
        pytest.param(TWICE.replace(b", ", b",\n"), [(None, None, "李云", TOLD)], id="写成几行"),
        pytest.param(TWICE + b"\n" + jsonl(TWO), [(1, None, "李云", TOLD), (2, None, TWO, None)], id="一行一个"),
        pytest.param(jsonl(TWO) + TWICE, [(1, None, TWO, None), (2, None, "李云", TOLD)], id="末行"),
        pytest.param(
            b"[" + TWICE + b"," + jsonl(TWO) + b"]", [(None, 0, "李云", TOLD), (None, 1, TWO, None)], id="清单里"
        ),
    ],
)
def test_a_name_written_twice_is_refused_with_its_path_and_stops_no_other_case(
    data: bytes, expected: list[Any]
) -> None:
    found = [(one.position.line, one.position.item, one.case, one.problem) for one in arrived(data)]
    assert found == expected
