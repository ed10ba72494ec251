"""./zc lint and ./zc test: every check of the house, in the order in which a mistake is cheapest to hear of."""

import errno
import os

from tools.zc import browsers, environments, pythons
from tools.zc.checkout import CHECKOUT, home, say
from tools.zc.environments import Environment
from tools.zc.making import ensure
from tools.zc.steps import Step, run_all

# The office stands on Django, so its types and tests have an environment of their own; the core must pass without.
OFFICE = ("src/zhicheng_web", "tests/web", "tests/journeys")
MEASURED = ("bench/office", "bench/pages.py", "tools/walking.py")
"""Of benches and campaigns, what stands on Django; pyproject.toml excepts the same from the core's types."""
CORE = (
    "src/zhicheng",
    "tests/rules",
    "tests/readings",
    "tests/proofs",
    "tests/cli",
    "tests/repository",
    "tools",
    "bench",
)
SPREAD = ("-n", "2", "--dist", "worksteal")
WAITING = ("-n", "3", "--dist", "worksteal")
"""The office's tests often wait, for a browser, a server or a stop: a third one works meanwhile."""
ALL = "--all"
FEWER = ("-m", "not all")
"""Without the tests that repeat what faster ones show; the mark is explained in pyproject.toml."""
CORE_TESTS = (
    *("tests/rules", "src/zhicheng", "--ignore=src/zhicheng/readings"),
    "--ignore=tests/rules/test_oracle.py",  # thousands of persons find a wrong rule, which no other Python makes
)


def lint(arguments: list[str]) -> int:
    """Style, types, import contracts, sizes."""
    return run_all([*lint_steps(prepare_development()), *office_types(office())])


def test(arguments: list[str]) -> int:
    """Everything; with arguments only what pytest makes of them, so that one test is quick to repeat.

    `--all`: also the tests that repeat what faster ones show, most of them in a browser, and the core on the other Pythons.
    """
    chosen = [word for word in arguments if word != ALL]
    if chosen:
        python = office() if any(word.startswith(OFFICE) for word in chosen) else prepare_development()
        return run_all([pytest_step("测试", python, *chosen)])
    python, offices = prepare_development(), office()
    fewer = () if ALL in arguments else FEWER
    core = pytest_step("核心测试", python, *SPREAD, *fewer)
    browsers.ensure_in_ci()
    beside = [core, *other_pythons()] if ALL in arguments else [core]
    office_tests = pytest_step("办理系统测试", offices, *OFFICE, *WAITING, *fewer)
    return run_all([*lint_steps(python), *office_types(offices), office_tests], beside=beside)


def office() -> str:
    """The Python of the office's tests."""
    return ensure(environments.of("webtest"))


def office_types(python: str) -> list[Step]:
    """The office's types, read with Django's plugin."""
    return [
        Step(
            "mypy：办理系统的类型",
            python,
            ("mypy", "--config-file", "mypy-web.ini", *folders_with_python(OFFICE), *MEASURED),
        )
    ]


def folders_with_python(folders: tuple[str, ...]) -> list[str]:
    """Those of these folders that hold Python files."""
    return [folder for folder in folders if any((CHECKOUT / folder).rglob("*.py"))]


def prepare_development() -> str:
    """The Python of the development environment, with a place where the checks can keep their caches."""
    python = ensure(environments.of("dev"))
    if not os.access(home(), os.W_OK):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(home()))
    return python


def lint_steps(python: str) -> list[Step]:
    """The static checks."""
    cache = str(home() / "cache" / "imports")
    return [
        Step("ruff：写法", python, ("ruff", "check", ".")),
        Step("mypy：类型", python, ("mypy", *folders_with_python(CORE))),
        Step("import-linter：谁可以用谁", python, ("tools.contracts", "--no-logo", "--cache-dir", cache)),
        Step("大小：文件与函数", python, ("tools.sizes",)),
        Step("模板：排版与写法", python, ("tools.templates", "--check")),
    ]


def other_pythons() -> list[Step]:
    """The core's tests once more for each other tested Python; says in one line when it is not on this machine."""
    steps = []
    for version, python in pythons.others().items():
        if python is None:
            say(f"zc：没有找到 Python {version}，不在它上面重测核心；装上以后会自动加入。")
            continue
        inside = ensure(Environment("test", python))
        steps.append(pytest_step(f"核心测试，Python {version}", inside, *CORE_TESTS, *FEWER))
    return steps


def pytest_step(name: str, python: str, *arguments: str) -> Step:
    """A run of pytest that keeps its cache with the others."""
    return Step(name, python, ("pytest", "-q", "-o", f"cache_dir={home() / 'cache' / 'pytest'}", *arguments))
