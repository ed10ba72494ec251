"""./zc prove [WORD …]: prove the properties of the rules, each printed by name with its clauses and the time it took.

Exit status 1: one of them does not hold; the people who refute it are printed. WORD limits the run to names with it.
"""

import sys
from collections.abc import Sequence

from tests.proofs.everything import proofs
from zhicheng.readings.proving import Outcome, Proof, Rules, attempt


def main(words: Sequence[str]) -> int:
    """Prove one after the other, and tell at once."""
    chosen = [proof for proof in proofs() if all(word in f"{proof.clauses} {proof.sentence}" for word in words)]
    if not chosen:
        print(f"没有名称中含有“{'”和“'.join(words)}”的性质；不带名称列出全部。", file=sys.stderr)
        return 2
    rules = Rules()
    outcomes = [told(proof, attempt(proof, rules)) for proof in chosen]
    failed = sum(not outcome.holds for outcome in outcomes)
    seconds = sum(outcome.seconds for outcome in outcomes)
    result = f"{failed} 条不成立" if failed else "全部证明"
    print(f"{len(outcomes)} 条性质，{result}，用时 {seconds:.1f} 秒。")
    return 1 if failed else 0


def told(proof: Proof, outcome: Outcome) -> Outcome:
    """Print one line, and the reason where it does not hold."""
    mark = "✓" if outcome.holds else "✗"
    print(f"{mark} {outcome.seconds:5.1f} 秒  {proof.clauses}  {proof.sentence}", flush=True)
    if outcome.why:
        print(outcome.why, flush=True)
    return outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
