"""The measurement of pages: it reaches what links reach, its yardstick shows as much, and what is missed is said."""

import pytest
from django.core.handlers.wsgi import WSGIHandler

from bench.office import measure, plain, table, visits, witnesses
from bench.office.browser import Answer, Browser
from bench.office.measure import Figures, Line
from bench.office.visits import Visit
from tests.web import walking
from tests.web.cast import cast

OPENED = Answer(200, "text/html; charset=utf-8", b"<p>")


@pytest.fixture
def looking(own_database: str) -> Visit:
    """王芳 looks at the case of 李云; as behind a server, connections are closed between requests."""
    people = cast()
    case = walking.in_examination(people)
    browser = Browser(WSGIHandler(), people.account(people.wang_fang).login)
    address = f"/employer/cases/{case.public_id}/"
    return Visit(browser, address, browser.open(address))


def test_somebody_begins_at_what_the_gate_opens_and_goes_where_links_lead(looking: Visit) -> None:
    actor = witnesses.actors(looking.browser.login)[0]
    begun = visits.seeds([actor], general=False)
    assert {"/employer/", looking.address} - set(begun) == set()
    assert [address for address in begun if address.startswith(("/my/", "/authority/", "/bureau/"))] == []
    led = {visits.name_of(visit.address) for visit in visits.walk(looking.browser, [looking.address])}
    assert {"employer-queue", "employer-paper", "notice-clause"} - led == set()


def test_the_yardstick_shows_as_much_of_the_same_case(looking: Visit) -> None:
    plain.ENGINE[:] = [plain.templates()]
    shape = measure.shape(looking)
    assert (shape.html, shape.behind_sign_in, shape.case) == (True, True, looking.case)
    other = measure.asking_plain(looking, plain.application())
    page = other().decode()
    assert abs(len(page.encode()) / shape.size - 1) < 0.05
    assert (page.count("<h1>李云</h1>"), page.count("field0")) == (1, min(shape.fields, 1) * 3)
    assert measure.queries(other) == 6  # session, account, membership; case, papers, history


def visit(status: int) -> Visit:
    """A visit that was answered so."""
    return Visit(Browser(WSGIHandler()), "/", OPENED._replace(status=status))


def test_of_a_page_the_shown_addresses_count() -> None:
    shown, led_on, closed = visit(200), visit(302), visit(404)
    assert visits.best([closed, led_on, shown]) == [shown]
    assert visits.best([closed, led_on]) == [led_on]
    assert visits.best([closed]) == []
    assert visits.broken({"a": [shown, visit(500)], "b": [closed], "c": []}) == ["/"]


def line(name: str, queries: int = 3, cpu: float = 10.0, wall: float = 20.0) -> Line:
    """A page beside a plain one of 10 ms."""
    return Line(name, visit(200), 1, Figures(queries, cpu, wall, 5000), Figures(5, 10.0, 15.0, 5000))


def test_every_target_is_looked_at() -> None:
    lines = [line("employer-queue", queries=11), line("employer-case", queries=11), line("home", cpu=20.1),
             line("check", wall=300.1), line("notice", 10, 20.0, 300.0)]  # fmt: skip
    assert list(table.missed(lines)) == [
        ("CPU超过普通页的2倍", ["home"]),
        ("超过300 ms", ["check"]),
        ("列表页超过10次查询", ["employer-queue"]),
    ]
    assert [pages for _, pages in table.missed(lines[-1:])] == [[], [], []]


def test_one_fault_is_enough_to_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert table.told([("甲", []), ("乙", [])]) is True
    assert table.told([("甲", []), ("乙", ["home"])]) is False
    assert capsys.readouterr().out == "\n乙：home\n"
