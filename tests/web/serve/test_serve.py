"""./zc serve as a person meets it: another process, real signals, sentences instead of traces."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.parse
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.web.serve.offices import DEMO, PROXY, Running, heard, serving, status, workers
from tests.web.waiting import PATIENCE, wait_until
from tools.zc.checkout import CHECKOUT
from zhicheng_web import clock, databases, home_kind
from zhicheng_web.serve import demo_day, obstacles, supervisor
from zhicheng_web.serve.arguments import NO_SUCH_PORT

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
TODAY = "2026-06-03"
FORWARDED = {
    "Host": "localhost",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "localhost",
    "X-Forwarded-For": "1.2.3.4",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One office for the tests of this file, without a city."""
    return tmp_path_factory.mktemp("office")


OTHER_WORDS = [pytest.param(one, marks=pytest.mark.all) for one in (signal.SIGKILL, signal.SIGINT)]


@pytest.mark.parametrize("word", [signal.SIGTERM, *OTHER_WORDS])
def test_it_starts_serves_and_leaves_nobody_behind(home: Path, port: int, word: signal.Signals) -> None:
    with serving(home, port) as office:
        heard(office, "已启动")
        assert (status(port), status(port, "/accounts/personas/"), status(port, "/nowhere/")) == (200, 404, 404)
        database = int((home / "database" / "data" / "postmaster.pid").read_text().split()[0])
        office.send_signal(word)
        office.wait(PATIENCE)
        if word is not signal.SIGKILL:
            assert office.stderr
            assert (office.returncode, office.stderr.read().splitlines()[-1]) == (
                0,
                "zc：已停止。数据都在，下次运行接着用。",
            )
    wait_until(lambda: not Path(f"/proc/{database}").exists())


@pytest.mark.all
def test_a_killed_worker_is_started_again(running: Running) -> None:
    first = wait_until(lambda: workers(running.pid))
    os.kill(first[0], signal.SIGKILL)
    wait_until(lambda: set(workers(running.pid)) - set(first))


def list_open_to_others(home: Path) -> dict[str, str]:
    """What others may read, write or enter in an office's folder; the data of PostgreSQL are its own."""
    modes = {path: path.stat().st_mode & 0o777 for path in [home, *home.rglob("*")] if "data" not in path.parts}
    return {str(path.relative_to(home)): oct(mode) for path, mode in modes.items() if mode & 0o077}


@pytest.mark.all
def test_nobody_else_reads_what_an_office_keeps(running: Running) -> None:
    wait_until(lambda: workers(running.pid))
    through = {} if os.getuid() else {".": "0o711", "database": "0o711"}  # the account of a root's database passes
    assert list_open_to_others(running.home) == through
    names = {path.name for path in running.home.iterdir()}
    assert names - {"seals"} == {  # a seal is made a while after the start
        "database",
        "keys",
        "kind",
        "logs",
        "papers",
        "static",
    }
    assert status(running.port, "/accounts/login/") == 200
    wait_until(lambda: {"pages.log", "worker.log"} <= {path.name for path in (running.home / "logs").iterdir()})
    assert oct((running.home / "database" / "data").stat().st_mode & 0o777) == "0o700"


@pytest.mark.all
def test_the_second_start_is_quick(running: Running) -> None:
    """In seconds of the processor: those of the clock depend on what else the machine does."""
    assert running.start <= 6  # 1.9 on a busy machine


@pytest.mark.all
@pytest.mark.parametrize(("sender", "answer"), [(PROXY, 200), ("127.0.0.2", 403)])
def test_a_form_behind_a_trusted_proxy_counts_as_https(running: Running, sender: str, answer: int) -> None:
    address = "/accounts/login/"
    with closing(HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE, source_address=(sender, 0))) as proxy:
        proxy.request("GET", address, headers=FORWARDED)
        page = proxy.getresponse()
        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())[0]
        cookie = page.headers["Set-Cookie"].split(";")[0].strip()
        form = urllib.parse.urlencode({"csrfmiddlewaretoken": token, "login": "a", "password": "b"}).encode()
        about = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "Origin": "https://localhost"}
        proxy.request("POST", address, form, FORWARDED | about | {"Referer": f"https://localhost{address}"})
        assert proxy.getresponse().status == answer


