"""./zc prove [WORD …]: prove the properties of the rules, each printed by name with its clauses and the time it took.

Exit status 1: one of them does not hold; the people who refute it are printed. WORD limits the run to names with it.
"""

import sys
from collections.abc import Sequence
from functools import lru_cache
from multiprocessing import get_context

from tests.proofs.everything import proofs
from zhicheng.readings.proving import Proof, ProofOutcome, Rules, attempt_proof

PROOFS = tuple(proofs())


def main(words: Sequence[str]) -> int:
    """Prove on two processors, and tell each in its turn."""
    chosen = [number for number, proof in enumerate(PROOFS) if all(word in name(proof) for word in words)]
    if not chosen:
        print(f"没有名称中含有“{'”和“'.join(words)}”的性质；不带名称列出全部。", file=sys.stderr)
        return 2
    with get_context("fork").Pool(2) as pool:
        proven = pool.imap(prove, chosen)
        outcomes = [told(PROOFS[number], outcome) for number, outcome in zip(chosen, proven, strict=True)]
    failed = sum(not outcome.holds for outcome in outcomes)
    seconds = sum(outcome.seconds for outcome in outcomes)
    result = f"{failed} 条不成立" if failed else "全部证明"
    print(f"{len(outcomes)} 条性质，{result}，共用处理器 {seconds:.1f} 秒（两个进程分担）。")
    return 1 if failed else 0


def name(proof: Proof) -> str:
    """Clauses and sentence, as printed."""
    return f"{proof.clauses}  {proof.sentence}"


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules over terms, read once in each process."""
    return Rules()


def prove(number: int) -> ProofOutcome:
    """Try one of the proofs."""
    return attempt_proof(PROOFS[number], rules())


def told(proof: Proof, outcome: ProofOutcome) -> ProofOutcome:
    """Print one line, and the reason where it does not hold."""
    mark = "✓" if outcome.holds else "✗"
    print(f"{mark} {outcome.seconds:5.1f} 秒  {name(proof)}", flush=True)
    if outcome.why:
        print(outcome.why, flush=True)
    return outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
