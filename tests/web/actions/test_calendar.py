"""An imported arrangement is looked at first; then running publicities end when it says, and closed ones stay."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from tests.web import walking
from tests.web.actions.test_applicant import keys
from tests.web.cast import Cast, moment
from zhicheng.eligibility.check import check
from zhicheng.finding import Finding
from zhicheng.policy.installed import load_workday_calendar as installed_calendar
from zhicheng.policy.installed import policies_folder
from zhicheng.procedure.move import StepRefused
from zhicheng.words.printed_fields import take_out_printed_fields
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.import_calendar import import_calendar, preview_calendar
from zhicheng_web.cases.engine import calendars, policy_rows
from zhicheng_web.cases.engine.rejudge import rejudge_verdict
from zhicheng_web.cases.models import CalendarDay, Case, Publicity, Verdict
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.ledger.queries import list_case_entries
from zhicheng_web.portal.shared.calendar import filing_season
from zhicheng_web.portal.shared.words.engine_answer import EngineAnswer

INSTALLED_YEAR = (policies_folder() / "holidays/2026.toml").read_text(encoding="utf-8")
MOURNING = INSTALLED_YEAR + '\n[[holidays]]\nname = "哀悼日"\nfirst = 2026-03-06\nlast = 2026-03-06\n'
"""A Friday off in March, in the middle of the walk's publicity."""


