"""Layers of a PDF (ISO 32000-1, 8.11): what lies on one that is switched off is not seen, and stays behind."""

from typing import Final

from pikepdf import Array, Dictionary, Name, Pdf

HIDDEN_POLICIES: Final = {
    "/AllOn": lambda hidden: any(hidden),
    "/AnyOff": lambda hidden: not any(hidden),
    "/AllOff": lambda hidden: not all(hidden),
}
"""Of a layer made of others: when it is hidden. Not named: when all of them are."""


class Layers:
    """Which layers of a document are switched off when it is opened."""

    def __init__(self, document: Pdf) -> None:
        properties = document.Root.get("/OCProperties")
        chosen = properties.get("/D") if isinstance(properties, Dictionary) else None
        self.all_off = isinstance(chosen, Dictionary) and chosen.get("/BaseState") == Name.OFF
        self.on, self.off = collect_numbers(chosen, "/ON"), collect_numbers(chosen, "/OFF")

    def is_hidden(self, layer: object) -> bool:
        """Whether what lies on a layer, or on one made of others, is not seen."""
        if not isinstance(layer, Dictionary):
            return False
        if "/OCGs" not in layer:
            number = layer.objgen
            return number in self.off or (self.all_off and number not in self.on)
        groups = layer.get("/OCGs")
        several = list(groups) if isinstance(groups, Array) else [groups]
        hidden = [self.is_hidden(one) for one in several if isinstance(one, Dictionary) and "/OCGs" not in one]
        return bool(hidden) and HIDDEN_POLICIES.get(str(layer.get("/P")), all)(hidden)


def collect_numbers(chosen: object, key: str) -> frozenset[tuple[int, int]]:
    """The numbers of the objects that an entry lists."""
    listed = chosen.get(key) if isinstance(chosen, Dictionary) else None
    return (
        frozenset(one.objgen for one in listed if isinstance(one, Dictionary))
        if isinstance(listed, Array)
        else frozenset()
    )
