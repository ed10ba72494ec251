"""Where a line break in a template shows on the page, and where it does not.

Chinese is written without spaces: a line break within a sentence becomes a gap that a reader sees. A break is free beside
a block of the page (a paragraph, a cell, an item of a flex box), and beside nothing else.
"""

from tools.templates.display import (
    ACROSS,
    EMPTY_SHOWS,
    INLINE,
    JOIN,
    NOTHING,
    Around,
    Kinds,
    behind,
    edge,
    holds_lines,
    within,
)
from tools.templates.scan import VERBATIM
from tools.templates.tree import Block, Content, Element, Gap, Leaf, Node


def mark_gaps(content: Content) -> None:
    """Set for each gap of a template whether a line break there is free."""
    first = content.nodes[0] if content.nodes else None
    if isinstance(first, Leaf) and first.token.name == "extends":
        for gap in content.gaps:
            gap.free = True  # what stands between the blocks of an extending template is on no page
        for node in content.nodes:
            mark_within(node, INLINE, INLINE, Around())
        return
    mark(content, INLINE, INLINE, Around())


def mark(content: Content, left: Kinds, right: Kinds, around: Around) -> None:
    """The gaps of neighbours that stand between what `left` and `right` say."""
    for number, gap in enumerate(content.gaps):
        before = behind(edge(content.nodes[:number], around, last=True), left)
        after = behind(edge(content.nodes[number:], around, last=False), right)
        mark_gap(gap, before, after, around)
        if number and ends_wide(content.nodes[number - 1]):
            gap.free, gap.fixed = False, True
        if number < len(content.nodes):
            beyond = behind(edge(content.nodes[number + 1 :], around, last=False), right)
            mark_within(content.nodes[number], before, beyond, around)


def mark_gap(gap: Gap, before: Kinds, after: Kinds, around: Around) -> None:
    """One gap. Among joined lines a break is nothing, and a space that must be seen stands within a line."""
    if around.join:
        gap.free = not gap.text or "\n" in gap.text
        gap.fixed = not gap.free
    else:
        gap.free = before <= ACROSS or after <= ACROSS


def ends_wide(node: Node) -> bool:
    """Whether a word ends with the space of Chinese: at the end of a line nobody would see it."""
    return isinstance(node, Leaf) and node.token.text.endswith("\u3000")


def mark_within(node: Node, left: Kinds, right: Kinds, around: Around) -> None:
    """The gaps within an element or block."""
    if isinstance(node, Element) and node.content is not None:
        inside = within(node, around)
        sides = ACROSS if holds_lines(node, around) else INLINE
        mark(node.content, sides, sides, inside)
        if (node.name in EMPTY_SHOWS and not certain(node.content)) or node.name in VERBATIM:
            fix_edges(node.content)
    elif isinstance(node, Block):
        mark_block(node, left, right, around)


def mark_block(block: Block, left: Kinds, right: Kinds, around: Around) -> None:
    """The branches of a block; a loop's body stands beside itself too."""
    inside = around._replace(join=around.join or block.name == JOIN)
    if block.name == "cell":
        left = right = ACROSS
        inside = Around()
    for part in block.parts:
        before, after = left, right
        if block.name == "for":
            before = before | behind(edge(part.content.nodes, around, last=True), NOTHING)
            after = after | behind(edge(part.content.nodes, around, last=False), NOTHING)
        mark(part.content, before - NOTHING, after - NOTHING, inside)
    edges = [gap for part in block.parts for gap in (part.content.gaps[0], part.content.gaps[-1])]
    if not all(gap.free for gap in edges):  # a branch opens and closes alike
        for gap in edges:
            gap.free = False


def fix_edges(content: Content) -> None:
    """No break directly within: an element that may be empty stays empty."""
    for gap in (content.gaps[0], content.gaps[-1]):
        gap.free, gap.fixed = False, not gap.text


def certain(content: Content) -> bool:
    """Whether something stands there whatever the conditions."""
    return any(
        isinstance(node, Element) or (isinstance(node, Leaf) and node.token.kind == "word") for node in content.nodes
    )
