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

from zhicheng_web import clock, environment, home_kind, keys, private_files
from zhicheng_web.serve import demo_day, health, migrations, obstacles, postgres, provision, web
from zhicheng_web.serve.obstacles import Obstacle
from zhicheng_web.serve.postgres import Postgres
from zhicheng_web.serve.worker import Worker

Say = Callable[[str], None]
LEDGER_TROUBLE = "注意：{sentence}。详见市局页面“办理记录核对”和部署说明。"


def import_late(name: str) -> ModuleType:
    """A module of the office that knows tables: they can be read only when Django stands."""
    return importlib.import_module(f"zhicheng_web.{name}")


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
        prepare_django(home, options.demo)
        fill_database(home, server, options.demo, say)
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
    server = down.enter_context(postgres.running_postgres(place))
    os.environ["ZHICHENG_SOCKET"] = str(server.socket)
    return server


def prepare_django(home: Path, demo: bool) -> None:
    """Keys, folders, the day; then Django."""
    keys.ensure_keys(home / "keys")
    for folder in ("papers", "static", "logs"):
        (home / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["ZHICHENG_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"], os.environ["ZHICHENG_LOG"] = "zhicheng_web.settings", "pages"
    if demo:
        os.environ["ZHICHENG_DEMO"] = "1"
        set_demo_day(home)
    django.setup()


def set_demo_day(home: Path) -> None:
    """The day that was given, else the demonstration's own."""
    outside = clock.real_day()
    on, since = demo_day.choose_demo_day(home, outside, environment.read_environment().today)
    os.environ["ZHICHENG_TODAY"], os.environ["ZHICHENG_TODAY_SINCE"] = on, since


def fill_database(home: Path, server: Postgres | None, demo: bool, say: Say) -> None:
    """Migrations, and the city where there is none yet. A half-built one, left by a kill, is built again."""
    refuse_undeclared_pages()
    city, stamp = import_late("serve.demo_city"), import_late("home_stamp")
    health.check_server_version()
    if not demo:
        refuse_unsafe_office()
    apply_pending_migrations(say)
    stamp.settle_stamp(home, demo)
    if demo and server and city.has_organisations() and not demo_day.is_city_complete(home):
        say("上一次演示城市没有建完：重新建立……")
        connections.close_all()
        provision.recreate_database(server.socket)
        apply_pending_migrations(say)
        stamp.settle_stamp(home, demo)
    health.check_database_abilities()
    health.check_keys_open_numbers(home)
    if demo and not city.has_organisations():
        city.report_and_build_city(clock.today(), say)
        if server:
            provision.checkpoint_database(server.socket)
    if demo and city.has_organisations() and not demo_day.is_city_complete(home):
        demo_day.write_city_stamp(home, os.environ["ZHICHENG_TODAY"], os.environ["ZHICHENG_TODAY_SINCE"])
    import_late("cases.papers.uploads.clear_papers").encrypt_clear_papers()
    say_ledger_trouble(say)
    connections.close_all()


def say_ledger_trouble(say: Say) -> None:
    """What is known to be wrong with the ledger, before the first page: an older backup in place of the newer, too."""
    for sentence in import_late("ledger.looks").find_ledger_trouble(clock.now()):
        say(LEDGER_TROUBLE.format(sentence=sentence))


def apply_pending_migrations(say: Say) -> None:
    """Apply the migrations that the database has not seen, and say so; nothing where there are none."""
    if migrations.has_pending_migrations():
        say("正在建立数据表……")
        migrations.apply_migrations()


def refuse_undeclared_pages() -> None:
    """A page that does not say who may enter stops the office here, not its first visitor."""
    wrong = [found for found in run_checks(tags=[Tags.urls]) if found.level >= ERROR]
    if wrong:
        raise Obstacle("；".join(f"{found.msg}（{found.hint}）" for found in wrong))


def refuse_unsafe_office() -> None:
    """What `check --deploy` refuses stops a real office here, each with what to do. Raises Obstacle."""
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)
    wrong = [one for one in found if one.level >= ERROR and not one.is_silenced()]
    if wrong:
        raise Obstacle(obstacles.UNSAFE_OFFICE + "".join(f"\n  {one.msg}。请{one.hint}。" for one in wrong))
