"""What one page costs, and what the plain page costs that shows as much: CPU of this process, wall, queries."""

import re
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter_ns, process_time_ns
from typing import Any, NamedTuple

from django.db import connection

from bench.office import plain
from bench.office.browser import Application, drain
from bench.office.plain import Shape
from bench.office.visits import Visit
from bench.parts.clocks import settle

QUICK = 3
"""Rounds by which the dearest address of a page is found."""
TRIAL = 40
"""Rows of the trial that tells how long a row is."""
CONTROL = re.compile(r"<(?:input|select|textarea)\b[^>]*>")
HIDDEN = re.compile(r'type="(?:hidden|submit)"')
NAME = re.compile(r'\bname="([^"]+)"')
Asked = Callable[[], object]


class Figures(NamedTuple):
    """Of one page: CPU and wall in milliseconds, the middle of the rounds."""

    queries: int
    cpu: float
    wall: float
    size: int


class Line(NamedTuple):
    """A page at its dearest address, beside its yardstick; of how many addresses it is the dearest."""

    name: str
    visit: Visit
    among: int
    ours: Figures
    plain: Figures

    @property
    def ratio(self) -> float:
        """How many times the CPU of the plain page."""
        return self.ours.cpu / self.plain.cpu


def line(name: str, several: list[Visit], yardstick: Application, rounds: int) -> Line:
    """Measure a page: its dearest visit and its yardstick, in turn, so that a busy moment falls on both."""
    dearest = max(several, key=quick) if len(several) > 1 else several[0]
    ours, other = asking(dearest), asking_plain(dearest, yardstick)
    timed = timings((ours, other), rounds)
    sizes = len(ours()), len(other())
    mine, others = (Figures(queries(ask), *at, size) for ask, at, size in zip((ours, other), timed, sizes, strict=True))
    return Line(name, dearest, len(several), mine, others)


def barest(several: list[Visit], yardstick: Application, rounds: int) -> Figures:
    """A view that shows one word of a case: what nobody who asks Django for a case can go below."""
    about = next(visit for visit in several if visit.case and visit.behind_sign_in)
    ask = plain_page(about, yardstick, shape(about), "/bare/")
    timed = timings([ask], rounds)[0]
    return Figures(queries(ask), *timed, len(ask()))


def quick(visit: Visit) -> float:
    """The CPU of a visit, roughly: the least of a few rounds."""
    ask = asking(visit)
    return min(once(ask)[0] for _ in range(QUICK))


def timings(all_of_them: Sequence[Asked], rounds: int) -> list[tuple[float, float]]:
    """CPU and wall of each, in the middle of so many rounds."""
    for ask in all_of_them:
        ask()
    settle()
    spent: list[list[tuple[float, float]]] = [[] for _ in all_of_them]
    for _ in range(rounds):
        for ask, of in zip(all_of_them, spent, strict=True):
            of.append(once(ask))
    return [(median(cpu for cpu, _ in of), median(wall for _, wall in of)) for of in spent]


def once(ask: Asked) -> tuple[float, float]:
    """CPU and wall of one request."""
    wall, cpu = perf_counter_ns(), process_time_ns()
    ask()
    return (process_time_ns() - cpu) / 1e6, (perf_counter_ns() - wall) / 1e6


def queries(ask: Asked) -> int:
    """How many queries a request makes."""
    asked: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    return len(asked)


def asking(visit: Visit) -> Callable[[], bytes]:
    """The request of a visit, ready to be made again and again."""
    environ = visit.browser.environ(visit.address)
    return lambda: drain(visit.browser.office, environ, [])


def asking_plain(visit: Visit, yardstick: Application) -> Callable[[], bytes]:
    """The request for a plain page that shows as much."""
    wanted = shape(visit)
    empty, trial = (len(plain_page(visit, yardstick, wanted._replace(rows=rows))()) for rows in (0, TRIAL))
    each = max((trial - empty) / TRIAL, 1)
    return plain_page(visit, yardstick, wanted._replace(rows=max(round((wanted.size - empty) / each), 0)))


def plain_page(visit: Visit, yardstick: Application, shape: Shape, address: str = "") -> Callable[[], bytes]:
    """The request for a plain page of a shape, by the same person."""
    usual = "/known/" if shape.behind_sign_in else "/"
    environ = visit.browser.environ(address or usual) | {"bench.shape": shape}
    return lambda: drain(yardstick, environ, [])


def shape(visit: Visit) -> Shape:
    """How much a visit has shown."""
    html = visit.answer.html
    controls = [tag for tag in CONTROL.findall(html) if not HIDDEN.search(tag)]
    fields = {name for tag in controls for name in NAME.findall(tag)}
    is_html = visit.answer.kind.startswith("text/html")
    return plain.Shape(len(visit.answer.body), is_html, len(fields), visit.behind_sign_in, visit.case)
