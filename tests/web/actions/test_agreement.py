"""三（二） the dispatch agreement: enclosed once, used for the next person of the same two units while it is valid."""

from datetime import date

import pytest

from tests.web import lane_walks as lanes
from tests.web.cast import Cast, moment
from tests.web.walking import act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.register_agreement import register_agreement
from zhicheng_web.cases.actions.remove_paper import remove_paper
from zhicheng_web.cases.actions.reuse_agreement import reuse_agreement
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, DispatchAgreement, PagePicture, Paper

UNTIL = date(2026, 12, 31)


def register(case: Case, people: Cast, until: date = UNTIL, complete: bool = True) -> Case:
    """The agreement of this case, for others too."""
    click = act(case, people.wang_fang, moment("02-06"))
    return register_agreement(case, valid_until=until, pages_complete=complete, **click)


def without_agreement(people: Cast) -> Case:
    """A case whose agreement is on file, and lies in it no more: as the next person's."""
    case = register(lanes.sent(people), people)
    paper = engine_input.group_current_papers(case)["dispatch_agreement"][0]
    return remove_paper(case, paper, **act(case, people.wang_fang, moment("02-06", 10)))


def test_the_next_person_gets_the_same_bytes(people: Cast) -> None:
    case = without_agreement(people)
    case = reuse_agreement(case, **act(case, people.zhao_min, moment("02-09")))
    first, again = Paper.objects.filter(kind="dispatch_agreement").order_by("pk")
    assert (again.sha256, again.pages, again.removed_at) == (first.sha256, first.pages, None)
    pictures = [PagePicture.objects.filter(paper=paper).count() for paper in (first, again)]
    assert pictures[0] == pictures[1] > 0
    with pytest.raises(StepRefused) as refused:
        reuse_agreement(case, **act(case, people.wang_fang, moment("02-09", 10)))
    assert [one.key for one in refused.value.findings] == ["agreement_lacking"]


def test_an_agreement_that_is_over_is_used_no_more(people: Cast) -> None:
    case = without_agreement(people)
    with pytest.raises(StepRefused) as refused:
        reuse_agreement(case, **act(case, people.wang_fang, moment("12-31").replace(year=2027)))
    assert [one.key for one in refused.value.findings] == ["agreement_on_file"]


def test_another_agency_or_employer_has_its_own(people: Cast) -> None:
    case = without_agreement(people)
    row = DispatchAgreement.objects.get()
    assert (row.employer, row.agency, row.valid_until) == (people.firm, people.other_firm, UNTIL)
    assert row.case_id == case.pk


@pytest.mark.parametrize(
    ("until", "complete", "key"),
    [(date(2026, 2, 5), True, "agreement_valid"), (UNTIL, False, "agreement_pages")],
)
def test_what_cannot_be_relied_on_is_not_put_on_file(people: Cast, until: date, complete: bool, key: str) -> None:
    case = lanes.sent(people)
    with pytest.raises(StepRefused) as refused:
        register(case, people, until, complete)
    assert [one.key for one in refused.value.findings] == [key]
    assert DispatchAgreement.objects.count() == 0
