"""The rules read over terms of z3, for proofs: choices and connectives become terms; what is not known is refused.

A value may be a number, a term, or a tuple or list of them. Only a choice by a term makes a term; everything else is
computed as it stands, so a person of whom most is given costs little.
"""

import ast
import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from types import FunctionType
from typing import Any

import z3

from zhicheng.readings import sources

KNOWN_SYNTAX = (
    *(ast.Module, ast.FunctionDef, ast.arguments, ast.arg, ast.Return, ast.Assign, ast.For, ast.Expr, ast.expr_context),
    *(ast.Name, ast.Constant, ast.Tuple, ast.List, ast.ListComp, ast.comprehension, ast.Attribute, ast.Call),
    *(ast.Starred, ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.UnaryOp, ast.Not, ast.USub),
    *(ast.BoolOp, ast.And, ast.Or, ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE),
    *(ast.IfExp, ast.Subscript),
)


class SyntaxNotAllowed(Exception):
    """A rule is written in a form that cannot be read as terms; the message names file and line."""


def read_terms(
    substitutes: Mapping[Any, Any] | None = None, edits: Mapping[Any, tuple[str, str]] | None = None
) -> Mapping[Any, Any]:
    """Every function of the rules over terms. `substitutes`: functions that others stand in for (a calendar of lemmas);
    `edits`: functions to be read with a piece of their text replaced, to see that a proof notices."""
    substitutes, edits = substitutes or {}, edits or {}

    def reader(function: FunctionType, names: dict[str, Any]) -> Any:
        return (
            substitutes[function]
            if function in substitutes
            else read_function(function, names, *edits.get(function, ("", "")))
        )

    return sources.read_rules(reader)


def read_function(function: Any, names: dict[str, Any], old: str = "", new: str = "") -> Any:
    """One function over terms, in the names it will meet."""
    text = inspect.getsource(function)
    if old not in text:
        raise ValueError(f"{function.__name__} does not contain {old!r}")
    tree = ast.parse(text.replace(old, new, 1) if old else text)
    file, first = function.__code__.co_filename, function.__code__.co_firstlineno
    ast.increment_lineno(tree, first - 1)
    forget_memory(tree)
    refuse_unknown(tree, file, first)
    rewritten = ast.fix_missing_locations(TermRewriter().visit(tree))
    names.update(TERM_FUNCTIONS)
    made: dict[str, Any] = {}
    exec(compile(rewritten, file, "exec"), names, made)
    return made[function.__name__]


def forget_memory(tree: ast.Module) -> None:
    """Take off that a function remembers its answers: it answers the same. Any other decorator stays, and is refused."""
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            function.decorator_list = [
                one for one in function.decorator_list if not ast.unparse(one).startswith("lru_cache(")
            ]


def refuse_unknown(node: ast.AST, file: str, line: int) -> None:
    """Raise SyntaxNotAllowed at the first piece of syntax that terms have no reading for."""
    line = getattr(node, "lineno", line)
    conditional = isinstance(node, ast.comprehension) and node.ifs
    if not isinstance(node, KNOWN_SYNTAX) or conditional or (isinstance(node, ast.For) and node.orelse):
        raise SyntaxNotAllowed(
            f"{file}:{line}: {type(node).__name__} cannot be read as terms; choose with `a if c else b`"
        )
    for child in ast.iter_child_nodes(node):
        refuse_unknown(child, file, line)