def test_a_port_that_is_taken_is_one_sentence(home: Path, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with serving(home, port) as office:
            said = heard(office, "zc：")
            office.wait(PATIENCE)
    assert (said, office.returncode) == (
        [f"zc：端口 {port} 已被别的程序占用：请换一个端口，例如 ./zc serve --port {port + 1}。"],
        2,
    )


@pytest.mark.parametrize(
    ("words", "more", "sentence"),
    [
        (("--port", "http"), {}, NO_SUCH_PORT.format(text="http")),
        pytest.param(("--port", "70000"), {}, NO_SUCH_PORT.format(text="70000"), marks=pytest.mark.all),
        pytest.param(
            ("--host", "192.0.2.1"), {}, obstacles.NO_SUCH_HOST.format(host="192.0.2.1"), marks=pytest.mark.all
        ),
        ((), {"DATABASE_URL": "mysql://a@b/c"}, databases.INVALID_URL),
        ((), {"ZHICHENG_TODAY": "2026-06-03"}, "ZHICHENG_TODAY 只能用于演示：请去掉它，或同时设置 ZHICHENG_DEMO=1。"),
        pytest.param(
            (DEMO,),
            {"ZHICHENG_TODAY": "6月3日"},
            "ZHICHENG_TODAY 写作 2026-06-03 这样的日期，而不是“6月3日”。",
            marks=pytest.mark.all,
        ),
    ],
    ids=["端口不是数字", "端口太大", "不是本机地址", "不是PostgreSQL的地址", "正式使用改日期", "日期写错"],
)
def test_what_cannot_be_is_one_sentence(
    home: Path, port: int, words: tuple[str, ...], more: dict[str, str], sentence: str
) -> None:
    with serving(home, port, *words, **more) as office:
        said = heard(office, "zc：")
        office.wait(PATIENCE)
    assert (said, office.returncode) == ([f"zc：{sentence}"], 2)


def test_an_empty_day_counts_as_not_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHICHENG_TODAY", "")
    monkeypatch.setenv("ZHICHENG_TODAY_SINCE", "")
    supervisor.set_demo_day(tmp_path)
    told = (os.environ["ZHICHENG_TODAY"], os.environ["ZHICHENG_TODAY_SINCE"])
    assert told == (demo_day.find_first_demo_day(clock.real_day()), clock.real_day().isoformat())


def test_a_database_that_cannot_be_reached_is_one_sentence(home: Path, port: int) -> None:
    with serving(home, port, DATABASE_URL="postgresql://nobody@127.0.0.1:9/zhicheng") as office:
        said = heard(office, "连不上")
        office.wait(PATIENCE)
    assert said[0].startswith("zc：连不上 DATABASE_URL 所指的数据库：请检查地址、账号和网络（")
    assert office.returncode == 2


def test_another_day_is_refused_outside_a_demonstration(home: Path) -> None:
    surroundings = os.environ | {
        "PYTHONPATH": f"{CHECKOUT / 'src'}",
        "ZHICHENG_HOME": str(home),
        "ZHICHENG_TODAY": TODAY,
        "ZHICHENG_DEMO": "",
    }
    done = subprocess.run(
        [sys.executable, "-m", "zhicheng_web", "check"], env=surroundings, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "ZHICHENG_TODAY 只能用于演示：请去掉它，或同时设置 ZHICHENG_DEMO=1。" in done.stderr


@pytest.mark.all
def test_a_production_that_still_is_a_demonstration_is_refused(tmp_path: Path) -> None:
    surroundings = os.environ | {
        "PYTHONPATH": f"{CHECKOUT / 'src'}",
        "ZHICHENG_HOME": str(tmp_path),
        "ZHICHENG_TODAY": TODAY,
        "ZHICHENG_DEMO": "1",
        "DATABASE_URL": "postgresql://one@localhost/zhicheng",
    }
    command = [sys.executable, "-m", "zhicheng_web", "check", "--deploy", "--fail-level", "ERROR"]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 1
    assert sorted(set(re.findall(r"zhicheng_web\.(E\d+)", done.stderr))) == [
        *("E002", "E003", "E004", "E005", "E007", "E011")
    ]


def test_an_office_that_is_not_safe_does_not_open(home: Path, port: int) -> None:
    with serving(home, port, ZHICHENG_HTTPS="", ZHICHENG_HOSTS="*") as office:
        office.wait(PATIENCE)
        assert office.stderr
        said = office.stderr.read()
    assert office.returncode == 2
    assert (
        f"zc：{obstacles.UNSAFE_OFFICE}\n  没有启用 HTTPS。请设置环境变量 ZHICHENG_HTTPS=1，由前面的代理提供证书。"
        in said
    )
    assert "（ZHICHENG_HOSTS=*）。请把 ZHICHENG_HOSTS 写成真正的网址。" in said


@pytest.mark.parametrize(("born", "words"), [("demo", ()), ("real", (DEMO,))])
def test_a_home_is_never_opened_as_the_other_kind(tmp_path: Path, port: int, born: str, words: tuple[str, ...]) -> None:
    home_kind.write_file_stamp(tmp_path, home_kind.HomeKind(born))
    with serving(tmp_path, port, *words) as office:
        said = heard(office, "zc：")
        office.wait(PATIENCE)
    refusal = home_kind.REFUSALS[home_kind.HomeKind(born)].format(place=f"数据目录 {tmp_path} ")
    assert (said, office.returncode, [file.name for file in tmp_path.iterdir()]) == ([f"zc：{refusal}"], 2, ["kind"])
