"""./zc lint and ./zc test: every check of the house, in the order in which a mistake is cheapest to hear of."""

import errno
import os

from tools.zc import environments, pythons
from tools.zc.environments import Environment
from tools.zc.ground import HOUSE, home, say
from tools.zc.making import ensure
from tools.zc.steps import Step, run_all

PYTHON_FILES = ("src", "tests", "tools", "bench")
CORE_TESTS = ("tests/rules", "src", "--ignore=src/zhicheng/readings")


def lint(arguments: list[str]) -> int:
    """Style, types, import contracts, sizes."""
    return run_all(lint_steps(prepared()))


def test(arguments: list[str]) -> int:
    """Everything; with arguments only what pytest makes of them, so that one test is quick to repeat."""
    python = prepared()
    if arguments:
        return run_all([pytest_step("测试", python, *arguments)])
    everything = pytest_step("全部测试", python, "-n", "2", "--dist", "worksteal")
    return run_all([*lint_steps(python), everything, *other_pythons()])


def prepared() -> str:
    """The Python of the development environment, with a place where the checks can keep their caches."""
    python = ensure(environments.of("dev"))
    if not os.access(home(), os.W_OK):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(home()))
    return python


def lint_steps(python: str) -> list[Step]:
    """The static checks."""
    folders = [folder for folder in PYTHON_FILES if any((HOUSE / folder).rglob("*.py"))]
    cache = str(home() / "cache" / "imports")
    return [
        Step("ruff：写法", python, ("ruff", "check", ".")),
        Step("mypy：类型", python, ("mypy", *folders)),
        Step("import-linter：谁可以用谁", python, ("tools.contracts", "--no-logo", "--cache-dir", cache)),
        Step("大小：文件与函数", python, ("tools.sizes",)),
    ]


def other_pythons() -> list[Step]:
    """The core's tests once more for each other tested Python; says in one line when it is not on this machine."""
    steps = []
    for version, python in pythons.others().items():
        if python is None:
            say(f"zc：没有找到 Python {version}，不在它上面重测核心；装上以后会自动加入。")
            continue
        inside = ensure(Environment("test", python))
        steps.append(pytest_step(f"核心测试，Python {version}", inside, *CORE_TESTS))
    return steps


def pytest_step(name: str, python: str, *arguments: str) -> Step:
    """A run of pytest that keeps its cache with the others."""
    return Step(name, python, ("pytest", "-q", "-o", f"cache_dir={home() / 'cache' / 'pytest'}", *arguments))
