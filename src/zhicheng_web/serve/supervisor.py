"""./zc serve: database, tables and demo city, jobs and pages, in this order; and all of them down again.

Tables and city are made by a short process of its own (`preparing`), which alone is ever the owner of the database: this one
serves pages. Whatever ends this process ends the others: a child that is not stopped gets a signal from the kernel. Nothing that
was acknowledged is lost by that; the database comes up by its own recovery.
"""

import importlib
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import django
from django.core.checks import ERROR, Tags, run_checks

from zhicheng_web import clock, environment, home_kind, keys, private_files
from zhicheng_web.serve import demo_day, postgres, web
from zhicheng_web.serve.obstacles import Obstacle
from zhicheng_web.serve.postgres import Postgres
from zhicheng_web.serve.preparation import Preparation
from zhicheng_web.serve.worker import Worker

Say = Callable[[str], None]


class ServeOptions(NamedTuple):
    """What was asked for on the command line."""

    host: str
    port: int
    demo: bool


def run_office(options: ServeOptions, say: Say, greet: Callable[[ServeOptions], None]) -> None:
    """Serve until Ctrl-C or SIGTERM. Raises Obstacle where something must be put right first."""
    home = environment.read_environment().home
    web.install_stop_handlers()
    clock.refuse_day_outside_demo(options.demo, environment.read_environment().today)
    web.require_free_port(options.host, options.port)
    home_kind.refuse_other_folder(home, options.demo)
    private_files.make_home(home)
    with ExitStack() as down:
        server = start_database(home, down, say)
        prepare_surroundings(home, options.demo)
        prepare_database(down)
        if server:
            server.watch()
        worker = Worker(home / "logs")
        down.callback(worker.stop)
        worker.start()
        down.callback(say, "正在停止：等正在办的请求和任务做完……")
        web.serve_pages(options.host, options.port, lambda: greet(options))


def start_database(home: Path, down: ExitStack, say: Say) -> Postgres | None:
    """The embedded one, started; None where DATABASE_URL names another."""
    if environment.read_environment().database_url:
        return None
    place = home / "database"
    if not (place / "made-by.json").exists():
        say("第一次运行：正在建立数据库……")
    server = down.enter_context(postgres.started_postgres(place))
    os.environ["ZHICHENG_SOCKET"] = str(server.socket)
    return server


def prepare_surroundings(home: Path, demo: bool) -> None:
    """Keys, folders, the day: what this process and its children find around them."""
    keys.ensure_keys(home / "keys")
    for folder in ("papers", "static", "logs"):
        (home / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["ZHICHENG_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"], os.environ["ZHICHENG_LOG"] = "zhicheng_web.settings", "pages"
    if demo:
        os.environ["ZHICHENG_DEMO"] = "1"
        set_demo_day(home)


def prepare_database(down: ExitStack) -> None:
    """Let it be prepared; meanwhile Django gets to stand here. Raises Obstacle, ImproperlyConfigured, ReportedElsewhere."""
    importlib.import_module("zhicheng_web.settings")  # what is wrong with them is said once, here
    preparation = Preparation()
    down.callback(preparation.stop)
    preparation.start()
    django.setup()
    refuse_faulty_office()
    preparation.finish()


def set_demo_day(home: Path) -> None:
    """The day that was given, else the demonstration's own."""
    outside = clock.real_day()
    on, since = demo_day.choose_demo_day(home, outside, environment.read_environment().today)
    os.environ["ZHICHENG_TODAY"], os.environ["ZHICHENG_TODAY_SINCE"] = on, since


def refuse_faulty_office() -> None:
    """A page that does not say who may enter, or a font that is not there, stops the office here, not its first visitor."""
    wrong = [found for found in run_checks(tags=[Tags.urls, Tags.files]) if found.level >= ERROR]
    if wrong:
        raise Obstacle("；".join(f"{found.msg}（{found.hint}）" for found in wrong))
