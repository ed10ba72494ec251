"""Documents as lines: a group stands in one line where it fits, else each of its breaks is taken (Oppen, Wadler)."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WIDTH = 120
"""Columns of a line where it can be broken; a Chinese character has two."""


@dataclass(frozen=True)
class Break:
    """Where a line may end. `flat` stands there when it does not. `fill`: only when what follows has no room.

    `hard`: the writer broke here; `blank`: and left a line empty.
    """

    flat: str = ""
    fill: bool = False
    hard: bool = False
    blank: bool = False


@dataclass(frozen=True)
class Nest:
    """Deeper by some columns."""

    parts: list["Document"]
    by: int = 2


@dataclass
class Group:
    """What stands in one line where it fits."""

    parts: list["Document"]
    broken: bool = field(init=False)

    def __post_init__(self) -> None:
        self.broken = any(is_broken(part) for part in self.parts)


class Mark:
    """Behind what was broken into lines."""


Document = str | Break | Nest | Group | Mark
Waiting = tuple[int, bool, Document]
"""A document yet to be printed: how deep, and whether its breaks are taken."""


def is_broken(part: Document) -> bool:
    """Whether it cannot stand in one line."""
    if isinstance(part, Break):
        return part.hard
    if isinstance(part, Nest):
        return any(is_broken(one) for one in part.parts)
    if isinstance(part, Group):
        return part.broken
    return isinstance(part, str) and "\n" in part


def columns(text: str) -> int:
    """How wide a text is."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def print_document(parts: list[Document]) -> str:
    """The lines of a document, the last with its end."""
    lines = "".join(written_parts(parts)).split("\n")
    return "\n".join(line.rstrip(" ") for line in lines).strip("\n") + "\n"


def written_parts(parts: list[Document]) -> Iterator[str]:
    """The document piece by piece, with the line ends that it takes."""
    waiting: list[Waiting] = [(0, True, part) for part in reversed(parts)]
    column, after_broken = 0, False
    while waiting:
        deep, broken, part = waiting.pop()
        if isinstance(part, Nest):
            waiting += [(deep + part.by, broken, one) for one in reversed(part.parts)]
        elif isinstance(part, Group):
            breaks = part.broken or not has_room([part], waiting, WIDTH - column)
            waiting += [(deep, breaks, one) for one in reversed(part.parts)]
            if breaks:
                waiting.insert(len(waiting) - len(part.parts), (deep, broken, Mark()))
        elif isinstance(part, Mark):
            after_broken = True
        else:
            text = line_end(part, deep) if ends_line(part, broken, waiting, column, after_broken) else flat(part)
            yield text
            column = columns(text.split("\n")[-1]) + (0 if "\n" in text else column)
            after_broken = after_broken and not text


def flat(part: str | Break) -> str:
    """What stands there when the line goes on."""
    return part.flat if isinstance(part, Break) else part


def line_end(part: str | Break, deep: int) -> str:
    """The end of a line, and how deep the next one starts."""
    return ("\n\n" if isinstance(part, Break) and part.blank else "\n") + " " * deep


def ends_line(part: str | Break, broken: bool, waiting: list[Waiting], column: int, after_broken: bool) -> bool:
    """Whether the line ends here. What fills a line goes on after what stands in one line, as long as there is room."""
    if isinstance(part, str) or not (broken or part.hard):
        return False
    if part.hard or not part.fill or after_broken:
        return True
    following = waiting[-1][2] if waiting else ""
    first = [following] if isinstance(following, Group) else []
    if first and is_broken(first[0]):
        return True
    return not has_room(first, waiting[: len(waiting) - len(first)], WIDTH - column - columns(part.flat))


def has_room(first: Sequence[Document], waiting: list[Waiting], room: int) -> bool:
    """Whether `first` in one line, and what must follow it there, have room: up to the next place for a break."""
    ahead = [(part, False) for part in first]
    rest = len(waiting)
    while room >= 0 and (ahead or rest):
        if not ahead:
            rest -= 1
            ahead.append((waiting[rest][2], waiting[rest][1]))
        part, broken = ahead.pop()
        if isinstance(part, Break) and (broken or part.hard):
            return True
        if isinstance(part, Nest | Group):
            ahead += [(one, broken) for one in reversed(part.parts)]
        elif not isinstance(part, Mark):
            room -= columns(flat(part).split("\n")[0])
            if isinstance(part, str) and "\n" in part:
                return room >= 0
    return room >= 0
