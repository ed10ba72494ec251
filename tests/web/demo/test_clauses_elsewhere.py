"""Whatever clause the programs name, another city's notice has one in its place: else a page of that city breaks or misleads."""

import pytest

from zhicheng.policy.installed import find_latest_policy
from zhicheng.procedure.steps import STEPS
from zhicheng_web.cases.papers.photo import PHOTO_MATERIAL
from zhicheng_web.cases.refusals.return_reasons import RETURN_REASONS
from zhicheng_web.cases.refusals.wordings import CONSTRAINT_WORDINGS


@pytest.mark.parametrize("city", ["hangzhou", "shenzhen"])
def test_every_clause_that_the_programs_name_has_its_place(city: str) -> None:
    policy = find_latest_policy(city)
    named = {
        *(one.clause for one in STEPS),
        *(one.clause for one in RETURN_REASONS),
        *(one.clause for one in CONSTRAINT_WORDINGS.values()),
        PHOTO_MATERIAL.clause,
    } - {""}
    assert {clause for clause in named if policy.locate(clause) not in policy.notice.addresses} == set()
