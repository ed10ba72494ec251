"""The owner of the database makes tables before the first page, and nobody who serves pages or does jobs can become him."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from tests.web.serve.offices import Running, children, command_line, find_free_port, heard, serving, status, workers
from tests.web.waiting import PATIENCE, wait_until
from tools.zc.checkout import CHECKOUT
from zhicheng_web import databases, private_files
from zhicheng_web.databases import DATABASE_NAME, OFFICE_ROLE, OWNER_REFUSED, OWNER_ROLE
from zhicheng_web.management.commands.migrate import OFFICE_IS_OPEN
from zhicheng_web.serve import access_rules, obstacles, postgres
from zhicheng_web.serve.postgres import Postgres

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
MAKING_TABLES = "正在建立数据表"
WAYS_IN = """
import django, psycopg
from django.db import connections
django.setup()
print(*connections)
try:
    psycopg.connect(host=connections["default"].settings_dict["HOST"], dbname="zhicheng", user="zhicheng").close()
    print("came in")
except psycopg.OperationalError as error:
    print("pg_hba.conf rejects" in str(error))
"""
PASS_ON = """
import os, subprocess, sys
from pathlib import Path
from zhicheng_web.serve import owner_url
owner_url.put_owner_url_aside()
own = lambda: b"secret" in Path("/proc/self/environ").read_bytes()
child = "import os; from zhicheng_web.serve import owner_url as o; o.take_owner_url(); print(os.environ.get(o.URL))"
pipes = owner_url.list_pipes()
told = subprocess.run([sys.executable, "-c", child], pass_fds=pipes, capture_output=True, text=True).stdout.strip()
owner_url.close_pipe()
left = [pipe for pipe in pipes if Path(f"/proc/self/fd/{pipe}").exists()]
print(told, own(), "DATABASE_OWNER_URL" in os.environ, left, *sys.argv[1:])
"""


def locate_database(home: Path) -> tuple[Path, Path]:
    """The data of an embedded database, and the folder of its socket."""
    return home / "database" / "data", databases.locate_socket(home / "database")


def comes_in(socket: Path, role: str, database: str = DATABASE_NAME) -> bool:
    """Whether a role is let into a database of the socket."""
    try:
        psycopg.connect(host=str(socket), dbname=database, user=role).close()
    except psycopg.OperationalError as error:
        assert re.search(f"{OWNER_REFUSED}|no pg_hba.conf entry", str(error)), error
        return False
    return True


def read_postmaster(data: Path) -> int:
    """The number of the database's process."""
    return int((data / "postmaster.pid").read_text().split()[0])


