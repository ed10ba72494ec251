"""The small changes: what else could stand in the place of an expression. Words and types are left alone."""

import ast
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.LShift: ast.RShift,
}
CODES = (
    ("PASS", "REVIEW", "UNKNOWN", "LATER", "FAIL", "NOT_APPLICABLE"),
    ("YES", "NO", "UNSTATED"),
    ("TECHNICIAN", "ASSISTANT", "INTERMEDIATE"),
    ("BACHELOR", "MASTER"),
    ("NOT_COUNTED", "TO_BE_REVIEWED", "GOOD"),
)
NEXT_CODE = {name: names[place - 1] for names in CODES for place, name in enumerate(names)}
EXTREMES = {"min": "max", "max": "min"}


def of_comparison(node: ast.Compare) -> Iterator[ast.expr]:
    """The boundary on the other side; the opposite."""
    for place, op in enumerate(node.ops):
        for other in COMPARISONS.get(type(op), ()):
            yield ast.Compare(node.left, [*node.ops[:place], other(), *node.ops[place + 1 :]], node.comparators)


def of_constant(node: ast.Constant) -> Iterator[ast.expr]:
    """One more, one less; the other truth."""
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))


def of_name(node: ast.Name) -> Iterator[ast.expr]:
    """Another code of the same kind."""
    if node.id in NEXT_CODE and isinstance(node.ctx, ast.Load):
        yield ast.Name(NEXT_CODE[node.id], node.ctx)


def of_arithmetic(node: ast.BinOp) -> Iterator[ast.expr]:
    """The other operation."""
    if type(node.op) in ARITHMETIC:
        yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)


def of_sign(node: ast.UnaryOp) -> Iterator[ast.expr]:
    """Without the minus or the not."""
    yield node.operand


def of_choice(node: ast.IfExp) -> Iterator[ast.expr]:
    """Always the one, always the other, each in the place of the other."""
    yield from (node.body, node.orelse, ast.IfExp(node.test, node.orelse, node.body))


def of_boolean(node: ast.BoolOp) -> Iterator[ast.expr]:
    """The other connective; one term less."""
    yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
    yield from (less(node.op, rest) for rest in without_one(node.values))


def less(op: ast.boolop, values: list[ast.expr]) -> ast.expr:
    """What is left of a connective."""
    return ast.BoolOp(op, values) if len(values) > 1 else values[0]


def of_call(node: ast.Call) -> Iterator[ast.expr]:
    """Least and greatest changed over, with one term less; neighbouring arguments of any other call changed over."""
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in EXTREMES:
        yield ast.Call(ast.Name(EXTREMES[name], ast.Load()), node.args, [])
        if len(node.args) > 1:
            yield from (rest[0] if len(rest) == 1 else ast.Call(node.func, rest, []) for rest in without_one(node.args))
        return
    for place in range(len(node.args) - 1):
        one, other = node.args[place : place + 2]
        if ast.dump(one) != ast.dump(other):
            swapped = [*node.args[:place], other, one, *node.args[place + 2 :]]
            yield ast.Call(node.func, swapped, node.keywords)


VARIANTS: dict[type[ast.AST], Callable[[Any], Iterator[ast.expr]]] = {
    ast.Compare: of_comparison,
    ast.Constant: of_constant,
    ast.Name: of_name,
    ast.BinOp: of_arithmetic,
    ast.UnaryOp: of_sign,
    ast.BoolOp: of_boolean,
    ast.IfExp: of_choice,
    ast.Call: of_call,
}


def variants(node: ast.AST) -> Iterator[ast.expr]:
    """Everything that could stand in the place of a node; nothing for most nodes."""
    return VARIANTS[type(node)](node) if type(node) in VARIANTS else iter(())


def without_one(nodes: Sequence[ast.expr]) -> Iterator[list[ast.expr]]:
    """The same nodes, one missing."""
    return ([*nodes[:place], *nodes[place + 1 :]] for place in range(len(nodes)))


def conditions(node: ast.AST) -> Iterator[ast.expr]:
    """The tests of statements and comprehensions: the opposite may stand in their place."""
    if isinstance(node, ast.If | ast.While):
        yield node.test
    elif isinstance(node, ast.comprehension):
        yield from node.ifs


def opposite(node: ast.expr) -> ast.expr:
    """Not so."""
    return node.operand if isinstance(node, ast.UnaryOp) else ast.UnaryOp(ast.Not(), deepcopy(node))
