"""五（二）: who has lost two titles may not apply before the later of the two days, whichever title was lost first."""

from copy import deepcopy
from datetime import date

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.walking import act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.models import Case, Recognition
from zhicheng_web.cases.read.titles import titles_held

REASON = "提交的学历证书系伪造"


def recognise_both(people: Cast, monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """Two titles of 李云, in two specialties."""
    first = walking.recognised(people)
    other = deepcopy(walking.FACTS)
    other["target"]["specialty"] = "电气"
    monkeypatch.setattr(walking, "FACTS", other)
    return [first, walking.recognised(people)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["先得的先撤", "后得的先撤"])
def test_the_later_day_counts(people: Cast, monkeypatch: pytest.MonkeyPatch, order: tuple[int, int]) -> None:
    titles = recognise_both(people, monkeypatch)
    for which, day in zip(order, ("04-01", "05-06"), strict=True):
        walking.take_away(titles[which], people, moment("03-20"), moment(day), REASON)
    assert set(Recognition.objects.values_list("barred_until", flat=True)) == {date(2029, 4, 1), date(2029, 5, 6)}
    assert titles_held.find_bar_end(people.li_yun.person_id) == date(2029, 5, 6)
    case = walking.draft(people)
    with pytest.raises(StepRefused) as refused:
        submit(case, **act(case, people.li_yun, moment("05-07")))
    assert [(one.key, one.from_) for one in refused.value.findings] == [("not_barred", "2029-05-06")]