def run_command(home: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """A command of the office, told nothing but where its home is."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ZHICHENG_", "DATABASE_"))}
    around = clean | {"PYTHONPATH": f"{CHECKOUT / 'src'}", "ZHICHENG_HOME": str(home)} | more
    return subprocess.run([sys.executable, *words], env=around, capture_output=True, text=True)


@contextmanager
def opened(home: Path) -> Iterator[None]:
    """A running database opened to its owner again, by whoever may write in its folder; the control of what keeps him out."""
    data, socket = locate_database(home)
    private_files.write_private_file(data / "pg_hba.conf", b"local all all trust\n")
    os.chown(data / "pg_hba.conf", data.stat().st_uid, data.stat().st_gid)
    os.kill(read_postmaster(data), signal.SIGHUP)
    wait_until(lambda: comes_in(socket, OWNER_ROLE))
    try:
        yield
    finally:
        access_rules.close_to_owner(data, socket)


@pytest.mark.all
def test_an_open_office_lets_only_its_own_role_in(running: Running) -> None:
    _, socket = locate_database(running.home)
    places = (DATABASE_NAME, "postgres", "template1")
    assert [comes_in(socket, OWNER_ROLE, place) for place in places] == [False, False, False]
    assert [comes_in(socket, OFFICE_ROLE, place) for place in places] == [True, False, False]
    with opened(running.home):
        assert [comes_in(socket, OWNER_ROLE, place) for place in places] == [True, True, True]
    assert not comes_in(socket, OWNER_ROLE)


@pytest.mark.all
def test_closing_puts_out_whoever_is_in(running: Running) -> None:
    data, socket = locate_database(running.home)
    with (
        opened(running.home),
        psycopg.connect(host=str(socket), dbname=DATABASE_NAME, user=OWNER_ROLE, autocommit=True) as owner,
    ):
        assert owner.execute("SELECT current_user").fetchone() == (OWNER_ROLE,)
        access_rules.close_to_owner(data, socket)
        with pytest.raises(psycopg.OperationalError):
            owner.execute("SELECT 1")
        private_files.write_private_file(data / "pg_hba.conf", access_rules.OPEN.encode())
        os.chown(data / "pg_hba.conf", data.stat().st_uid, data.stat().st_gid)
        os.kill(read_postmaster(data), signal.SIGHUP)
        wait_until(lambda: comes_in(socket, OWNER_ROLE))


@pytest.mark.all
def test_rules_that_do_not_close_are_told(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    data, socket = locate_database(running.home)
    with opened(running.home), monkeypatch.context() as broken:
        broken.setattr(access_rules, "CLOSED", access_rules.OPEN)
        broken.setattr(access_rules, "PATIENCE", 0.2)
        with pytest.raises(obstacles.Obstacle) as told:
            access_rules.close_to_owner(data, socket)
        assert str(told.value) == obstacles.OWNER_STAYS.format(place=data / "pg_hba.conf")


@pytest.mark.all
def test_a_worker_cannot_become_the_owner(running: Running) -> None:
    worker = wait_until(lambda: workers(running.pid))[0]
    lines = Path(f"/proc/{worker}/environ").read_text().split("\0")
    around = dict(line.split("=", 1) for line in lines if "=" in line)

    def ways_in() -> list[str]:
        done = subprocess.run([sys.executable, "-c", WAYS_IN], env=around, capture_output=True, text=True)
        return done.stdout.splitlines()

    assert ways_in() == ["default", "True"]
    with opened(running.home):
        assert ways_in() == ["default", "came in"]


@pytest.mark.all
def test_a_database_that_is_started_again_stays_closed(running: Running) -> None:
    data, socket = locate_database(running.home)
    killed = read_postmaster(data)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: is_ready_again(data, killed))
    assert (comes_in(socket, OFFICE_ROLE), comes_in(socket, OWNER_ROLE)) == (True, False)
    assert status(running.port) == 200


def is_ready_again(data: Path, killed: int) -> bool:
    """Whether another process of the database takes connections."""
    with suppress(FileNotFoundError):
        return "ready" in (data / "postmaster.pid").read_text() and read_postmaster(data) != killed
    return False


@pytest.mark.all
def test_commands_of_an_open_office_work_or_say_what_to_do(running: Running) -> None:
    refused = run_command(running.home, "-m", "zhicheng_web", "migrate")
    assert (refused.returncode, refused.stderr.splitlines()[-1:]) == (1, [f"CommandError: {OFFICE_IS_OPEN}"])
    for words in (("found", "和志明", "he-zhiming"), ("rotate_keys",)):
        done = run_command(running.home, "-m", "zhicheng_web", *words)
        assert (done.returncode, done.stderr) == (0, ""), words
    with opened(running.home):
        assert run_command(running.home, "-m", "zhicheng_web", "migrate").returncode == 0


@pytest.mark.all
def test_what_stops_the_making_of_tables_opens_no_office(tmp_path: Path, port: int) -> None:
    """Killed between opening to the owner and closing: the child alone, then everybody. The next start makes the tables that
    are missing, as after an update, and closes.
    """
    home = tmp_path / "office"
    data, socket = locate_database(home)
    with serving(home, port) as office:
        heard(office, MAKING_TABLES)
        os.kill(find_preparing(office.pid), signal.SIGKILL)
        heard(office, obstacles.NOT_PREPARED)
        assert office.wait(PATIENCE) == 2
    with serving(home, port) as office:
        heard(office, MAKING_TABLES)
        left = [find_preparing(office.pid), read_postmaster(data)]
        office.kill()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in left))
    assert (data / "pg_hba.conf").read_text() == access_rules.OPEN
    with serving(home, port) as office:
        assert any(MAKING_TABLES in line for line in heard(office, "已启动"))
        assert (status(port), comes_in(socket, OFFICE_ROLE), comes_in(socket, OWNER_ROLE)) == (200, True, False)
        assert [command_line(pid) for pid in children(office.pid) if b"preparing" in command_line(pid)] == []


def find_preparing(office: int) -> int:
    """The process that makes the tables of an office."""
    (found,) = [pid for pid in children(office) if b"zhicheng_web.serve.preparing" in command_line(pid)]
    return found


@pytest.fixture(scope="module")
def external(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A server as an administrator keeps it, with the two roles and no tables."""
    with postgres.running_postgres(tmp_path_factory.mktemp("external") / "database") as server:
        yield server


@pytest.mark.all
def test_the_url_of_the_owner_reaches_no_process_that_stays(external: Postgres, tmp_path: Path) -> None:
    """With whole offices and a server of its own; the passing on by itself is the test below."""
    urls = {
        name: f"postgresql://{role}@/{DATABASE_NAME}?host={external.socket}"
        for name, role in (("DATABASE_URL", OFFICE_ROLE), ("DATABASE_OWNER_URL", OWNER_ROLE))
    }
    port = find_free_port()
    with serving(tmp_path / "office", port, DATABASE_URL=urls["DATABASE_URL"]) as office:
        assert obstacles.NOT_THE_OWNER.format(role=OFFICE_ROLE) in heard(office, "DATABASE_OWNER_URL")[-1]
        assert office.wait(PATIENCE) == 2
    with serving(tmp_path / "office", port, **urls) as office:
        heard(office, "已启动")
        assert status(port) == 200
        stay = [office.pid, *wait_until(lambda: workers(office.pid))]
        around = [Path(f"/proc/{pid}/environ").read_bytes() for pid in stay]
    assert [(urls["DATABASE_URL"].encode() in one, urls["DATABASE_OWNER_URL"].encode() in one) for one in around] == [
        (True, False),
        (True, False),
    ]


def test_the_url_is_passed_on_once_and_unread(tmp_path: Path) -> None:
    url = "postgresql://zhicheng:secret@/zhicheng"
    done = run_command(tmp_path, "-c", PASS_ON, "a", "b", DATABASE_OWNER_URL=url)
    assert done.stdout.splitlines() == [f"{url} False False [] a b"], done.stderr
    none = run_command(tmp_path, "-c", PASS_ON)
    assert none.stdout.splitlines() == ["None False False []"]


@pytest.mark.all
def test_a_worker_that_was_told_the_owner_does_nothing(tmp_path: Path) -> None:
    done = run_command(tmp_path, "-m", "zhicheng_web", "worker", DATABASE_OWNER_URL="postgresql://zhicheng@/zhicheng")
    assert (done.returncode, databases.OWNER_IN_OFFICE in done.stderr) == (1, True)
