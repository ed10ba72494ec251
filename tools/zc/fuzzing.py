"""./zc fuzz: one campaign by name, or the list of them; and the bill of materials, which needs no environment."""

import argparse
import os
import random

from tools.zc import environments, pythons
from tools.zc.benches import first_line, print_choices
from tools.zc.checkout import CHECKOUT, Obstacle, say
from tools.zc.making import ensure
from tools.zc.starting import start

CAMPAIGNS = CHECKOUT / "tests" / "web" / "fuzz"
REQUESTS = 20_000
ONE_RUN = "no_request"
"""Of a campaign's file the test that sends; the others belong to the ordinary run."""
OF_FILES = {"papers": CHECKOUT / "tests" / "web" / "papers" / "campaign.py"}
"""Campaigns that send no requests but files; they read their own options."""


def fuzz(arguments: list[str]) -> int:
    """Run tests/web/fuzz/test_NAME.py with many requests, or a campaign of files; without a name, list what can be fuzzed."""
    if not arguments:
        return print_choices("用法：./zc fuzz 名称 [--requests 次数 或 --files 个数] [--seed 种子]", list_campaigns())
    name, *rest = arguments
    if name not in list_campaigns():
        raise Obstacle(f"没有名为 {name} 的乱输测试：运行 ./zc fuzz 可以看到全部名称。")
    if name in OF_FILES:
        module = ".".join(OF_FILES[name].relative_to(CHECKOUT).with_suffix("").parts)
        return start(ensure(environments.of("webtest")), (module, *rest), CHECKOUT)
    options = read_options(rest)
    os.environ |= {"ZHICHENG_FUZZ": str(options.requests), "ZHICHENG_SEED": str(options.seed)}
    say(f"zc：种子 {options.seed}，{options.requests} 次请求。发现问题时，按提示的种子和次数可以重来。")
    file = (CAMPAIGNS / f"test_{name}.py").relative_to(CHECKOUT).as_posix()
    return start(ensure(environments.of("webtest")), ("pytest", "-q", "-rP", file, "-k", ONE_RUN), CHECKOUT)


def read_options(words: list[str]) -> argparse.Namespace:
    """How many requests, and from which seed; another seed each time unless one is given."""
    parser = argparse.ArgumentParser("./zc fuzz")
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    return parser.parse_args(words)


def list_campaigns() -> dict[str, str]:
    """Names of the campaigns with the first line of what each says of itself."""
    files = sorted(CAMPAIGNS.glob("test_*.py"))
    of_requests = {file.stem.removeprefix("test_"): first_line(file) for file in files}
    return of_requests | {name: first_line(file) for name, file in OF_FILES.items()}


def sbom(arguments: list[str]) -> int:
    """Print the bill of materials of a locked list, by the Python that runs this."""
    return start(pythons.running().path, ("tools.sbom", *arguments), CHECKOUT)
