"""Tokens as a tree: elements of HTML and blocks of Django hold what stands within them, and neither crosses the other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tools.templates.scan import Token, Unreadable, read_attributes, read_tokens

VOID = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
CONDITION = re.compile(r"\{% if .*?\{% endif %\}")
MIDDLE = ("else", "elif", "empty")


@dataclass
class Gap:
    """What stands between two neighbours: white space, or nothing.

    `free`: a line break here shows on no page. `fixed`: a line break here would show, or take a space away.
    """

    text: str
    free: bool = False
    fixed: bool = False


@dataclass
class Content:
    """Neighbours in their order; a gap before each and one after the last."""

    nodes: list["Node"] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=lambda: [Gap("")])


@dataclass
class Leaf:
    """What holds nothing: a word, a value, a tag, a note."""

    token: Token


@dataclass
class Element:
    """An element of HTML with its attributes; `content` is None for those that have no end tag."""

    token: Token
    attributes: list[str]
    content: Content | None

    @property
    def name(self) -> str:
        """What element it is."""
        return self.token.name

    @property
    def classes(self) -> set[str]:
        """The classes that it has whatever the conditions."""
        found = [item[7:-1] for item in self.attributes if item.startswith('class="')]
        return set(CONDITION.sub("", " ".join(found)).split())


@dataclass
class Part:
    """One branch of a block: the tag that opens it, and what it holds."""

    token: Token
    content: Content


@dataclass
class Block:
    """A block of Django: its branches and the tag that ends it."""

    parts: list[Part]
    end: str = ""

    @property
    def name(self) -> str:
        """What block it is."""
        return self.parts[0].token.name


Node = Leaf | Element | Block


@dataclass
class Opened:
    """What has been opened and not yet closed."""

    token: Token | None
    content: Content


def read_tree(text: str) -> Content:
    """The tree of a template."""
    tokens = list(read_tokens(text))
    blocks = {token.name[3:] for token in tokens if token.kind == "tag" and token.name.startswith("end")}
    return Reader(blocks).read(tokens)


class Reader:
    """Puts each token where it belongs; `blocks` are the Django tags that end with a tag of their own."""

    def __init__(self, blocks: set[str]) -> None:
        self.blocks = blocks
        self.open = [Opened(None, Content())]
        self.parts: list[Block] = []

    def read(self, tokens: Iterable[Token]) -> Content:
        """All of them."""
        for token in tokens:
            self.take(token)
        if len(self.open) > 1:
            raise unclosed(self.open[-1].token)
        return self.open[0].content

    def take(self, token: Token) -> None:
        """One token."""
        if token.kind == "gap":
            self.open[-1].content.gaps[-1].text += token.text
        elif token.kind == "open":
            self.open_element(token)
        elif token.kind == "close":
            self.close(token, token.name)
        elif token.kind == "tag":
            self.take_tag(token)
        else:
            self.add(Leaf(token))

    def add(self, node: Node) -> None:
        """A further neighbour where we are."""
        self.open[-1].content.nodes.append(node)
        self.open[-1].content.gaps.append(Gap(""))

    def open_element(self, token: Token) -> None:
        """Void elements hold nothing; the others are open from here."""
        empty = token.name in VOID or token.text.endswith("/>")
        content = None if empty else Content()
        self.add(Element(token, read_attributes(token.text), content))
        if content is not None:
            self.open.append(Opened(token, content))

    def take_tag(self, token: Token) -> None:
        """A Django tag: opens a block, starts another branch, ends it, or stands alone."""
        if token.name in self.blocks:
            block = Block([Part(token, Content())])
            self.add(block)
            self.parts.append(block)
            self.open.append(Opened(token, block.parts[0].content))
        elif token.name in MIDDLE:
            self.close(token, self.parts[-1].name if self.parts else "")
            self.parts[-1].parts.append(Part(token, Content()))
            self.open.append(Opened(self.parts[-1].parts[0].token, self.parts[-1].parts[-1].content))
        elif token.name.startswith("end"):
            self.close(token, token.name[3:])
            self.parts.pop().end = token.text
        else:
            self.add(Leaf(token))

    def close(self, token: Token, name: str) -> None:
        """What was opened last must be what closes here."""
        last = self.open.pop() if len(self.open) > 1 else Opened(None, Content())
        if last.token is None or last.token.name != name:
            raise unclosed(last.token or token)


def unclosed(token: Token | None) -> Unreadable:
    """An element or block that crosses another."""
    return Unreadable(f"{token.line if token else 1}：没有在同一层关闭：{token.text[:60] if token else ''}")
