"""What the policy says under a clause: settings with their values, routes, standards of series, and the tables."""

from collections import Counter
from collections.abc import Iterator, Mapping

from zhicheng.policy.model import Policy, Route, Setting, Value
from zhicheng.policy.source import format_toml_value

FOLDER = "policies/kunming"


def parameters(address: str, law: Policy) -> list[str]:
    """Settings with their values, routes, and how long the lists of the clause are."""
    return [
        *(f"`{setting.path}` = {value(setting.value)}" for setting in at(address, law)),
        *(f"route `{one.key}` ({terms(one)})" for one in law.routes if one.clause == address),
        *(words for clause, words in lists(law) if clause == address),
    ]


def terms(route: Route) -> str:
    """What a route asks and gives, in a few words."""
    asked = "the following month" if route.next_month else f"{route.months} months" if route.months else "the new post"
    return f"{asked} → {route.gives}"


def lists(law: Policy) -> Iterator[tuple[str, str]]:
    """The tables of the policy, each under its clause."""
    series = law.series.values()
    outside = sum(one.assessment != "assess" for one in series)
    yield "一（三）", f"{table('series.csv')}: {outside} of {len(series)} series and branches are outside"
    yield "一（三）", f"`scope.doubts`: {len(law.doubts)} words that ask a person"
    texts = sum(one.confidence == "text" for one in law.standards)
    levels = len({(one.series, one.level) for one in law.standards})
    counted = f"{len(law.standards)} rows for {levels} series and levels, {texts} of them `text`"
    yield "二（二）", f"{table('standards.csv')}: {counted}"
    yield "二（二）", f"{table('related_units.csv')}: {len(law.related_units)} related units"
    modes = Counter(one.licence_mode for one in series if one.licence)
    yield "二（六）", f"{table('series.csv')}: {modes['required']} ask a licence, {modes['conditional']} for some posts"
    yield "三（三）", f"{table('authorities.csv')}: {len(law.departments)} rows"
    yield "三（三）", f"`areas`: {len(law.areas)} management areas"


def table(name: str) -> str:
    """A file of the policy, linked."""
    return f"[{name}](../{FOLDER}/{name})"


def at(address: str, law: Policy) -> list[Setting]:
    """The settings of a clause."""
    return [setting for setting in law.settings.values() if setting.clause == address]


def value(given: Value) -> str:
    """A value of the policy; of a mapping, what each word stands for."""
    if not isinstance(given, Mapping):
        return f"`{format_toml_value(given)}`"
    words = dict.fromkeys(given.values())
    return "; ".join(f"{', '.join(key for key in given if given[key] == word)} → `{word}`" for word in words)


def changed(other: Value, now: Value) -> str:
    """Another value; of a mapping, only where it differs from the one of now."""
    if isinstance(other, Mapping) and isinstance(now, Mapping):
        return value({key: word for key, word in other.items() if now.get(key) != word})
    return value(other)
