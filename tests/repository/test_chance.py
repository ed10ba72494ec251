"""What a test draws or measures is the same everywhere: chance by the profile or with a seed, and no clock of the wall."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tools.zc.checkout import CHECKOUT

WAITING = CHECKOUT / "tests" / "web" / "waiting.py"
"""The one file that looks at a clock: it ends what hangs."""
CAMPAIGN = CHECKOUT / "tests" / "web" / "papers" / "campaign.py"
"""No test, but a command: it says how long the slowest file took."""
FILES = sorted({*(CHECKOUT / "tests").rglob("*.py")} - {WAITING, CAMPAIGN})
OF_THE_PROFILE = {"deadline", "derandomize", "database", "suppress_health_check", "print_blob", "phases"}
CLOCKS = {"perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "time", "time_ns"}
DRAWS = {"random", "randint", "randrange", "choice", "choices", "sample", "shuffle", "uniform", "getrandbits"}


def complaints(source: str) -> Iterator[str]:
    """What stands in a test file that belongs to the profile, reads a clock or draws without a seed."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name("settings") | ast.Attribute(attr="settings"), keywords=words):
                yield from (f"{word.arg} is set for one test" for word in words if word.arg in OF_THE_PROFILE)
            case ast.Call(func=ast.Name("seed") | ast.Attribute(attr="load_profile" | "register_profile")):
                yield "the profile is left"
            case ast.Attribute(value=ast.Name("time"), attr=clock) if clock in CLOCKS:
                yield f"time.{clock} is read"
            case ast.ImportFrom(module="time", names=names):
                yield from (f"time.{one.name} is read" for one in names if one.name in CLOCKS)
            case ast.Call(func=ast.Name("Random") | ast.Attribute(attr="Random"), args=[]):
                yield "Random() has no seed"
            case ast.Attribute(value=ast.Name("random"), attr=draw) if draw in DRAWS and imports_module(source):
                yield f"random.{draw} has no seed"


def imports_module(source: str) -> bool:
    """Whether `random` is the module here; elsewhere it is often somebody's seeded Random."""
    return "\nimport random\n" in source


def test_chance_and_time_are_nobodys_own() -> None:
    found = {str(file.relative_to(CHECKOUT)): list(complaints(file.read_text(encoding="utf-8"))) for file in FILES}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("@settings(deadline=None, max_examples=3)\ndef test(): ...", ["deadline is set for one test"]),
        ("@hypothesis.settings(derandomize=True)\ndef test(): ...", ["derandomize is set for one test"]),
        ("@seed(3)\ndef test(): ...", ["the profile is left"]),
        ("settings.load_profile('ci')", ["the profile is left"]),
        ("from time import perf_counter, process_time", ["time.perf_counter is read"]),
        ("assert time.monotonic() < 3", ["time.monotonic is read"]),
        ("random = Random()", ["Random() has no seed"]),
        ("\nimport random\nrandom.choice('ab')", ["random.choice has no seed"]),
        ("random = Random(3)\nrandom.choice('ab')", []),
    ],
)
def test_each_of_them_is_told(source: str, said: list[str]) -> None:
    assert list(complaints(source)) == said


@given(st.none())
def test_every_property_runs_under_the_profile(_: None) -> None:
    now = settings()
    assert (now.deadline, now.suppress_health_check) == (None, (HealthCheck.too_slow,))
    if now.max_examples == settings.get_profile("ordinary").max_examples:
        assert (now.derandomize, now.database) == (True, None)
    else:
        assert (now.derandomize, now.print_blob, now.database is None) == (False, True, False)


def test_the_profile_is_loaded_for_every_test() -> None:
    assert Path(CHECKOUT, "conftest.py").read_text(encoding="utf-8").count("settings.load_profile(") == 1
