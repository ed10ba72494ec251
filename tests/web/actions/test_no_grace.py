"""A policy that gives no days of grace (四): what is returned is filed again before its window closes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.utils.html import strip_tags

from tests.web import walking
from tests.web.actions.turns import SAID, corrected
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from tests.web.test_policy_data import forget_policies
from tests.web.walking import act
from zhicheng.policy import installed
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.expire import expire
from zhicheng_web.cases.actions.refile import refile
from zhicheng_web.cases.models import Filing, ReturnRound
from zhicheng_web.people.actor import SYSTEM

GRACE = '[filing.grace_working_days]\nclause = "四"\nvalue = {}\n'


@pytest.fixture(autouse=True)
def without_grace(people: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The policy in force with 0 days."""
    copy = Path(copytree(installed.policies_folder(), tmp_path / "policies"))
    policy = copy / "kunming" / "2023.toml"
    text = policy.read_text(encoding="utf-8")
    assert text.count(GRACE.format(5)) == 1
    policy.write_text(text.replace(GRACE.format(5), GRACE.format(0)), encoding="utf-8")
    monkeypatch.setattr(installed, "policies_folder", lambda: copy)
    forget_policies()
    rewrite(people.firm, name=people.firm.name)  # a walk after this is made, not remembered from another policy
    yield
    monkeypatch.undo()
    forget_policies()


def test_it_is_filed_again_until_the_window_closes_and_keeps_its_day(people: Cast) -> None:
    case = corrected(people)
    assert (case.due_on, ReturnRound.objects.get().due_on) == (date(2026, 3, 20), date(2026, 3, 20))
    refile(case, answers=SAID, **act(case, people.wang_fang, moment("03-20", 23, 59)))
    first, second = Filing.objects.order_by("seq")
    assert (second.kind, second.grace_days, second.filing_on) == ("grace", 0, first.filing_on)


def test_after_the_window_it_is_over(people: Cast) -> None:
    case = corrected(people)
    with pytest.raises(StepRefused) as refused:
        refile(case, answers=SAID, **act(case, people.wang_fang, moment("03-21")))
    assert refused.value.findings[0].reason == "补正期到2026年3月20日（星期五）已满（四）。"
    assert expire(case, **act(case, SYSTEM, moment("03-21"))).state == "expired"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("03-12", "在本次窗口内（最迟2026年3月20日（星期五））重报的，仍按原申报日"),
        ("03-23", "上报的窗口2026年3月20日（星期五）已经结束：退回后这次申报随即结束"),
    ],
)
def test_the_page_says_what_a_return_means(people: Cast, stand_on: Any, on: str, words: str) -> None:
    case = walking.in_examination(people)
    stand_on(on)
    page = strip_tags(Browser(people, people.examiner).get("authority-return", case.public_id).content.decode())
    assert words in page
    assert "0个工作日" not in page
