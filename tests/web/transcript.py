"""What a reader of a page sees, block by block: under which label which words stand, with marks and icons among them.

>>> page = '<main><dl><dt>电话</dt><dd><b>12</b><br>3</dd></dl><h2>结果</h2><p><span data-r="ok"></span>好</p></main>'
>>> [": ".join(block) for block in list_blocks(page)]
[': 电话', '电话: 12 3', '结果: 结果', '结果: [ok]好']
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

BLOCKS = frozenset(
    ("title", "h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "td", "th", "caption", "summary", "legend", "label")
    + ("option", "button", "div", "section", "header", "footer", "nav", "main", "aside", "form", "article", "fieldset")
    + ("details", "ul", "ol", "dl", "table", "tr", "body")
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "summary", "legend", "caption"))
VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr", "path", "use"))
SHOWN = ("alt", "aria-label", "placeholder", "title", "value")
"""Attributes in which a reader meets words."""
FRAME = {"header": "页眉", "footer": "页脚", "title": "标题"}


class Block(NamedTuple):
    """Words under a label."""

    label: str
    text: str


class Reader(HTMLParser):
    """Collects the blocks of one page, in the order in which they end."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.open: list[tuple[str, list[str], dict[str, str]]] = []
        self.heading = self.term = self.row = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self.open.append((tag, [], told))
        if "data-r" in told:
            self.write(f"[{told['data-r']}]")
        if tag == "use":
            self.write(f"〔{told.get('href', '').removeprefix('#')}〕")
        if tag == "br":
            self.write(" ")
        self.write_attributes(tag, told)

    def write_attributes(self, tag: str, told: dict[str, str]) -> None:
        """Words of attributes, and the number that a link would call, as blocks of their own."""
        if tag not in ("meta", "option") and told.get("type") not in ("hidden", "checkbox", "radio"):
            for name in SHOWN:
                if told.get(name):
                    self.blocks.append(Block(self.label(told), f"{tag} {told.get('name', '')}@{name}: {told[name]}"))
        if told.get("href", "").startswith("tel:"):
            self.write(f"〔{told['href']}〕")

    def handle_data(self, data: str) -> None:
        self.write(data)

    def write(self, words: str) -> None:
        """Add to the innermost block."""
        if self.open and self.open[-1][0] not in ("script", "style"):
            self.open[-1][1].append(words)

    def handle_endtag(self, tag: str) -> None:
        while tag in BLOCKS and any(tag == one[0] for one in self.open):
            name, words, told = self.open.pop()
            self.close_block(name, " ".join("".join(words).split()), told)
            if name == tag:
                return

    def close_block(self, tag: str, text: str, told: dict[str, str]) -> None:
        """Note the block, and for what follows what it is the label of."""
        if tag in HEADINGS and text:
            self.heading = text
        if tag == "th" and told.get("role") == "rowheader":
            self.row = text
        if tag == "tr":
            self.row = ""
        if text:
            self.blocks.append(Block(FRAME.get(tag) or self.label(told, tag), text))
        if tag == "dt":
            self.term = text
        if tag == "dl":
            self.term = ""

    def label(self, told: dict[str, str], tag: str = "") -> str:
        """The words above, and those of the row, the term or the column."""
        frame = [FRAME[name] for name, _, _ in self.open if name in FRAME]
        parts = [*frame[:1], "" if frame else self.heading, self.row if tag == "td" else "", told.get("data-label", "")]
        return " > ".join(part for part in [*parts, self.term if tag == "dd" else ""] if part)


def list_blocks(page: str) -> Iterator[Block]:
    """The blocks of a page."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return iter(reader.blocks)
