"""The worked cases of the policy, clause by clause: whom it lets in and whom not, with the arithmetic in a sentence."""

import re
from functools import lru_cache

from zhicheng.policy.installed import find_policy, policies_folder
from zhicheng.policy.model import Policy
from zhicheng.policy.worked_cases import WorkedCase, read_worked_cases
from zhicheng.words.bearing import name_case
from zhicheng.words.results import VERDICT_RESULTS

CASES_FOLDER = "cases"
ISO_DAY_PATTERN = re.compile(r"\d{4}-\d{2}(-\d{2})?|(?<![\d-])\d{2}-\d{2}(?![\d-])")
SPACE_PATTERN = re.compile(r"(?<=[^ -~]) | (?=[^ -~])")
"""A space beside a Chinese character: the page sets that hair itself."""


@lru_cache(maxsize=8)
def load_worked_cases(identity: str) -> tuple[WorkedCase, ...]:
    """All worked cases of a policy."""
    found = find_policy(identity)
    return read_worked_cases(policies_folder() / identity.split("/")[0] / CASES_FOLDER, found.notice)


def list_worked_cases(policy: Policy, address: str) -> list[tuple[str, str, str, str]]:
    """Those of a clause: name, arithmetic, result, what it is called."""
    mine = (one for one in load_worked_cases(policy.id) if one.clause == address)
    return [
        (
            format_arithmetic(one.name),
            format_arithmetic(one.why),
            VERDICT_RESULTS[one.expect["verdict"]],
            name_case(one.expect),
        )
        for one in mine
    ]


def format_arithmetic(why: str) -> str:
    """The arithmetic as a page says it.

    >>> format_arithmetic("2025-03-02 起满 12 个月为 2026-03-02，就是公示首日。")
    '2025年3月2日起满12个月为2026年3月2日，就是公示首日。'
    >>> format_arithmetic("只缴到 2026-01")
    '只缴到2026年1月'
    >>> format_arithmetic("公示 03-02 开始")
    '公示3月2日开始'
    """
    return SPACE_PATTERN.sub("", ISO_DAY_PATTERN.sub(lambda found: format_iso_part(found.group()), why))


def format_iso_part(text: str) -> str:
    """An ISO day or month as people say it; a day without its year, too."""
    words = "年月日" if text[:4].isdigit() else "月日"
    return "".join(f"{int(part)}{word}" for part, word in zip(text.split("-"), words, strict=False))
