"""The office that the tests of serving share, and a port for those that start one of their own."""

from collections.abc import Iterator

import pytest

from tests.web.serve.offices import PROXY, Running, find_free_port, heard, seconds_of_cpu, serving


@pytest.fixture
def port() -> int:
    """A free port."""
    return find_free_port()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An office on its second start, which finds everything made; it believes a proxy on 127.0.0.1."""
    home = tmp_path_factory.mktemp("running") / "office"
    with serving(home, find_free_port()) as office:
        heard(office, "已启动")
    port = find_free_port()
    with serving(home, port, ZHICHENG_HTTPS="1", ZHICHENG_PROXY=PROXY) as office:
        heard(office, "已启动")
        yield Running(home, office.pid, port, seconds_of_cpu(office.pid))
