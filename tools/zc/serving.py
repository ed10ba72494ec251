"""./zc serve: the environment of the office, then the office itself."""

from tools.zc import environments
from tools.zc.ground import HOUSE
from tools.zc.making import ensure
from tools.zc.starting import start


def serve(arguments: list[str]) -> int:
    """Become the supervisor of the office. Does not come back."""
    return start(ensure(environments.of("web")), ("zhicheng_web.serve", *arguments), HOUSE)