class TermRewriter(ast.NodeTransformer):
    """Choices, connectives, indices and // become calls; their parts are handed over unevaluated where Python would."""

    def build_call(self, word: str, *arguments: ast.expr) -> ast.expr:
        return ast.Call(ast.Name(word, ast.Load()), list(arguments), [])

    def defer_node(self, node: ast.expr) -> ast.expr:
        nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
        return ast.Lambda(nothing, self.visit(node))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        for argument in node.args.args:
            argument.annotation = None
        node.body = [self.visit(statement) for statement in node.body]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        return self.build_call(
            "_choose", self.visit(node.test), self.defer_node(node.body), self.defer_node(node.orelse)
        )

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        return self.build_call("_all" if isinstance(node.op, ast.And) else "_any", *map(self.defer_node, node.values))

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        return self.build_call("_not", node.operand) if isinstance(node.op, ast.Not) else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return self.build_call("_divide", node.left, node.right) if isinstance(node.op, ast.FloorDiv) else node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        return self.build_call("_item", node.value, node.slice)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        sides = [node.left, *node.comparators]
        links = [ast.Compare(a, [o], [b]) for a, o, b in zip(sides, node.ops, sides[1:], strict=False)]
        if len(links) > 1:
            return self.build_call("_all", *map(self.defer_node, links))
        self.generic_visit(node)
        return node


Thunk = Callable[[], Any]


def build_choice(test: Any, body: Thunk, otherwise: Thunk) -> Any:
    """`body if test else otherwise`."""
    return merge_values(test, body(), otherwise()) if z3.is_expr(test) else body() if test else otherwise()


def merge_values(test: Any, one: Any, other: Any) -> Any:
    """One of two values by a term; tuples and lists item by item."""
    if isinstance(one, tuple | list):
        if len(one) != len(other):
            raise SyntaxNotAllowed(f"a choice between {len(one)} and {len(other)} items")
        items = [merge_values(test, a, b) for a, b in zip(one, other, strict=True)]
        return items if isinstance(one, list) else type(one)(*items) if hasattr(one, "_fields") else tuple(items)
    same = (
        one.eq(other) if z3.is_expr(one) and z3.is_expr(other) else not z3.is_expr(one) and one is other or one == other
    )
    return one if same is True else z3.If(test, one, other)


def build_conjunction(*parts: Thunk) -> Any:
    """`and`, which goes no further than a part that is known to be false."""
    found = []
    for part in parts:
        value = part()
        if not z3.is_expr(value) and not value:
            return False
        found += [value] if z3.is_expr(value) else []
    return z3.And(*found) if len(found) > 1 else found[0] if found else True


def build_disjunction(*parts: Thunk) -> Any:
    """`or`, which goes no further than a part that is known to be true."""
    found = []
    for part in parts:
        value = part()
        if not z3.is_expr(value) and value:
            return True
        found += [value] if z3.is_expr(value) else []
    return z3.Or(*found) if len(found) > 1 else found[0] if found else False


def build_negation(value: Any) -> Any:
    """`not`, of a term or of a value that is known."""
    return z3.Not(value) if z3.is_expr(value) else not value


def build_quotient(one: Any, by: int) -> Any:
    """`//`: z3 rounds as Python does as long as the divisor is a positive number."""
    if z3.is_expr(by) or by <= 0:
        raise SyntaxNotAllowed("// by something other than a positive number")
    return one / by if z3.is_expr(one) else one // by


def select_item(items: Sequence[Any], index: Any) -> Any:
    """`items[index]`; by a term that lies within the list (the premises of a proof see to it)."""
    if not z3.is_expr(index):
        return items[index]
    found = items[-1]
    for place in range(len(items) - 2, -1, -1):
        found = merge_values(index == place, items[place], found)
    return found


def build_minimum(*values: Any) -> Any:
    """`min` of two or more numbers."""
    return reduce(lambda a, b: merge_values(a <= b, a, b) if z3.is_expr(a) or z3.is_expr(b) else min(a, b), values)


def build_maximum(*values: Any) -> Any:
    """`max` of two or more numbers."""
    return reduce(lambda a, b: merge_values(a >= b, a, b) if z3.is_expr(a) or z3.is_expr(b) else max(a, b), values)


TERM_FUNCTIONS = {
    "_choose": build_choice,
    "_all": build_conjunction,
    "_any": build_disjunction,
    "_not": build_negation,
    "_divide": build_quotient,
    "_item": select_item,
    "min": build_minimum,
    "max": build_maximum,
}
