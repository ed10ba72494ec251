"""A mutant put into the running program: functions keep their identity and get other code, so whoever imported one has it."""

import ast
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any


def plant(module: ModuleType, tree: ast.Module) -> None:
    """Make a module what its changed text says, for all who use it. There is no way back: do it in a process of its own."""
    names: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(tree, str(module.__file__), "exec"), names)
    for name, new in names.items():
        old = vars(module).get(name)
        if isinstance(new, type) and isinstance(old, type) and new.__module__ == module.__name__:
            give_code(vars(old), vars(new), module)
            give_defaults(old, new)
        elif not isinstance(new, FunctionType | ModuleType | type) and new != old and not name.startswith("__"):
            replace(name, old, new)
    give_code(vars(module), names, module)


def plant_as_it_is(module: ModuleType) -> None:
    """Make a module anew from its own text, after a change of what it is built from."""
    plant(module, ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")))


def give_code(old: Mapping[str, Any], new: Mapping[str, Any], module: ModuleType) -> None:
    """The functions that the module itself writes out."""
    for name, function in new.items():
        if isinstance(function, FunctionType) and function.__code__.co_filename == module.__file__:
            old[name].__code__ = function.__code__
            old[name].__defaults__ = function.__defaults__


def give_defaults(old: type, new: type) -> None:
    """The values of a named tuple's fields that nobody gives; its functions are not written out in the module."""
    if issubclass(old, tuple):
        old.__new__.__defaults__ = new.__new__.__defaults__


def replace(name: str, old: Any, new: Any) -> None:
    """A number or list of the module, wherever it was imported: by the tests that were read before, too."""
    for other in [module for name, module in sys.modules.items() if name.partition(".")[0] in ("zhicheng", "tests")]:
        if vars(other).get(name, other) is old:
            setattr(other, name, new)
