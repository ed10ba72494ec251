"""The page of clauses: for each clause of the notice what it asks, its rule, parameters, papers, cases and reading."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tools.docs_notes import NOTES
from tools.docs_parameters import FOLDER, at, changed, parameters
from tools.docs_rules import Place, by_clause
from tools.zc.checkout import CHECKOUT
from zhicheng.eligibility.check import check
from zhicheng.policy.installed import find_policy
from zhicheng.policy.model import Policy, Setting
from zhicheng.policy.worked_cases import WorkedCase, read_worked_cases

POLICY = "kunming/2023"
SOURCE = "../src/zhicheng"
BRACKETS = str.maketrans("", "", "（）")
HEAD = f"""# The clauses

Written by `./zc docs` from `{FOLDER}/`, the opening words of the rules, and the worked cases. Do not edit: change those.

What the paper says stands in [notice.md](../{FOLDER}/notice.md) and is not repeated here; “asks” is our short of it.
*computed*: the engine answers. *people*: a person answers, the engine says what is open. *procedure*: comes with the
office. *general*: addressed to authorities.
"""


def page() -> str:
    """The whole page."""
    law = find_policy(POLICY)
    sections = [section(address, law) for address in law.notice.addresses]
    return "\n".join([HEAD, *overview(law), "", *readings(law), *sections])


def overview(law: Policy) -> Iterator[str]:
    """All clauses in one table."""
    yield from ("| clause | answered | asks | cases |", "|---|---|---|---|")
    for address in law.notice.addresses:
        note, cases = NOTES[address], len(worked().get(address, []))
        yield f"| {link(address)} | {note.answered} | {note.asks} | {cases or '–'} |"


def readings(law: Policy) -> Iterator[str]:
    """Where the notice leaves room: the settings that a bureau may read otherwise, clause by clause."""
    open_ones = [setting for setting in law.settings.values() if setting.alternatives]
    yield "## How we read the notice\n"
    yield f"The notice leaves room in {len(open_ones)} places; each is a setting with its alternatives:\n"
    for address in law.notice.addresses:
        named = [f"`{setting.path}`" for setting in open_ones if setting.clause == address]
        if named:
            yield f"- {link(address)}: {', '.join(named)}"
    yield ""


def section(address: str, law: Policy) -> str:
    """One clause."""
    note = NOTES[address]
    lines = [
        f"## {address}\n",
        f"{note.asks} {note.why} (*{note.answered}*)\n",
        *item("rule", [place(one) for one in by_clause().get(address, [])]),
        *item("checks", [f"`{key}`" for key in keys().get(address, [])]),
        *item("parameters", parameters(address, law)),
        *item("papers", [f"`{one.key}` {one.name}" for one in law.materials if one.clause == address]),
        *item("cases", cases(address)),
        *(line for setting in at(address, law) for line in reading(setting)),
    ]
    return "\n".join(lines) + "\n"


def item(name: str, values: Sequence[str]) -> Iterator[str]:
    """One line of a clause; none where there is nothing to say."""
    if values:
        yield f"- {name}: {'; '.join(values)}"


def place(one: Place) -> str:
    """A function or module, linked to its file."""
    name = one.file.removesuffix(".py").removeprefix("eligibility/").replace("/", ".")
    return f"[{name}{f':{one.function}' if one.function else ''}]({SOURCE}/{one.file})"


def cases(address: str) -> list[str]:
    """How many worked cases there are, by verdict, linked to their file."""
    found = worked().get(address, [])
    verdicts = Counter(case.expect["verdict"] for case in found)
    counted = ", ".join(f"{number} {verdict}" for verdict, number in sorted(verdicts.items()))
    return [f"[{len(found)}](../{FOLDER}/cases/{address}.toml) ({counted})"] if found else []


def reading(setting: Setting) -> Iterator[str]:
    """How a setting is read, who decided it when, and what else it could be."""
    if setting.reading:
        decided = f"（{setting.author}，{setting.decided}）" if setting.author else ""
        yield f"- reading of `{setting.path}`: {setting.reading}{decided}"
    for other in setting.alternatives:
        yield f"  - may be {changed(other.value, setting.value)}: {other.meaning}"


def link(address: str) -> str:
    """A clause, linked to its section of this page."""
    return f"[{address}](#{address.translate(BRACKETS)})"


@cache
def worked() -> Mapping[str, list[WorkedCase]]:
    """The worked cases of every clause."""
    found: dict[str, list[WorkedCase]] = {}
    for case in read_worked_cases(CHECKOUT / FOLDER / "cases", find_policy(POLICY).notice):
        found.setdefault(case.clause, []).append(case)
    return found


@cache
def keys() -> Mapping[str, list[str]]:
    """The keys of the checks that speak under every clause, as the worked cases bring them out."""
    found: dict[str, list[str]] = {}
    for case in (case for of_clause in worked().values() for case in of_clause):
        for line in check(case.facts)["checks"]:
            known = found.setdefault(line["clause"], [])
            if line["key"] not in known:
                known.append(line["key"])
    return found
