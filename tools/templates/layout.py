"""A template laid out: what fits stands in a line, what does not is broken where a break is free, and nothing moves
that a reader could see. The writer's own line breaks stay, as with gofmt.
"""

from tools.templates.display import JOIN
from tools.templates.printer import Break, Document, Group, Nest, columns, print_document
from tools.templates.scan import read_pieces
from tools.templates.spaces import mark_gaps
from tools.templates.tree import Block, Content, Element, Gap, Leaf, Node, read_tree

ATTRIBUTES = 4
"""How much deeper attributes stand than their tag: twice as deep as what it holds."""
SHORT = 60
"""Columns of a start tag that is never broken: its attributes are not what makes a line long."""
UNINDENTED = ("block",)


def lay_out(text: str) -> str:
    """The template as it should be written: laid out again until nothing moves, so that what is laid out stays so."""
    better = lay_out_once(text)
    return text if better == text else lay_out(better)


def lay_out_once(text: str) -> str:
    """A break that was taken is the writer's from then on, and may ask for others."""
    content = read_tree(text)
    mark_gaps(content)
    return print_document(neighbours(content, joined=False))


def neighbours(content: Content, joined: bool) -> list[Document]:
    """What stands in a row, without the gaps at both ends."""
    parts: list[Document] = []
    for number, node in enumerate(content.nodes):
        if number:
            parts += between(content.gaps[number], joined)
        parts.append(document(node, joined))
    return parts


def between(gap: Gap, joined: bool, edge: bool = False) -> list[Document]:
    """What a gap is in the layout: a break, a space, or nothing. Joined lines are filled anew, like a paragraph."""
    if gap.fixed:
        return [gap.text and " "]
    if joined and gap.free:
        return [Break(fill=not edge)]
    if "\n" in gap.text:
        return [Break(hard=True, blank=gap.text.count("\n") > 1 and not edge)]
    if gap.free:
        return [Break()]
    return [Break(" ", fill=True)] if gap.text else []


def document(node: Node, joined: bool) -> Document:
    """A node and all it holds."""
    if isinstance(node, Leaf):
        return node.token.text
    if isinstance(node, Block):
        return block_document(node, joined or node.name == JOIN)
    if node.content is None:
        return start_tag(node, joined)
    return Group([start_tag(node, joined), *held(node.content, joined, 2), f"</{node.name}>"])


def start_tag(element: Element, joined: bool) -> Document:
    """A start tag: in one line, or each attribute on its own; always whole among joined lines."""
    end = "/>" if element.attributes[-1:] == ["/"] or element.token.text.endswith("/>") else ">"
    items = [item.removesuffix("/") if end == "/>" else item for item in element.attributes]
    items = [item for item in items if item]
    line = " ".join([f"<{element.token.text[1 : 1 + len(element.name)]}", *items]) + end
    if joined or columns(line) <= SHORT:
        return line
    listed: list[Document] = [part for item in items for part in (Break(" "), attribute(item))]
    return Group([f"<{element.token.text[1 : 1 + len(element.name)]}", Nest(listed, ATTRIBUTES), end])


def attribute(item: str) -> Document:
    """An attribute; a condition with several of them is laid out like a block."""
    if not item.startswith("{%"):
        return item
    parts: list[Document] = []
    for kind, piece in read_pieces(item):
        if kind == "gap":
            parts.append(Nest([Break(" ")]))
        elif kind == "tag" and parts:
            parts += [Break(), piece]
        else:
            parts += [piece] if kind == "tag" or isinstance(parts[-1], Nest) else [Nest([Break()]), piece]
    return Group(parts)


def block_document(block: Block, joined: bool) -> Document:
    """A block of Django with its branches."""
    by = 0 if block.name in UNINDENTED else 2
    parts: list[Document] = []
    for part in block.parts:
        parts += [part.token.text, *held(part.content, joined, by)]
    return Group([*parts, block.end])


def held(content: Content, joined: bool, by: int) -> list[Document]:
    """What an element or branch holds, deeper than its tags."""
    if not content.nodes:
        return [content.gaps[0].text and " "]  # nothing stays nothing: `:empty`
    first, last = between(content.gaps[0], joined, edge=True), between(content.gaps[-1], joined, edge=True)
    return [Nest([*first, *neighbours(content, joined)], by), *last]
