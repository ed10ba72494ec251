"""A database as the pages need it: its tables, in a demonstration its city, and nothing wrong with it that nobody is told."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.checks import ERROR, Tags, run_checks
from django.db import connections

from zhicheng_web import clock, home_stamp
from zhicheng_web.cases.papers.uploads.clear_papers import encrypt_clear_papers
from zhicheng_web.ledger.looks import find_ledger_trouble
from zhicheng_web.serve import demo_day, obstacles, provision
from zhicheng_web.serve.obstacles import Obstacle
from zhicheng_web.serve.preparing import demo_city, health, migrations

Say = Callable[[str], None]
LEDGER_TROUBLE = "注意：{sentence}。详见市局页面“办理记录核对”和部署说明。"


def fill_database(home: Path, embedded: Path | None, say: Say) -> None:
    """Everything that has to be there before the first page. `embedded`: the socket of a database of our own. Raises Obstacle."""
    health.check_server_version()
    if not settings.DEMO:
        refuse_unsafe_office()
    make_tables(home, say)
    if settings.DEMO and embedded and is_city_half_built(home):
        say("上一次演示城市没有建完：重新建立……")
        connections.close_all()
        provision.recreate_database(embedded)
        make_tables(home, say)
    health.check_database_abilities()
    health.check_keys_open_numbers(home)
    if settings.DEMO:
        build_missing_city(home, embedded, say)
    encrypt_clear_papers()
    say_ledger_trouble(say)
    connections.close_all()


def make_tables(home: Path, say: Say) -> None:
    """Apply the migrations that the database has not seen, and say so; then it bears a stamp."""
    if migrations.has_pending_migrations():
        say("正在建立数据表……")
        migrations.apply_migrations()
    home_stamp.settle_stamp(home, settings.DEMO)


def is_city_half_built(home: Path) -> bool:
    """Whether a kill has left a city that was not finished."""
    return demo_city.has_organisations() and not demo_day.is_city_complete(home)


def build_missing_city(home: Path, embedded: Path | None, say: Say) -> None:
    """The city, where there is none yet; the last word says that it is whole."""
    if not demo_city.has_organisations():
        demo_city.report_and_build_city(clock.today(), say)
        if embedded:
            provision.checkpoint_database(embedded)
    if is_city_half_built(home):
        demo_day.write_city_stamp(home, settings.TODAY, settings.TODAY_SINCE)


def say_ledger_trouble(say: Say) -> None:
    """What is known to be wrong with the ledger, before the first page: an older backup in place of the newer, too."""
    for sentence in find_ledger_trouble(clock.now()):
        say(LEDGER_TROUBLE.format(sentence=sentence))


def refuse_unsafe_office() -> None:
    """What `check --deploy` refuses stops a real office here, each with what to do. Raises Obstacle."""
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)
    wrong = [one for one in found if one.level >= ERROR and not one.is_silenced()]
    if wrong:
        raise Obstacle(obstacles.UNSAFE_OFFICE + "".join(f"\n  {one.msg}。请{one.hint}。" for one in wrong))
