"""Which checks bear on a verdict, and its word (case-format.md, "A result"): sentence, list, headline and counts of
terminal, page and print all take them from here.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from zhicheng.words.results import RESULT_SYMBOLS, VERDICT_NAMES, VERDICT_RESULTS

CONDITION_ROUTES: Final = ("series_change",)
"""二（七）: a route that is a condition of every other route as well."""
OPEN_TO_FILING: Final = ("eligible", "review")
"""Verdicts in whose way nothing stands that somebody could still state."""
MET_BUT_NOT_FILED: Final = "条件已满足，还不能上报"


def find_checks_beside(
    verdict: str, taken: str | None, routes: Iterable[str], results: Iterable[tuple[str, str]]
) -> frozenset[str]:
    """The keys of the checks that have no say: those of the routes beside the one taken, and what is not stated where only
    such a route hangs on it. `results`: key and result of every check. Without a route taken every check has its say.

    >>> sorted(find_checks_beside("eligible", "bachelor", ["bachelor", "master"], [("unrelated_major", "unknown")]))
    ['master', 'unrelated_major']
    """
    if taken is None:
        return frozenset()
    beside = set(routes) - {taken, *CONDITION_ROUTES}
    if verdict in OPEN_TO_FILING:
        beside |= {key for key, result in results if result == "unknown"}
    return frozenset(beside)


def list_checks_beside(result: Mapping[str, Any]) -> frozenset[str]:
    """The keys of the checks that have no say in a result."""
    routes = (one["route"] for one in result["routes"])
    results = ((one["key"], one["result"]) for one in result["checks"])
    return find_checks_beside(result["verdict"], result["route"], routes, results)


def is_procedure_against(result: Mapping[str, Any]) -> bool:
    """Whether a day that is stated of the publicity or the filing keeps the case from being filed: 三（二）, 四."""
    return any(one["result"] != "pass" for one in result.get("procedure", ()))


def name_case(result: Mapping[str, Any]) -> str:
    """The verdict of a result in a word; of somebody who meets everything, never that it can be filed where it cannot.

    >>> name_case({"verdict": "eligible", "procedure": [{"key": "window", "result": "later"}]})
    '条件已满足，还不能上报'
    """
    met = result["verdict"] == "eligible" and is_procedure_against(result)
    return MET_BUT_NOT_FILED if met else VERDICT_NAMES[result["verdict"]]


def mark_case(result: Mapping[str, Any]) -> str:
    """Symbol and word of a result."""
    return f"{RESULT_SYMBOLS[VERDICT_RESULTS[result['verdict']]]} {name_case(result)}"
