"""The rules compiled by Numba: the same functions, the same numbers, twenty times as fast, for whole populations.

Compiling takes seconds, so it is kept in a folder: NUMBA_CACHE_DIR, or beside this file; where neither can be written,
everything is compiled again. Numba notices only changes within one file: the folder is named after all that was read.
"""

import os
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import FunctionType
from typing import Any

import numba
import numpy
from numba.core import types
from numba.experimental import structref

from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.readings import sources

numba_config: Any = numba.config  # made at run time from the environment


class RecordType(types.StructRef):
    """A named tuple behind one pointer: passing its forty columns one by one makes a call six times as slow."""

    def preprocess_fields(self, fields: Any) -> Any:
        """Literal numbers are numbers: a record has one type whatever is in it."""
        return tuple((name, types.unliteral(kind)) for name, kind in fields)  # type: ignore[no-untyped-call]


@structref.register
class PersonRecordType(RecordType):
    """The type of a `Person` whose columns are arrays."""


@structref.register
class TermsRecordType(RecordType):
    """The type of `Terms` whose columns and tables are arrays."""


class PersonColumns(structref.StructRefProxy):
    """A `Person`, made of int64 numbers and arrays, here or in a compiled loop: PersonColumns(filing, …)."""


class TermsColumns(structref.StructRefProxy):
    """`Terms`, made of int64 numbers and arrays."""


structref.define_proxy(PersonColumns, PersonRecordType, list(Person._fields))  # type: ignore[no-untyped-call]
structref.define_proxy(TermsColumns, TermsRecordType, list(Terms._fields))  # type: ignore[no-untyped-call]


def build_person_columns(person: Person) -> PersonColumns:
    """A plain person as the compiled judgement takes one."""
    return PersonColumns(*map(convert_to_array, person))  # type: ignore[no-untyped-call]


def build_terms_columns(terms: Terms) -> TermsColumns:
    """The terms of a policy as the compiled judgement takes them."""
    return TermsColumns(*map(convert_to_array, terms))  # type: ignore[no-untyped-call]


def convert_to_array(value: Any) -> Any:
    """A list of numbers, or of such lists, as an array."""
    return value if isinstance(value, int) else numpy.array(value, dtype=numpy.int64)


def compile_rules(folder: Path | None = None) -> Mapping[Any, Any]:
    """Every function of the rules, and its compiled self, kept under `folder`; each is compiled when first called."""
    cache_folder = find_writable_folder(
        folder or Path(numba_config.CACHE_DIR or Path(__file__).with_name("__pycache__"))
    )
    before, numba_config.CACHE_DIR = numba_config.CACHE_DIR, str(cache_folder or "")
    try:
        return sources.read_rules(lambda function, names: compile_function(function, names, cache_folder is not None))
    finally:
        numba_config.CACHE_DIR = before


def compile_function(function: FunctionType, names: dict[str, Any], cache: bool) -> Any:
    """The same code, seeing the compiled functions where the plain one sees the plain ones."""
    twin = FunctionType(function.__code__, names, function.__name__)
    return numba.njit(cache=cache, nogil=True)(twin)


def find_writable_folder(folder: Path) -> Path | None:
    """The folder for what was read now; None where it cannot be written."""
    place = folder / f"rules-{hash_rules()}"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return place if os.access(place, os.W_OK) else None


def hash_rules() -> str:
    """What was read: the text of every module, the numbers it has from elsewhere, the fields of its records."""
    read = sha256()
    for module in sources.list_rule_modules():
        read.update(Path(str(module.__file__)).read_bytes())
        read.update(repr({name: value for name, value in vars(module).items() if isinstance(value, int)}).encode())
    read.update(repr((Person._fields, Terms._fields)).encode())
    return read.hexdigest()[:16]


@lru_cache(maxsize=1)
def get_compiled_judge() -> Any:
    """`judge`, compiled: takes `PersonColumns` and `TermsColumns`, from Python or from another compiled function."""
    return compile_rules()[judge]
