"""./zc serve: database, migrations, demo city, jobs and pages, in this order; and all of them down again.

Whatever ends this process ends the others: a child that is not stopped gets a signal from the kernel. Nothing that was
acknowledged is lost by that; the database comes up by its own recovery.
"""

import importlib
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import django
from django.core.checks import ERROR, Tags, run_checks
from django.db import connections

from zhicheng_web import clock, environment, keys
from zhicheng_web.serve import demo_day, health, migrations, postgres, provision, web
from zhicheng_web.serve.obstacles import Trouble
from zhicheng_web.serve.postgres import Postgres
from zhicheng_web.serve.worker import Worker

Say = Callable[[str], None]


def city_module() -> ModuleType:
    """Read late: it knows tables, and tables can be read only when Django stands."""
    return importlib.import_module("zhicheng_web.serve.city")


class Wish(NamedTuple):
    """What was asked for on the command line."""

    host: str
    port: int
    demo: bool


def run(wish: Wish, say: Say, greet: Callable[[Wish], None]) -> None:
    """Serve until told to stop. Raises Trouble where something must be put right first."""
    home = environment.read().home
    web.obey()
    clock.refuse_other_day(wish.demo, environment.read().today)
    web.free_port(wish.host, wish.port)
    with ExitStack() as down:
        server = database(home, down, say)
        settle(home, wish.demo)
        fill(home, server, wish.demo, say)
        if server:
            server.watch()
        worker = Worker(home / "worker.log")
        down.callback(worker.stop)
        worker.start()
        down.callback(say, "正在停止：等正在办的请求和任务做完……")
        web.serve(wish.host, wish.port, lambda: greet(wish))


def database(home: Path, down: ExitStack, say: Say) -> Postgres | None:
    """The embedded one, started; None where DATABASE_URL names another."""
    if environment.read().database_url:
        return None
    place = home / "database"
    if not (place / "made-by.json").exists():
        say("第一次运行：正在建立数据库……")
    server = down.enter_context(postgres.running(place))
    os.environ["ZHICHENG_SOCKET"] = str(server.socket)
    return server


def settle(home: Path, demo: bool) -> None:
    """Keys, folders, the day; then Django."""
    keys.ensure(home / "keys")
    for folder in ("papers", "static"):
        (home / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["ZHICHENG_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "zhicheng_web.settings"
    if demo:
        os.environ["ZHICHENG_DEMO"] = "1"
        stand_on_a_day(home)
    django.setup()


def stand_on_a_day(home: Path) -> None:
    """The day that was given, else the demonstration's own."""
    outside = clock.real_day()
    on, since = demo_day.stand(home, outside, environment.read().today)
    os.environ["ZHICHENG_TODAY"], os.environ["ZHICHENG_TODAY_SINCE"] = on, since


def fill(home: Path, server: Postgres | None, demo: bool, say: Say) -> None:
    """Migrations, and the city where there is none yet. A half-built one, left by a kill, is built again."""
    refuse_open_doors()
    city = city_module()
    health.before_migrations()
    migrate(say)
    if demo and server and city.exists() and not demo_day.whole(home):
        say("上一次演示城市没有建完：重新建立……")
        connections.close_all()
        provision.anew(server.socket)
        migrate(say)
    health.after_migrations()
    health.keys_fit(home)
    if demo and not city.exists():
        city.build(clock.today(), say)
        if server:
            provision.flush(server.socket)
    if demo and city.exists() and not demo_day.whole(home):
        demo_day.stamp(home, os.environ["ZHICHENG_TODAY"], os.environ["ZHICHENG_TODAY_SINCE"])
    connections.close_all()


def migrate(say: Say) -> None:
    """Apply what is pending."""
    if migrations.pending():
        say("正在建立数据表……")
        migrations.apply()


def refuse_open_doors() -> None:
    """A page that does not say who may enter stops the office here, not its first visitor."""
    wrong = [found for found in run_checks(tags=[Tags.urls]) if found.level >= ERROR]
    if wrong:
        raise Trouble("；".join(f"{found.msg}（{found.hint}）" for found in wrong))
