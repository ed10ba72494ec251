"""Every proof holds, each is named once and by clauses of the notice; ./zc prove prints them."""

import re
from typing import Any

import pytest

pytest.importorskip("z3", reason="z3 is not installed: pip install zhicheng[prove]")

from tests.proofs import parameters  # needs z3
from tests.proofs.cities import HANGZHOU, SHENZHEN
from tests.proofs.everything import proofs
from tests.proofs.ground import POLICY
from tools import prove
from zhicheng.readings.proving import Proof, Rules, attempt_proof

PROOFS = list(proofs())
RULES = Rules()
CITIES = (HANGZHOU, SHENZHEN)
OF_THE_WHOLE = ("结论：", "读法“")
"""How a proof begins that asks of the whole judgement, or of two readings of it: each takes a second of the processor or more.
They are attempted by `./zc test --all` and `./zc prove`, and so are those of the cities that are examples, and every other
one of the rest; a hundred and more are attempted in every run.
"""


def is_attempted_in_every_run(place: int, proof: Proof) -> bool:
    """Whether a proof, at its place among all, is one of those that a run of every commit attempts."""
    example = any(city.name in proof.sentence for city in CITIES)
    return place % 2 == 0 and not example and not proof.sentence.startswith(OF_THE_WHOLE)


def list_proofs() -> list[Any]:
    """All proofs by clause and sentence, and when each is attempted."""
    return [
        pytest.param(
            proof,
            id=f"{proof.clauses} {proof.sentence}",
            marks=() if is_attempted_in_every_run(place, proof) else pytest.mark.all,
        )
        for place, proof in enumerate(PROOFS)
    ]


@pytest.mark.parametrize("proof", list_proofs())
def test_proof(proof: Proof) -> None:
    assert attempt_proof(proof, RULES).why == ""


def test_there_are_enough_and_each_is_named_once() -> None:
    assert len(PROOFS) >= 220
    assert len({(proof.clauses, proof.sentence) for proof in PROOFS}) == len(PROOFS)
    assert sum(is_attempted_in_every_run(place, proof) for place, proof in enumerate(PROOFS)) >= 100


def test_each_rests_on_clauses_of_its_notice() -> None:
    notices = [(city.name, city.policy.notice) for city in CITIES]
    for proof in PROOFS:
        notice = next((notice for name, notice in notices if name in proof.sentence), POLICY.notice)
        assert {*re.split("[、至]", proof.clauses)} - {*notice.addresses} == set(), proof.sentence


def test_every_alternative_that_a_judgement_can_notice_is_compared() -> None:
    noticed = [(setting.path, place) for setting, place, _ in parameters.alternatives()]
    compared = [(path, place) for path, (_, kinds) in parameters.ALTERNATIVES.items() for place in range(len(kinds))]
    assert sorted(noticed) == sorted(compared)


def test_prove_prints_each_proof_and_the_total(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove.main(["工作许可：只要求外籍人员"]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert re.sub(r"\d+\.\d+", "0.0", first) == "✓   0.0 秒  一（一）  工作许可：只要求外籍人员"
    assert re.sub(r"\d+\.\d+", "0.0", last) == "1 条性质，全部证明，共用处理器 0.0 秒（两个进程分担）。"


def test_prove_knows_when_nothing_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove.main(["没有这样的性质"]) == 2
    assert capsys.readouterr().err == "没有名称中含有“没有这样的性质”的性质；不带名称列出全部。\n"
