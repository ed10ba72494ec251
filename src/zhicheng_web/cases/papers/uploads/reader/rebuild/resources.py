"""What stands for a resource of each category."""

from typing import Final

from pikepdf import Dictionary, Name, Object, Stream

from zhicheng_web.cases.papers.uploads.reader.rebuild import forms, images
from zhicheng_web.cases.papers.uploads.reader.rebuild.colours import copy_colour_space
from zhicheng_web.cases.papers.uploads.reader.rebuild.fonts import make_font
from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Make, Rebuilding

MAKERS: Final[dict[str, Make]] = {
    "/Font": make_font,
    "/ExtGState": forms.make_state,
    "/Pattern": forms.make_pattern,
    "/Shading": forms.make_shading,
}


def rebuild_resource(rebuilding: Rebuilding, category: str, found: object, outer: object) -> Object | None:
    """The resource anew; None for one that is missing, hidden, or nothing that is drawn."""
    if category == "/ColorSpace":
        space = copy_colour_space(rebuilding, found)
        return space if isinstance(space, Object) else None
    if category == "/XObject":
        return rebuild_object(rebuilding, found, outer) if isinstance(found, Stream) else None
    if not isinstance(found, (Dictionary, Stream)):
        return None
    return rebuilding.make_once(found, MAKERS[category])


def rebuild_object(rebuilding: Rebuilding, found: Stream, outer: object) -> Object | None:
    """A picture, or a form; PostScript, and whatever calls itself otherwise, is left behind."""
    subtype = found.get("/Subtype")
    if subtype == Name.Image:
        return rebuilding.make_once(found, images.make_image)
    if subtype != Name.Form:
        return None
    if "/Resources" in found:
        return rebuilding.make_once(found, forms.make_form)
    with rebuilding.one_deeper():
        return forms.draw_form(rebuilding, found, outer)
