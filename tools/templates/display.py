"""What stands beside white space: a block of the page, where it disappears, or a letter, where it is seen.

HTML says which elements are blocks; where the office's stylesheets make others of them, their classes stand here.
"""

from typing import NamedTuple

from tools.templates.tree import Block, Element, Node

Kinds = frozenset[str]
ACROSS = frozenset("b")
"""White space beside it disappears."""
INLINE = frozenset("i")
"""White space beside it is seen."""
NOTHING = frozenset("n")
"""It is not there: what stands behind it decides."""

# fmt: off
BLOCKS = frozenset((
    "html", "head", "body", "title", "meta", "link", "header", "footer", "main", "nav", "section", "article", "aside",
    "div", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "pre",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "form", "fieldset", "legend", "option", "optgroup",
    "details", "summary", "hr", "img", "symbol", "path", "rect", "line", "circle", "use", "g",
))
# fmt: on
"""Elements that take a line of their own; of an image the stylesheet says so, and within a drawing nothing flows."""
WITHIN = frozenset(["button", "select", "datalist", "svg"])
"""Seen as a letter from outside; within, white space at its edges disappears."""
EDGE_SHOWS = frozenset(["title", "option", "pre", "textarea", "script", "style"])
UNSEEN = frozenset(["script", "datalist", "template"])
FLEX = frozenset(["row", "actions", "pick", "error", "warn", "tools", "filters", "keys", "brand", "depart"])
"""Classes whose elements are flex or grid boxes: each element within is a block. Compared with the stylesheets."""
LABELLED = frozenset(["field"])
"""Classes whose labels take a line of their own."""
FLOWING = frozenset(["say"])
"""Classes within which the stylesheet sets headings and paragraphs one behind the other, in a line (.tight)."""
EMPTY_SHOWS = frozenset(["td"])
"""What the stylesheet hides when it is empty, and white space is not: office.css, .cards td:empty."""
SILENT = frozenset(["load", "extends", "url", "act", "csrf_token"])
"""Django's tags that show nothing. The office uses {% url %} in attributes, or `as` a variable."""
JOIN = "join_lines"
"""The block whose line ends are nothing (zhicheng_parts.py)."""


class Around(NamedTuple):
    """What the nearest elements make of white space."""

    flex: bool = False
    labelled: bool = False
    flowing: bool = False
    join: bool = False


def behind(kinds: Kinds, beyond: Kinds) -> Kinds:
    """What is seen from a gap: where nothing may stand, what stands beyond it."""
    return (kinds - NOTHING) | beyond if "n" in kinds else kinds


def edge(nodes: list[Node], around: Around, last: bool) -> Kinds:
    """What may stand first, or last, among neighbours."""
    kinds = NOTHING
    for node in reversed(nodes) if last else nodes:
        kinds = behind(kinds, kind_of(node, around, last))
        if "n" not in kinds:
            return kinds
    return kinds


def kind_of(node: Node, around: Around, last: bool) -> Kinds:
    """What a node is for the white space beside it."""
    if isinstance(node, Element):
        return kind_of_element(node, around, last)
    if isinstance(node, Block):
        return kind_of_block(node, around, last)
    if node.token.kind in ("note", "declaration") or node.token.name in SILENT and node.token.kind == "tag":
        return NOTHING
    if node.token.kind == "tag" and node.token.name == "include" and last:
        return ACROSS  # a file ends with a line break: there is white space already
    return INLINE


def kind_of_element(element: Element, around: Around, last: bool) -> Kinds:
    """A block, a letter, or nothing at all."""
    if element.name in UNSEEN or 'type="hidden"' in element.attributes:
        return NOTHING
    if around.flex or is_block(element, around) or (element.name == "br" and last):
        return ACROSS
    return INLINE


def is_block(element: Element, around: Around) -> bool:
    """Whether it takes the whole line."""
    if element.name == "label":
        return around.labelled
    return element.name in BLOCKS and not (around.flowing and element.name in ("p", "h3", "h4"))


def holds_lines(element: Element, around: Around) -> bool:
    """Whether white space directly within it disappears."""
    if element.name in EDGE_SHOWS:
        return False
    return around.flex or is_block(element, around) or element.name in WITHIN or bool(element.classes & FLEX)


def kind_of_block(block: Block, around: Around, last: bool) -> Kinds:
    """All that its branches may be."""
    if block.name == "cell":
        return ACROSS
    kinds = Kinds().union(*(edge(part.content.nodes, around, last) for part in block.parts))
    whole = block.name in ("with", JOIN) or block.parts[-1].token.name in ("else", "empty")
    if block.name == "block":
        return kinds | INLINE  # another template may fill it
    return kinds if whole else kinds | NOTHING


def within(element: Element, around: Around) -> Around:
    """What an element makes of the white space directly within it."""
    classes = element.classes
    return Around(
        bool(classes & FLEX), bool(classes & LABELLED), around.flowing or bool(classes & FLOWING), around.join
    )
