"""What docs/examples gives an administrator agrees with what the office itself does."""

import re
from pathlib import Path

from tools.zc.checkout import CHECKOUT
from zhicheng_web.entrance.application import PROXY_HEADERS
from zhicheng_web.entrance.arrival import SECONDS
from zhicheng_web.entrance.readiness import READINESS_PATH
from zhicheng_web.serve import worker
from zhicheng_web.serve.arguments import build_serve_parser
from zhicheng_web.serve.channel import IDLE_SECONDS, REQUEST_SECONDS
from zhicheng_web.serve.pages_server import GRACE, MAX_BODY_BYTES, MAX_CONNECTIONS

EXAMPLES = CHECKOUT / "docs" / "examples"
DEPLOY = (CHECKOUT / "docs" / "deploy.md").read_text(encoding="utf-8")


def read_settings(file: Path, separator: str) -> dict[str, list[str]]:
    """The settings of a file: name → values."""
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.strip().startswith("#"):
            name, _, value = line.strip().rstrip(";").partition(separator)
            found.setdefault(name, []).append(value)
    return found


NGINX = read_settings(EXAMPLES / "nginx.conf", " ")
UNIT = read_settings(EXAMPLES / "zhicheng.service", "=")


def test_the_proxy_has_the_limits_of_the_office() -> None:
    assert NGINX["client_max_body_size"] == [str(MAX_BODY_BYTES)]
    assert NGINX["limit_conn"] == [f"visitors {MAX_CONNECTIONS}"]
    assert NGINX["client_header_timeout"] == NGINX["client_body_timeout"] == [f"{REQUEST_SECONDS}s"]
    upstream, visitors = (int(text.rstrip("s")) for text in NGINX["keepalive_timeout"])
    assert (upstream < IDLE_SECONDS, visitors) == (True, IDLE_SECONDS)


def test_the_proxy_says_what_the_office_believes_and_when_a_request_arrived() -> None:
    sent = dict(line.split(" ", 1) for line in NGINX["proxy_set_header"])
    assert {name.lower() for name in sent if name.startswith("X-Forwarded")} == PROXY_HEADERS
    assert not [value for name, value in sent.items() if "$http_" in value or "add_x_forwarded" in value]
    assert SECONDS.fullmatch(sent["X-Request-Start"].strip('"').replace("${msec}", "1764450000.123"))
    assert "| `ZHICHENG_ARRIVAL_HEADER=X-Request-Start` |" in DEPLOY
    assert NGINX["location"] == ["/ {", f"= {READINESS_PATH} {{"]


def test_the_unit_brings_the_office_back_and_lets_it_finish() -> None:
    assert (UNIT["Restart"], UNIT["StartLimitIntervalSec"]) == (["always"], ["0"])
    assert int(UNIT["TimeoutStopSec"][0]) > GRACE + worker.GRACE
    command = UNIT["ExecStart"][0].split()
    arguments = build_serve_parser().parse_args(command[2:])
    assert (command[:2], arguments.no_demo, arguments.port) == (["/opt/zhicheng/zc", "serve"], True, 8000)
    assert NGINX["server"][0] == f"{arguments.host}:{arguments.port}"


def test_every_variable_of_the_office_is_in_the_table() -> None:
    read = set(re.findall(r'"((?:ZHICHENG|DATABASE)_\w+)"', (CHECKOUT / "src/zhicheng_web/environment.py").read_text()))
    inner = {"ZHICHENG_OWNER_PIPE", "ZHICHENG_SOCKET", "ZHICHENG_TODAY_SINCE"}
    assert sorted(name for name in read - inner if f"`{name}" not in DEPLOY) == []
