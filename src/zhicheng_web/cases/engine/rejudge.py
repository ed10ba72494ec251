"""A verdict judged again: from the bytes of its facts, under its policy and calendar, the same bytes must come."""

from collections.abc import Iterable, Iterator

from zhicheng.eligibility.check import ENGINE, check
from zhicheng.policy.installed import find_policy, list_policy_ids
from zhicheng_web.cases.engine import calendars
from zhicheng_web.cases.models import Verdict
from zhicheng_web.ledger.chain import canonical_json, parse_canonical_object


def rejudge_verdict(verdict: Verdict) -> str | None:
    """The answer as it comes out today; None where policy, calendar or engine of that time are not at hand."""
    policies = {one.hash: one for one in map(find_policy, list_policy_ids())}
    days = calendars.find_calendar_by_hash(verdict.calendar_hash)
    if verdict.policy_hash not in policies or days is None or verdict.engine != ENGINE:
        return None
    return canonical_json(
        check(parse_canonical_object(verdict.facts), policies[verdict.policy_hash], days, readings=False)
    )


def list_differing_verdicts(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The verdicts that come out otherwise; nothing where all is well."""
    for verdict in verdicts:
        again = rejudge_verdict(verdict)
        if again is not None and again != verdict.answer:
            yield f"verdict {verdict.pk} of case {verdict.case_id} comes out otherwise"