@pytest.fixture(autouse=True)
def own_calendars(rooms: None, tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """Imports of one test stay its own."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    yield


def test_a_preview_shows_what_would_move_and_changes_nothing(people: Cast) -> None:
    walking.in_publicity(people)
    found = preview_calendar(2026, MOURNING)
    assert [(one.publicity.last_on, one.until) for one in found.moved_publicities] == [
        (date(2026, 3, 9), date(2026, 3, 10))
    ]
    assert (Publicity.objects.get().last_on, calendars.load_current_calendar()) == (
        date(2026, 3, 9),
        installed_calendar(),
    )


def test_a_running_publicity_moves_with_an_entry_of_its_case(people: Cast) -> None:
    case = walking.in_publicity(people)
    key = uuid4()
    for _ in range(2):
        import_calendar(2026, MOURNING, by=people.supervisor, at=moment("03-04"), key=key)
    case = Case.objects.get(pk=case.pk)
    assert (Publicity.objects.get().last_on, case.due_on) == (date(2026, 3, 10), date(2026, 3, 10))
    assert [entry.event for entry in list_case_entries(case.pk)][-2:] == ["start_publicity", "move_publicity"]
    assert (
        calendars.load_current_calendar().hash
        == preview_calendar(2026, MOURNING).calendar.hash
        != installed_calendar().hash
    )


def test_the_day_by_which_an_objection_is_settled_does_not_move(people: Cast) -> None:
    case = walking.objected(people)
    import_calendar(2026, MOURNING, by=people.supervisor, at=moment("03-05", 10), key=uuid4())
    assert (Publicity.objects.get().last_on, Case.objects.get().due_on) == (date(2026, 3, 10), case.due_on)


def test_a_closed_publicity_stays(people: Cast) -> None:
    case = walking.closed(people)
    assert preview_calendar(2026, MOURNING).moved_publicities == []
    import_calendar(2026, MOURNING, by=people.supervisor, at=moment("03-10", 10), key=uuid4())
    assert (Publicity.objects.get().last_on, Case.objects.get().version) == (date(2026, 3, 9), case.version)


def test_one_whose_first_day_is_worked_no_more_is_shown_and_stays(people: Cast) -> None:
    case = walking.in_publicity(people)
    text = MOURNING.replace("2026-03-06", "2026-03-02")
    assert [
        one.until
        for one in import_calendar(2026, text, by=people.supervisor, at=moment("03-04"), key=uuid4()).moved_publicities
    ] == [None]
    assert Publicity.objects.get().last_on == date(2026, 3, 9)
    (finding,) = find_obstacles_to_closing(case, people, "03-10")
    assert (finding.key, finding.remedy) == ("starts_on_working_day", "请更正张贴的日子。")
    assert finding.reason == "登记的张贴日按现在的工作日历是休息日（三（二））。"


def find_obstacles_to_closing(case: Case, people: Cast, on: str) -> tuple[Finding, ...]:
    """Why a publicity cannot be closed on a day."""
    with pytest.raises(StepRefused) as refused:
        close_publicity(case, result=NO_OBJECTION, **walking.act(case, people.wang_fang, moment(on)))
    return refused.value.findings


def test_one_that_an_import_has_passed_by_is_no_shorter_for_it(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = walking.in_publicity(people)

    def acted_on(*_: object, **__: object) -> None:
        raise StaleVersion("王芳", moment("03-04"), "raise_objection")

    monkeypatch.setattr("zhicheng_web.cases.actions.import_calendar.move_publicity", acted_on)
    import_calendar(2026, MOURNING, by=people.supervisor, at=moment("03-04"), key=uuid4())
    assert Publicity.objects.get().last_on == date(2026, 3, 9)
    (finding,) = find_obstacles_to_closing(case, people, "03-10")
    assert (finding.key, finding.from_) == ("publicity_elapsed", "2026-03-11")
    closed = close_publicity(case, result=NO_OBJECTION, **walking.act(case, people.wang_fang, moment("03-11")))
    assert closed.state == "publicity_closed"


def test_a_verdict_is_judged_again_on_the_calendar_of_its_time(people: Cast) -> None:
    walking.filed(people)
    import_calendar(2026, MOURNING, by=people.supervisor, at=moment("03-11"), key=uuid4())
    receipt = Verdict.objects.get()
    assert rejudge_verdict(receipt) == receipt.answer


@pytest.mark.parametrize(
    "text",
    ["year = 2026", "[[[", INSTALLED_YEAR.replace("2026-01-04]", "2026-01-05]")],
    ids=["short", "no toml", "weekday"],
)
def test_a_wrong_arrangement_is_refused_with_its_line(people: Cast, text: str) -> None:
    with pytest.raises(StepRefused) as refused:
        import_calendar(2026, text, by=people.supervisor, at=moment("03-11"), key=uuid4())
    assert keys(refused) == ["calendar_wrong"]
    assert "2026.toml 第" in refused.value.findings[0].reason
    assert calendars.load_current_calendar() == installed_calendar()


def test_only_the_bureau_imports(people: Cast) -> None:
    with pytest.raises(StepRefused) as refused:
        import_calendar(2026, INSTALLED_YEAR, by=people.examiner, at=moment("03-11"), key=uuid4())
    assert keys(refused) == ["calendar_not_yours"]


def test_pages_reckon_on_the_calendar_in_use(people: Cast) -> None:
    today, before = date(2026, 3, 2), filing_season.find_filing_season(date(2026, 3, 2)).latest
    mourning = MOURNING.replace("2026-03-06", "2026-03-18")
    import_calendar(2026, mourning, by=people.supervisor, at=moment("03-02"), key=uuid4())
    assert before - filing_season.find_filing_season(today).latest == 1  # a day off in the week before the window ends
    answer = check(
        take_out_printed_fields(walking.FACTS) | {"filing_date": "2026-03-02"},
        calendar=calendars.load_current_calendar(),
    )
    assert EngineAnswer(answer, today).days.calendar == calendars.load_current_calendar()


def test_an_answer_is_told_on_the_calendar_it_was_given_on(people: Cast) -> None:
    answer = check(take_out_printed_fields(walking.FACTS) | {"filing_date": "2026-03-02"})
    import_calendar(2026, MOURNING, by=people.supervisor, at=moment("03-02"), key=uuid4())
    assert EngineAnswer(answer, date(2026, 3, 2)).days.calendar == installed_calendar()


def test_an_answer_of_the_first_edition_finds_its_calendar_again(people: Cast) -> None:
    """It knew arrangements alone: 元旦 2027 counts there, installed and imported alike, and nowhere today."""
    import_calendar(2026, MOURNING, by=people.supervisor, at=moment("03-02"), key=uuid4())
    new_year = day_number("2027-01-01")
    for known in (installed_calendar(), calendars.load_current_calendar()):
        first_edition = Calendar.of(known.years)
        found = calendars.find_calendar_by_hash(first_edition.hash)
        assert found == first_edition
        assert (found.is_working(new_year), known.is_working(new_year)) == (True, False)


def test_an_arrangement_that_forgets_a_day_off_by_law_is_refused(people: Cast) -> None:
    with pytest.raises(StepRefused) as refused:
        preview_calendar(2026, INSTALLED_YEAR.replace("first = 2026-06-19", "first = 2026-06-20"))
    assert "没有让 2026-06-19（星期五）放假，而它是法定节假日端午节" in refused.value.findings[0].reason


def test_only_what_an_office_begins_with_reads_the_installed_calendar() -> None:
    """Everything else asks `calendars.load_current_calendar`, so that an import holds everywhere at once."""
    reaching = re.compile(r"installed import [^\n]*\bload_workday_calendar\b|\binstalled\.load_workday_calendar\(")
    office = Path(calendars.__file__).parents[2]
    found = {str(file.relative_to(office)) for file in office.rglob("*.py") if reaching.search(file.read_text("utf-8"))}
    assert found == {"accounts/founding.py", "cases/engine/calendars.py", "demo/city.py", "serve/demo_day.py"}


def test_years_that_pass_are_added_to_a_calendar(people: Cast) -> None:
    row = policy_rows.ensure_calendar_version(installed_calendar(), moment("03-02").replace(year=2031))
    last = CalendarDay.objects.filter(version=row).latest("day")
    assert last.day == date(2034, 12, 31)
    assert last.ordinal == installed_calendar().between(day_number("2023-01-01"), day_number("2035-01-01"))
    assert CalendarDay.objects.filter(version=row, first=True).count() == 1


@pytest.mark.parametrize(
    ("day", "said"), [(date(2022, 12, 30), "2022年12月30日（星期五）"), (date(2099, 1, 1), "2099年1月1日（星期四）")]
)
def test_a_day_that_no_calendar_has_is_refused_in_words(people: Cast, day: date, said: str) -> None:
    row = policy_rows.ensure_calendar_version(installed_calendar(), moment("03-02"))
    with pytest.raises(StepRefused) as refused:
        policy_rows.find_calendar_day(row, day)
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        ("calendar_day_unknown", f"工作日历里没有{said}这一天，不能计算工作日（三（二））。")
    ]
