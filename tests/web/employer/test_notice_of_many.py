"""附件1 of several people: one order on page and paper, each agency with its own people, the highest education."""

from datetime import date

import pytest

from tests.web import lane_walks
from tests.web.cast import Cast
from tests.web.employer.test_many import submitted
from zhicheng import codes
from zhicheng_web.portal.employer.publicity.notice_paper import HIGHEST_FIRST, describe_facts, write_publicity_notice
from zhicheng_web.portal.employer.publicity_notice import build_publicity_notice


@pytest.mark.parametrize("turned", [False, True])
def test_the_highest_education_stands_whichever_was_entered_last(turned: bool) -> None:
    schools = [{"level": "master", "major": "机械工程"}, {"level": "junior_college", "major": "数控技术"}]
    facts = {"educations": schools[::-1] if turned else schools}
    assert describe_facts(facts) == ["—", "硕士", "机械工程"]


def test_every_education_has_its_place_and_nothing_is_a_dash() -> None:
    assert sorted(HIGHEST_FIRST) == sorted(one for one in codes.EDUCATIONS if one)
    assert describe_facts({"educations": [{"level": ""}]}) == ["—"] * 3


def test_each_agency_is_named_with_its_own_people_in_one_order(people: Cast) -> None:
    dispatched, own = lane_walks.sent(people), submitted(people, 1)
    start = date(2026, 3, 2)
    papers = []
    for some in ([dispatched, own], [own, dispatched]):
        notice = build_publicity_notice(people.firm, some, start, date(2026, 3, 9))
        papers.append(write_publicity_notice(notice, some, people.wang_fang))
        assert notice.first in papers[-1].title[0]
    assert papers[0] == papers[1]
    words = papers[0].parts[0].paragraphs[1:]
    assert words == ["其中李云的公示由用工单位作出，派遣公司云岭商贸有限公司同时公示。"]
    only = build_publicity_notice(people.firm, [own], start, date(2026, 3, 9))
    assert write_publicity_notice(only, [own], people.wang_fang).parts[0].paragraphs[1:] == []
