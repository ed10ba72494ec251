"""The state of one rebuilding: where from, where to, what it has cost, and what was made already for what was met twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pikepdf import Dictionary, Object, Pdf, Stream

from zhicheng_web.cases.papers.uploads.limits import MAX_NESTING
from zhicheng_web.cases.papers.uploads.reader.rebuild.budget import Budget, require_at_most
from zhicheng_web.cases.papers.uploads.reader.rebuild.layers import Layers
from zhicheng_web.cases.papers.uploads.reader.rebuild.shapes import Entries, copy_entries

Make = Callable[["Rebuilding", Object], Object | None]
RebuildResource = Callable[["Rebuilding", str, object, object], Object | None]
"""What stands for a resource of a category, such as /Font; the last is where it finds resources that it does not bring."""
NESTING_OF_VALUES = 4
"""Dictionaries and arrays within one another, for each form within a form."""


class Rebuilding:
    """One document on its way into another."""

    def __init__(self, source: Pdf, target: Pdf, rebuild_resource: RebuildResource) -> None:
        self.source, self.target, self.rebuild_resource = source, target, rebuild_resource
        self.budget, self.layers = Budget(), Layers(source)
        self.depth = 0
        self.operations: dict[tuple[int, int], int] = {}
        """What each form costs that was rebuilt, by the number of the object that was made."""
        self._made: dict[tuple[tuple[int, int], Make], Object | None] = {}

    @contextmanager
    def one_deeper(self) -> Iterator[None]:
        """Within something. Raises UploadRefused where it goes on and on."""
        self.depth += 1
        require_at_most(self.depth, MAX_NESTING * NESTING_OF_VALUES)
        yield
        self.depth -= 1

    def make_once(self, value: Object, make: Make) -> Object | None:
        """What is made of an object; the same again where the object is met again, nothing where it is met within itself."""
        key = (value.objgen, make)
        if value.objgen == (0, 0):
            return make(self, value)
        if key not in self._made:
            self._made[key] = None
            with self.one_deeper():
                self._made[key] = make(self, value)
        return self._made[key]

    def make_stream(self, data: bytes, head: Dictionary) -> Stream:
        """A stream of the new document."""
        return self.target.make_stream(data, head)

    def copy_stream(self, value: Stream, entries: Entries, data: bytes | None = None) -> Stream:
        """A stream with these entries alone; its bytes inflated, or others in their place."""
        head = copy_entries(self, value, entries)
        return self.make_stream(self.budget.inflate(value) if data is None else data, head)
