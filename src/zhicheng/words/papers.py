"""What a list of papers says of one: the policy's own note, or on what it hangs where nobody has stated that yet."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from zhicheng.policy.model import Material, Policy

OF_A_BRANCH_OUTSIDE: Final = "branch_outside"
"""When 附件2 is asked: of a branch whose parent is an enterprise of another province (三（二）)."""
PARENT_NOT_STATED: Final = "如总公司在省外"
BRANCH_NOT_ASKED: Final = "单位是外省企业的分公司才要"
"""Beside 附件2 where nobody is asked whether the unit is a branch."""


def find_paper_condition(paper: Material, employer: Mapping[str, Any] | None) -> str:
    """On what a paper hangs that the employer's data (case-format, "employer") do not say; "" where they do.

    Asked of papers that the case owes: 附件2 is owed where the parent's province is another, or not known.
    """
    parent: Mapping[str, Any] = (employer or {}).get("branch_of") or {}
    return PARENT_NOT_STATED if paper.when == OF_A_BRANCH_OUTSIDE and not parent.get("province") else ""


def find_paper_note(paper: Material, employer: Mapping[str, Any] | None) -> str:
    """What stands beside the name of a paper in a list; "" where nothing does."""
    return find_paper_condition(paper, employer) or paper.note or ""


def list_papers_of_branches(policy: Policy) -> list[Material]:
    """What a branch may owe, for a list of papers whose reader has not been asked whether the unit is one."""
    return [replace(one, note=BRANCH_NOT_ASKED) for one in policy.materials if one.when == OF_A_BRANCH_OUTSIDE]


def name_paper(paper: Material, employer: Mapping[str, Any] | None) -> str:
    """The name of a paper in a sentence, with its condition where it has one: 推荐报告（附件2，如总公司在省外）."""
    condition = find_paper_condition(paper, employer)
    if not condition:
        return paper.name
    return f"{paper.name[:-1]}，{condition}）" if paper.name.endswith("）") else f"{paper.name}（{condition}）"
