"""The functions of the rules, found from their own imports, handed one by one to the reader who reads them otherwise."""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any

from zhicheng.eligibility.rules import judge

FunctionReader = Callable[[FunctionType, dict[str, Any]], Any]
"""Makes another thing of a function. The names it will meet are given, readings in the place of the functions."""


def list_rule_modules(entry: ModuleType = judge) -> list[ModuleType]:
    """The modules whose functions `entry` reaches, each after those that it uses itself."""
    found: list[ModuleType] = []
    for function in list_functions(entry):
        if function.__module__ != entry.__name__:
            found += (module for module in list_rule_modules(sys.modules[function.__module__]) if module not in found)
    return [*found, entry]


def list_functions(module: ModuleType) -> Iterator[FunctionType]:
    """The functions of this house that a module has defined or imported; one that remembers its answers as it is written."""
    package_name = __name__.partition(".")[0]
    values = (inspect.unwrap(value) for value in vars(module).values() if callable(value))
    found = (value for value in values if isinstance(value, FunctionType))
    return (function for function in found if function.__module__.partition(".")[0] == package_name)


def read_rules(reader: FunctionReader, entry: ModuleType = judge) -> Mapping[Any, Any]:
    """Every function that `entry` reaches, and what the reader makes of it."""
    readings: dict[Any, Any] = {}
    for module in list_rule_modules(entry):
        names = dict(vars(module))
        for function in list_functions(module):
            if function not in readings:
                readings[function] = reader(function, names)
            names[function.__name__] = readings[function]
    return readings
