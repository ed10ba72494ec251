"""A template's text as tokens: words, white space, Django's tags and values, HTML's tags with their attributes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

DJANGO = r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}"
OTHER = r"(?!\{[%{#])"
QUOTED = rf'"(?:{DJANGO}|{OTHER}[^"])*"|\'(?:{DJANGO}|{OTHER}[^\'])*\''
END = "。；，：！？"
"""Where a Chinese sentence may end its line; these stand before the break."""
KINDS = {
    "note": r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}|<!--.*?-->",
    "tag": r"\{%.*?%\}",
    "value": r"\{\{.*?\}\}",
    "declaration": r"<![^>]*>",
    "close": r"</[A-Za-z][\w-]*\s*>",
    "open": rf"<[A-Za-z][\w-]*(?:{DJANGO}|{QUOTED}|{OTHER}[^<>\"'])*>",
    "gap": r"[ \t\r\n\f]+",
    "word": rf"(?:{OTHER}[^< \t\r\n\f{END}])*[{END}]*",
}
TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items()), re.DOTALL)
NAME = re.compile(r"</?([A-Za-z][\w-]*)")
KEYWORD = re.compile(r"\{%-?\s*(\w+)")
PIECE = re.compile(
    rf"(?P<gap>\s+)|(?P<tag>\{{%.*?%\}})|(?P<run>(?:{QUOTED}|\{{\{{.*?\}}\}}|{OTHER}[^\s\"'])+)", re.DOTALL
)
CONDITIONS = ("if", "for", "with", "block")
VERBATIM = ("pre", "textarea", "script", "style")
"""Elements whose white space is their content."""


class Unreadable(Exception):
    """A template that is no tree of tags and blocks; says where."""


class Token(NamedTuple):
    """A piece of a template: its kind (a group of TOKEN), its text, the line on which it starts."""

    kind: str
    text: str
    line: int

    @property
    def name(self) -> str:
        """The name of an HTML tag, or the first word of a Django tag."""
        found = (KEYWORD if self.kind == "tag" else NAME).match(self.text)
        return found[1].lower() if found else ""


def read_tokens(text: str) -> Iterator[Token]:
    """All of a template; what stands within <pre> and its like is one word."""
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        line = text.count("\n", 0, at) + 1
        if not found or not found.lastgroup or found.end() == at:
            raise Unreadable(f"{line}：这里不是完整的标签：{text[at : at + 40].splitlines()[0]}")
        token = Token(found.lastgroup, found[0], line)
        yield token
        at = found.end()
        if token.kind == "open" and token.name in VERBATIM:
            end = text.find(f"</{token.name}", at)
            if end > at:
                yield Token("word", text[at:end], line)
            at = max(end, at)


def read_pieces(inner: str) -> list[tuple[str, str]]:
    """What stands within a start tag: gaps, Django's tags, and runs of anything else."""
    return [(str(found.lastgroup), found[0]) for found in PIECE.finditer(inner)]


def read_attributes(tag: str) -> list[str]:
    """The attributes of a start tag; a condition around some of them is one with what it holds.

    >>> read_attributes('<input type="radio"{% if one %} checked{% endif %} value="{{ a }} b">')
    ['type="radio"', '{% if one %}checked{% endif %}', 'value="{{ a }} b"']
    """
    found = NAME.match(tag)
    pieces = read_pieces(tag[found.end() if found else 0 : -1])
    items, depth = [""], 0
    for number, (kind, piece) in enumerate(pieces):
        before = pieces[number - 1][0] if number else "gap"
        after = pieces[number + 1][0] if number + 1 < len(pieces) else "gap"
        if kind == "gap":
            if not depth:
                items.append("")
            elif before == after == "run":
                items[-1] += " "
            continue
        if opens_condition(piece) and not depth and after == "gap":
            items.append("")
        items[-1] += piece
        depth += opens_condition(piece) - piece.startswith("{% end")
    return [item for item in items if item]


def opens_condition(piece: str) -> bool:
    """Whether a Django tag holds what follows it."""
    found = KEYWORD.match(piece)
    return found is not None and found[1] in CONDITIONS
