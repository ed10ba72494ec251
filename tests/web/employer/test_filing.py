"""Before filing: what each person still lacks, and where it is put right."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast, organisation
from tests.web.desks import Browser
from zhicheng_web.people.models import Organisation
from zhicheng_web.portal.employer.lacking import agencys

PARENT = {"uscc": None, "province": "四川省", "affiliation": "none"}


def lacks(wang_fang: Browser) -> list[tuple[str, bool]]:
    """What the page says of each person, without marks, and whether they are ticked."""
    html = wang_fang.get("employer-file").content.decode()
    cells = re.findall(r'data-label="还缺什么">(.*?)</td>', html, re.DOTALL)
    return [
        (re.sub(r"<span class=.hidden.>.*?</span>|<[^>]*>", "", cell), ticked)
        for cell, ticked in zip(
            cells, ["checked" in box for box in re.findall(r'name="case"[^>]*>', html)], strict=True
        )
    ]


@pytest.mark.parametrize(
    ("about", "said", "ticked"),
    [
        ({}, "不缺", True),
        ({"branch_of": PARENT}, "缺上级法人单位的推荐报告（附件2）", False),
        ({"management_area": ""}, "不知道报给谁", False),
    ],
)
def test_each_person_is_told_what_is_missing_and_who_lacks_nothing_is_ticked(
    about: dict[str, Any], said: str, ticked: bool, people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    walking.closed(people)
    Organisation.objects.filter(pk=people.firm.pk).update(**about)
    stand_on("03-11")
    assert lacks(wang_fang) == [(said, ticked)]


def test_what_is_missing_leads_to_where_it_is_put_right(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.closed(people)
    Organisation.objects.filter(pk=people.firm.pk).update(branch_of=PARENT, management_area="")
    stand_on("03-11")
    html = wang_fang.get("employer-file").content.decode()
    places = (reverse("employer-enclose", args=[case.public_id]), reverse("employer-unit"))
    assert [html.count(f'<a href="{place}">') for place in places] == [1, 1]
    assert html.count("1人还缺东西，没有勾选；补上以后再报，不影响别人。") == 1


def test_a_dispatched_workers_agency_has_to_publicise_too(people: Cast) -> None:
    case = walking.closed(people)
    agency = organisation("agency", "昆明同舟劳务派遣有限公司")
    assert agencys(case, date(2026, 3, 11)) == []
    case.agency = agency
    assert [one.words for one in agencys(case, date(2026, 3, 11))] == ["派遣公司还没有公示"]
