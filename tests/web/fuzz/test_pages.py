"""The office answers whatever is sent to it: no error of its own, no answer longer than five seconds of the processor.

An ordinary run is short; `./zc fuzz pages` sends twenty thousand. ZHICHENG_FUZZ says how many, ZHICHENG_SEED which.
"""

import os
import tomllib
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.web import walking
from tests.web.cast import Cast, cast, moment
from tests.web.fuzz.fuzzer import Fuzzer, Hang, limited_seconds
from zhicheng_web import clock

NUMBER = int(os.environ.get("ZHICHENG_FUZZ", "120"))
SEEDS: dict[str, int] = tomllib.loads((Path(__file__).parent / "seeds.toml").read_text(encoding="utf-8"))["seeds"]
"""Seeds that once found a fault, and how many requests it took."""
ENTERED_AT = moment("03-12")


@pytest.fixture
def office(own_database: str, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, really committed, so that what a database refuses late is met as well."""
    monkeypatch.setattr(clock, "now", lambda: ENTERED_AT)
    return cast()


def fuzz(people: Cast, seed: int, number: int) -> Counter[int]:
    """Send, with a case in a state by the seed, and tell every failure with how it is had again; how often which status came."""
    walking.case_at(people, Random(seed).choice(sorted(walking.WALKS)))
    counted: Counter[int] = Counter()
    failed = []
    for sent in Fuzzer(people, seed).send_many(number):
        counted[sent.status] += 1
        if sent.failed:
            failed.append(f"ZHICHENG_SEED={seed} ZHICHENG_FUZZ={sent.number}: {sent}")
    print(f"seed {seed}: {sorted(counted.items())}")
    assert failed == []
    return counted


@pytest.mark.unsound
def test_no_request_makes_an_error_of_the_office(office: Cast) -> None:
    counted = fuzz(office, int(os.environ.get("ZHICHENG_SEED", "1")), NUMBER)
    assert counted[200] * 10 > NUMBER


@pytest.mark.unsound
@pytest.mark.parametrize("seed", [pytest.param(int(seed), id=seed) for seed in SEEDS])
def test_what_once_found_a_fault_finds_none(office: Cast, seed: int) -> None:
    fuzz(office, seed, SEEDS[str(seed)])


def test_a_hang_is_noticed() -> None:
    with pytest.raises(Hang), limited_seconds(1):
        while True:
            pass
