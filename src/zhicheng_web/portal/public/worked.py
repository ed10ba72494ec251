"""The worked cases of the policy, clause by clause: whom it lets in and whom not, with the arithmetic in a sentence."""

from functools import lru_cache

from zhicheng.eligibility.words.labels import VERDICTS
from zhicheng.policy.cases import WorkedCase, read_worked_cases
from zhicheng.policy.model import Policy
from zhicheng.policy.shelf import policies_folder, policy
from zhicheng_web.portal.shared.judged import RESULTS

FOLDER = "cases"


@lru_cache(maxsize=8)
def worked(identity: str) -> tuple[WorkedCase, ...]:
    """All worked cases of a policy."""
    found = policy(identity)
    return read_worked_cases(policies_folder() / identity.split("/")[0] / FOLDER, found.notice)


def worked_of(policy: Policy, address: str) -> list[tuple[str, str, str, str]]:
    """Those of a clause: name, arithmetic, result, what it is called."""
    mine = (one for one in worked(policy.id) if one.clause == address)
    return [(one.name, one.why, RESULTS[one.expect["verdict"]], VERDICTS[one.expect["verdict"]]) for one in mine]
