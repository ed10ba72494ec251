"""The printable page: well-formed, nothing from elsewhere, complete or not there at all."""

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.cli.running import jsonl, shared_case, shared_cases, zhicheng
from zhicheng.cli.judging import find_latest_policy

EMPTY = frozenset({"meta", "br"})


class Wellformed(HTMLParser):
    """Counts the elements, and wants each to be closed in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: set[str] = set()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open += [] if tag in EMPTY else [tag]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def page(tmp_path: Path, data: bytes) -> str:
    """The page of some cases."""
    ran = zhicheng("check", "-", "--html", "网页.html", stdin=data, folder=tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["网页.html"]
    assert ran.out.endswith("网页已写到 网页.html，用浏览器打开后打印即可。\n")
    return (tmp_path / "网页.html").read_text(encoding="utf-8")


def test_every_element_is_closed_and_every_case_has_a_sheet(tmp_path: Path) -> None:
    reader = Wellformed()
    reader.feed(page(tmp_path, jsonl(*shared_cases())))
    assert (reader.open, reader.faults) == ([], [])
    assert reader.seen.count("section") == len(shared_cases()) + 1  # and one that counts them


def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    reader = Wellformed()
    text = page(tmp_path, jsonl(*shared_cases()))
    reader.feed(text)
    assert {"script", "link", "img", "iframe"} & set(reader.seen) == set()
    assert {"src", "href", "style"} & reader.attributes == set()
    assert re.findall(r"url\(|@import|https?:", text.replace("https://credit.km.gov.cn", "")) == []


def test_words_from_outside_are_text_and_not_markup(tmp_path: Path) -> None:
    text = page(tmp_path, jsonl({**shared_case("bachelor-plain"), "id": "<script>&"}))
    assert text.count("&lt;script&gt;&amp;") == 1
    assert text.count("<script") == 0


def test_the_sheet_names_the_policy_with_its_whole_hash(tmp_path: Path) -> None:
    text = page(tmp_path, jsonl(shared_case("bachelor-plain")))
    assert text.count(f"依据政策 {find_latest_policy().id}，内容校验 {find_latest_policy().hash}") == 1


def test_a_wrong_case_stands_on_the_last_sheet(tmp_path: Path) -> None:
    text = page(tmp_path, jsonl(shared_case("bachelor-plain"), 5))
    assert text.count("<li>标准输入第2行：应为一个案例，即花括号括起的若干项。</li>") == 1


def test_the_page_never_takes_the_place_of_its_input(tmp_path: Path) -> None:
    file = tmp_path / "名单.jsonl"
    file.write_bytes(jsonl(shared_case("bachelor-plain")))
    ran = zhicheng("check", "名单.jsonl", "--html", "名单.jsonl", folder=tmp_path)
    said = "zhicheng：网页 名单.jsonl 就是要判断的文件，写了会覆盖它；请换一个网页文件名。\n"
    assert ran == (2, "", said)
    assert file.read_bytes() == jsonl(shared_case("bachelor-plain"))


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    ran = zhicheng("check", "-", "--html", "没有/网页.html", folder=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "zhicheng：写不了网页 没有/网页.html：找不到这个文件，请检查文件名和所在的文件夹。\n"
