"""./zc serve: the environment of the office, then the office itself."""

import sys

from tools.zc import environments
from tools.zc.checkout import CHECKOUT
from tools.zc.making import ensure
from tools.zc.starting import start


def serve(arguments: list[str]) -> int:
    """Become the supervisor of the office. Does not come back. What it can do is told without anything installed."""
    if {"-h", "--help"} & set(arguments):
        return start(sys.executable, ("zhicheng_web.serve.arguments",), CHECKOUT)
    return start(ensure(environments.of("web")), ("zhicheng_web.serve", *arguments), CHECKOUT)
