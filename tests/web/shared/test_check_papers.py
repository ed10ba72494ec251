"""Beside which paper a check of the engine stands."""

import pytest

from zhicheng.policy.installed import find_policy
from zhicheng_web.portal.shared.papers.check_papers import PAPERS_BY_CHECK, find_paper_kinds, group_paper_kinds

POLICY = find_policy("kunming/2023")


@pytest.mark.parametrize(
    ("key", "clause", "paper"),
    [
        ("insured_months", "二（二）", "insurance_record"),
        ("last_payer", "二（二）", "insurance_record"),
        ("series_standard", "二（二）", "education_certificate"),
        ("held", "二（二）", "title_certificate"),
        ("education_recognized", "二（一）", "education_certificate"),
        ("unrelated_major", "二（五）", "education_certificate"),
    ],
)
def test_a_check_stands_beside_its_own_paper(key: str, clause: str, paper: str) -> None:
    assert find_paper_kinds({"key": key, "clause": clause}, group_paper_kinds(POLICY)) == {paper}


def test_each_named_paper_is_one_of_the_policy() -> None:
    assert frozenset().union(*PAPERS_BY_CHECK.values()) <= {one.key for one in POLICY.materials}
