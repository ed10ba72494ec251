"""Two policies: a person of each kind of verdict that differs, or the proof that there is none."""

import pytest

pytest.importorskip("z3", reason="z3 is not installed: pip install zhicheng[prove]")

from tests.proofs.ground import BOTH, ROUTES, row
from tests.proofs.verdict_people import IN_SCOPE
from zhicheng import codes
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.terms import PolicyTerms
from zhicheng.readings.differences import find_verdict_differences
from zhicheng.readings.person_words import PersonShape

SHAPE = PersonShape(educations=1, skills=0, titles=0, licences=0, spells=1, runs=1)
CLEAN = {
    **IN_SCOPE,
    "series": row("engineering"),
    "want": codes.LEVELS.index("assistant"),
    "major_relation": codes.MAJOR_RELATIONS.index("same"),
}


def asking(months: int, route: str) -> PolicyTerms:
    """The policy, with other months on a route."""
    place = ROUTES[route]
    table = [[*line[:place], months, *line[place + 1 :]] for line in BOTH.kindest.route_months]
    return PolicyTerms(*(terms._replace(route_months=table) for terms in BOTH))


@pytest.mark.all  # the solver looks for a person of each difference: four seconds
def test_twenty_four_months_instead_of_twelve_for_a_bachelor() -> None:
    bachelor = {**CLEAN, "education_level": [codes.EDUCATIONS.index("bachelor")]}
    found = find_verdict_differences(BOTH, asking(24, "bachelor"), SHAPE, bachelor)
    assert sorted((one.one, one.other) for one in found) == [
        ("eligible", "not_eligible"),
        ("eligible", "not_yet"),
        ("incomplete", "not_eligible"),
        ("incomplete", "not_yet"),
        ("not_yet", "not_eligible"),
        ("review", "not_eligible"),
        ("review", "not_yet"),
    ]
    for one in found:
        verdicts = [judge(one.person, *terms).verdict for terms in (BOTH, asking(24, "bachelor"))]
        assert [codes.VERDICTS[verdict] for verdict in verdicts] == [one.one, one.other]
    assert str(found[0]).startswith(f"{found[0].one} → {found[0].other}\n  filing=")


def test_nobody_with_a_college_diploma_notices() -> None:
    college = {**CLEAN, "education_level": [codes.EDUCATIONS.index("junior_college")]}
    assert find_verdict_differences(BOTH, asking(24, "bachelor"), SHAPE, college) == []
