"""三（二） the authority reads both lanes of a dispatched worker as the units do, and whether the agency acted itself."""

import pytest
from django.utils.html import strip_tags

from tests.web import lane_walks, walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from zhicheng_web.cases.actions.accept import accept

MARK = "凭证明材料，由用工单位代录"
ON_PAPER = (*lane_walks.EMPLOYERS, lane_walks.record_papers)


@pytest.mark.parametrize(("acts", "marked"), [(lane_walks.BOTH, 0), (ON_PAPER, 1)], ids=["itself", "on paper"])
def test_both_lanes_are_shown_with_who_did_what(
    people: Cast, examiner: Browser, acts: tuple[lane_walks.LaneAct, ...], marked: int
) -> None:
    case = lane_walks.walk(people, *acts, lane_walks.file_it)
    case = accept(case, **walking.act(case, people.examiner, moment("03-11")))
    page = strip_tags(compact(examiner.get("authority-case", case.public_id)).split(">条款（系统意见）<")[1])
    assert page.count("双审核、双公示、双盖章") >= 1
    assert [page.count(name) >= 1 for name in (people.firm.name, people.other_firm.name)] == [True, True]
    assert page.count(MARK) == 4 * marked
    assert page.count("公示期间没有收到异议") >= 2 - marked


def test_of_anybody_else_no_lane_is_shown(people: Cast, examiner: Browser) -> None:
    case = walking.in_examination(people)
    assert 'class="lanes"' not in compact(examiner.get("authority-case", case.public_id))
