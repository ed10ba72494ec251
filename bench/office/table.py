"""Every page of the office, the dearest first, beside its yardstick; and which targets hold."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from bench.office import measure, plain, visits
from bench.office.home import say
from bench.office.measure import Line, line
from bench.office.visits import FORM_ONLY, Visit
from bench.parts.tables import show
from zhicheng_web.access import list_office_pages
from zhicheng_web.cases.models import Case

RATIO, SLOWEST, MOST_QUERIES = 2.0, 300.0, 10
"""Issue: at most twice a bare Django view, no page over 300 ms, a list page in 10 queries."""
UNHURRIED: dict[str, Any] = {"ACCOUNT_RATE_LIMITS": False, "ACCOUNT_REAUTHENTICATION_TIMEOUT": 86_400}
"""A page is asked for as often as the measurement wants."""
COLUMNS = ("页面", "看的人", "查询", "CPU ms", "含数据库 ms", "HTML KB", "普通页：查询", "CPU ms", "倍数", "地址数")


def run(only: str, rounds: int) -> bool:
    """Print the table; whether every target holds and every page was reached."""
    with override_settings(**UNHURRIED):
        all_visits = visits.visits(WSGIHandler())
        found = {name: visits.best(several) for name, several in all_visits.items()}
        lines = measured({name: several for name, several in found.items() if name.startswith(only)}, rounds)
        least = measure.barest(sum(found.values(), []), plain.application(), rounds)
    show(f"页面：{len(lines)}页，每页取最费的地址，{rounds}次的中位数", COLUMNS, (row(one) for one in lines))
    print(f"\n只登录、按编号取一件申报、显示一个词的视图：{least.queries}次查询，CPU {least.cpu:.1f} ms。")
    unreached = [name for name, several in found.items() if not several]
    return told([*missed(lines), ("没有走到的页面", unreached), ("出错的页面", visits.broken(all_visits))])


def measured(found: dict[str, list[Visit]], rounds: int) -> list[Line]:
    """All pages that answer a GET, the dearest first."""
    plain.ENGINE[:], plain.ROWS[:] = (
        [plain.templates()],
        Case.objects.select_related("person", "employer")[: plain.A_PAGE],
    )
    yardstick = plain.application()
    open_pages = {name: several for name, several in found.items() if several and several[0].answer.status != FORM_ONLY}
    lines = [line(name, several, yardstick, rounds) for name, several in open_pages.items()]
    return sorted(lines, key=lambda one: -one.ours.cpu)


def row(one: Line) -> Sequence[str]:
    """A page as a line of the table."""
    mine, other = one.ours, one.plain
    size = f"{mine.size / 1000:.0f}" if one.visit.answer.html else f"（{one.visit.answer.status}）"
    figures = (f"{mine.queries}", f"{mine.cpu:.1f}", f"{mine.wall:.1f}", size, f"{other.queries}", f"{other.cpu:.1f}")
    return (one.name, one.visit.browser.login or "–", *figures, f"{one.ratio:.1f}", f"{one.among}")


def told(faults: Sequence[tuple[str, list[str]]]) -> bool:
    """Say what is wrong; whether nothing is."""
    wrong = [(name, said) for name, said in faults if said]
    for name, said in wrong:
        print(f"\n{name}：{'、'.join(said)}")
    say("还有目标没有达到，或有页面没有走到、出错，见表后。" if wrong else "每一页都走到了，各项目标都达到了。")
    return not wrong


def missed(lines: Sequence[Line]) -> Iterator[tuple[str, list[str]]]:
    """The targets, each with the pages that miss it."""
    lists = {
        page.name for page in list_office_pages() if page.entry and page.entry.of is None and not page.entry.public
    }
    yield from (
        (f"CPU超过普通页的{RATIO:g}倍", [one.name for one in lines if one.ratio > RATIO]),
        (f"超过{SLOWEST:g} ms", [one.name for one in lines if one.ours.wall > SLOWEST]),
        (
            f"列表页超过{MOST_QUERIES}次查询",
            [one.name for one in lines if one.name in lists and one.ours.queries > MOST_QUERIES],
        ),
    )
