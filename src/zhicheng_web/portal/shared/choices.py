"""The words of a case file as choices of a form: keys of the engine (case-format) with what people call them."""

from zhicheng.policy.model import Policy

NOT_ASSESSED = {"exam": "（以考代评）", "excluded": "（不在本通知范围）"}


def pairs(keys: tuple[str, ...], said: tuple[str, ...]) -> list[tuple[str, str]]:
    """The words of an enumeration with what people call them; the first, not stated, is left out."""
    return list(zip(keys[1:], said[1:], strict=False))


def series_choices(policy: Policy, *, assessed_only: bool = False) -> list[tuple[str, str]]:
    """The series by name; those that have examinations or lie outside say so."""
    return [
        (key, f"{one.full_name}{NOT_ASSESSED.get(one.assessment, '')}")
        for key, one in policy.series.items()
        if not assessed_only or one.assessment == "assess"
    ]


def area_choices(policy: Policy) -> list[tuple[str, str]]:
    """The management areas by name."""
    return [(code, area.name) for code, area in policy.areas.items()]
