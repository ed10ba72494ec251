"""What lies on a page and is seen: seals, signatures, the values of a form, drawn notes (ISO 32000-1, 12.5). Their appearance
becomes part of the page; they themselves, with their actions, words and files, stay behind.
"""

from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Stream

from zhicheng_web.cases.papers.uploads.reader.rebuild.contents import Contents
from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Rebuilding
from zhicheng_web.cases.papers.uploads.reader.rebuild.shapes import copy_numbers

SEEN: Final = frozenset(
    {
        *("/Widget", "/Stamp", "/FreeText", "/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"),
        *("/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Watermark"),
    }
)
"""Kinds whose appearance is drawing. Notes to open, links, files, sounds and films are not among them."""
HIDDEN, NOT_ON_SCREEN = 2, 32
MAX_STAMPS: Final = 2_000
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
UPRIGHT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def paint_stamps(rebuilding: Rebuilding, page: Dictionary, contents: Contents) -> None:
    """Paint the appearance of what lies on a page, in its order."""
    listed = page.get("/Annots")
    for stamp in list(listed)[:MAX_STAMPS] if isinstance(listed, Array) else ():
        if not isinstance(stamp, Dictionary) or not is_seen(rebuilding, stamp):
            continue
        form, place = find_appearance(stamp), read_box(rebuilding, stamp.get("/Rect"))
        made = None if form is None else rebuilding.rebuild_resource(rebuilding, "/XObject", form, None)
        matrix = fit_form(rebuilding, made, place) if made is not None and place else None
        if made is not None and matrix:
            contents.paint_object(made, matrix)


def is_seen(rebuilding: Rebuilding, stamp: Dictionary) -> bool:
    """Whether somebody who opens the document sees it."""
    flags = stamp.get("/F", 0)
    hidden = isinstance(flags, int) and bool(flags & (HIDDEN | NOT_ON_SCREEN))
    return str(stamp.get("/Subtype")) in SEEN and not hidden and not rebuilding.layers.is_hidden(stamp.get("/OC"))


def find_appearance(stamp: Dictionary) -> Stream | None:
    """How it looks in the state in which it is."""
    appearance = stamp.get("/AP")
    normal = appearance.get("/N") if isinstance(appearance, Dictionary) else None
    if isinstance(normal, Dictionary):
        state = stamp.get("/AS")
        normal = normal.get(str(state)) if isinstance(state, Name) else None
    return normal if isinstance(normal, Stream) and normal.get("/Subtype", Name.Form) == Name.Form else None


def read_box(rebuilding: Rebuilding, value: object) -> Box | None:
    """A rectangle, from its lower left to its upper right; None for what is none."""
    numbers = read_numbers(rebuilding, value, 4)
    if numbers is None:
        return None
    (x_from, x_to), (y_from, y_to) = sorted(numbers[0::2]), sorted(numbers[1::2])
    return x_from, y_from, x_to, y_to


def read_numbers(rebuilding: Rebuilding, value: object, count: int) -> list[float] | None:
    """So many numbers; None for what is something else."""
    numbers = copy_numbers(rebuilding, value)
    return [float(one) for one in numbers] if isinstance(numbers, Array) and len(numbers) == count else None


def fit_form(rebuilding: Rebuilding, form: Object, place: Box) -> Matrix | None:
    """Where a form is painted to lie in a place (algorithm 8.1 of ISO 32000-1); None where it has no extent."""
    box = read_box(rebuilding, form.get("/BBox"))
    numbers = read_numbers(rebuilding, form.get("/Matrix"), 6) or list(UPRIGHT)
    if box is None:
        return None
    a, b, c, d, e, f = numbers
    corners = [(x, y) for x in box[0::2] for y in box[1::2]]
    across, up = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    width, height = max(across) - min(across), max(up) - min(up)
    if not width or not height:
        return None
    wide, high = (place[2] - place[0]) / width, (place[3] - place[1]) / height
    return wide, 0.0, 0.0, high, place[0] - min(across) * wide, place[1] - min(up) * high
