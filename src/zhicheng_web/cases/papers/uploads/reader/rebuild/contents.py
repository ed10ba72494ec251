"""Contents made anew: the operators that draw, with operands of their kind, on resources that are used, under names of ours.

Left behind: marks with their hidden words (ActualText, properties), comments, text that is not painted (mode 3), what lies on
a layer that is switched off, and whatever is no operator.
"""

import re
from collections.abc import Callable
from typing import Final

from pikepdf import Dictionary, Object

from zhicheng_web.cases.papers.uploads.limits import MAX_OPERATIONS
from zhicheng_web.cases.papers.uploads.reader.rebuild import operations
from zhicheng_web.cases.papers.uploads.reader.rebuild.budget import require_at_most
from zhicheng_web.cases.papers.uploads.reader.rebuild.inline_pictures import make_picture_object
from zhicheng_web.cases.papers.uploads.reader.rebuild.lookup import find_resource
from zhicheng_web.cases.papers.uploads.reader.rebuild.operations import Operand, Operation
from zhicheng_web.cases.papers.uploads.reader.rebuild.operators import OPERATORS, Effect, Operator
from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Rebuilding

UNPAINTED_TEXT: Final = 3
NUMBER: Final = re.compile(rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
STRING_STARTS: Final = (b"(", b"<")
PLAIN_SPACES: Final = frozenset({b"/DeviceGray", b"/DeviceRGB", b"/DeviceCMYK", b"/Pattern"})
Handler = Callable[["Contents", Operator, Operation], None]


class Contents:
    """The contents of one page, form, pattern or glyph."""

    def __init__(self, rebuilding: Rebuilding, source: object) -> None:
        self.rebuilding, self.source = rebuilding, source
        self.resources = Dictionary()
        self.cost = 0
        self._lines: list[bytes] = []
        self._names: dict[tuple[str, bytes], tuple[bytes, int] | None] = {}
        """By category and name as written: our name, and what it costs to use it; None where it is left behind."""
        self._text_mode, self._text_modes = 0, list[int]()
        self._hidden = list[bool]()

    def copy_operations(self, data: bytes) -> None:
        """Take over what draws; what is opened is closed again. Raises UploadRefused where there is no end to it."""
        for operation in operations.OperationReader(data).read_all():
            if rule := OPERATORS.get(operation.operator):
                self.cost += 1
                HANDLERS[rule.effect](self, rule, operation)
                if self.cost > MAX_OPERATIONS:
                    require_at_most(self.cost, MAX_OPERATIONS)
        self._lines.append(b"Q\n" * len(self._text_modes))
        self._text_modes.clear()

    def paint_object(self, made: Object, matrix: tuple[float, ...]) -> None:
        """Paint a form that was rebuilt, where a matrix puts it."""
        name = self._enter("/XObject", made)
        self._lines.append(b"q %s cm %s Do Q\n" % (b" ".join(b"%.5f" % number for number in matrix), name))

    def take_bytes(self) -> bytes:
        """What has been written since the last time."""
        data = b"".join(self._lines)
        self._lines.clear()
        return data

    def write_plain(self, rule: Operator, operation: Operation) -> None:
        """Write an operator whose operands are of the kind that it asks for; nothing else."""
        operands = operation.operands[-len(rule.asks) :] if rule.asks else []
        if len(operands) == len(rule.asks) and all(map(is_of_kind, rule.asks, operands)):
            self._write(operands, operation.operator)

    def write_painting(self, rule: Operator, operation: Operation) -> None:
        """Write what paints; where nothing is to be seen, what it does besides."""
        unpainted_text = rule.effect is Effect.SHOW and self._text_mode == UNPAINTED_TEXT
        if any(self._hidden) or unpainted_text:
            self._lines.append(rule.without_painting)
        else:
            self.write_plain(rule, operation)

    def save_state(self, rule: Operator, operation: Operation) -> None:
        """q."""
        self._text_modes.append(self._text_mode)
        self._lines.append(b"q\n")

    def restore_state(self, rule: Operator, operation: Operation) -> None:
        """Q, where something was saved."""
        if self._text_modes:
            self._text_mode = self._text_modes.pop()
            self._lines.append(b"Q\n")

    def set_text_mode(self, rule: Operator, operation: Operation) -> None:
        """Tr."""
        mode = operation.operands[-1] if operation.operands else b""
        if isinstance(mode, bytes) and mode.isdigit() and len(mode) == 1:
            self._text_mode = int(mode)
            self._write([mode], b"Tr")

    def write_resource(self, rule: Operator, operation: Operation) -> None:
        """Write an operator that names a resource, under its name of ours; not where there is none."""
        if rule.effect is Effect.PAINT_RESOURCE and any(self._hidden):
            return
        if rule.asks == "c":
            self._write_colour(rule, operation)
            return
        operands = operation.operands[-len(rule.asks) :]
        if len(operands) < len(rule.asks) or not isinstance(operands[0], bytes):
            return
        name = operands[0] if self._is_plain_space(rule, operands[0]) else self._rename(rule.category, operands[0])
        if name and all(map(is_of_kind, rule.asks[1:], operands[1:])):
            self._write([name, *operands[1:]], operation.operator)

    def paint_inline_picture(self, rule: Operator, operation: Operation) -> None:
        """A picture within the contents becomes an object, and is cleaned like one."""
        picture = None if any(self._hidden) else make_picture_object(self.rebuilding, operation, self.source)
        made = (
            self.rebuilding.rebuild_resource(self.rebuilding, "/XObject", picture, None)
            if picture is not None
            else None
        )
        if made is not None:
            self._write([self._enter("/XObject", made)], b"Do")

    def begin_mark(self, rule: Operator, operation: Operation) -> None:
        """BMC, BDC: seen, unless it begins a layer that is switched off."""
        words = operation.operands[-2:]
        hidden = False
        if len(words) == 2 and words[0] == b"/OC" and isinstance(words[1], bytes):
            hidden = self.rebuilding.layers.is_hidden(find_resource(self.source, "/Properties", words[1]))
        self._hidden.append(hidden)

    def end_mark(self, rule: Operator, operation: Operation) -> None:
        """EMC."""
        if self._hidden:
            self._hidden.pop()

    def _write_colour(self, rule: Operator, operation: Operation) -> None:
        operands, name = list(operation.operands), None
        last = operands[-1] if operands else b""
        if isinstance(last, bytes) and last.startswith(b"/"):
            name = self._rename(rule.category, last)
            if not name:
                return
            operands[-1] = name
        numbers = operands if name is None else operands[:-1]
        if all(is_of_kind("n", one) for one in numbers):
            self._write(operands, operation.operator)

    def _is_plain_space(self, rule: Operator, name: bytes) -> bool:
        return rule.category == "/ColorSpace" and name in PLAIN_SPACES

    def _rename(self, category: str, written: bytes) -> bytes | None:
        """Our name of a resource, rebuilt when it is first used; None where there is none that may stay."""
        if (category, written) not in self._names:
            found = find_resource(self.source, category, written)
            made = self.rebuilding.rebuild_resource(self.rebuilding, category, found, self.source)
            cost = self.rebuilding.operations.get(made.objgen, 0) if made is not None else 0
            self._names[category, written] = None if made is None else (self._enter(category, made), cost)
        name, cost = self._names[category, written] or (None, 0)
        self.cost += cost
        return name

    def _enter(self, category: str, made: Object) -> bytes:
        if category not in self.resources:
            self.resources[category] = Dictionary()
        name = f"/{category[1]}{len(self.resources[category].keys())}"
        self.resources[category][name] = made
        return name.encode()

    def _write(self, operands: list[Operand], operator: bytes) -> None:
        self._lines.append(b" ".join([*map(write_operand, operands), operator]) + b"\n")


HANDLERS: Final[dict[Effect, Handler]] = {
    Effect.STATE: Contents.write_plain,
    Effect.FILL: Contents.write_painting,
    Effect.SHOW: Contents.write_painting,
    Effect.SAVE: Contents.save_state,
    Effect.RESTORE: Contents.restore_state,
    Effect.TEXT_MODE: Contents.set_text_mode,
    Effect.RESOURCE: Contents.write_resource,
    Effect.PAINT_RESOURCE: Contents.write_resource,
    Effect.PICTURE: Contents.paint_inline_picture,
    Effect.MARK: Contents.begin_mark,
    Effect.END_MARK: Contents.end_mark,
}


def is_of_kind(asked: str, operand: Operand) -> bool:
    """Whether an operand is what a letter of `Operator.asks` asks for."""
    if isinstance(operand, list):
        return asked in "at" and all(is_of_kind("n", one) or (asked == "t" and is_of_kind("s", one)) for one in operand)
    if asked == "s":
        return operand.startswith(STRING_STARTS)
    return asked in "nc" and NUMBER.fullmatch(operand) is not None


def write_operand(operand: Operand) -> bytes:
    """An operand as it is written."""
    return operand if isinstance(operand, bytes) else b"[" + b" ".join(operand) + b"]"
