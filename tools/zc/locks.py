"""./zc lock: turn requirements/*.in into hash-locked lists that fit every system and name no index.

uv makes the lists and is needed for nothing else. Its configuration is left out, so that no mirror, folder or
constraint of this machine leaks into what everybody installs.
"""

import os
import re
import shutil
import subprocess

from tools.zc.checkout import CHECKOUT, Obstacle, say

PASSED_VARIABLES = {"UV_CACHE_DIR", "UV_DEFAULT_INDEX", "UV_HTTP_TIMEOUT", "UV_NATIVE_TLS"}
COMPILE = (
    *("uv", "pip", "compile", "--no-config", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header"),
)
# Everything agrees with the development environment, which is locked first.
WITH_DEV = ("-c", "requirements/dev.txt")
AGREES = {
    "dev": (),
    "test": WITH_DEV,
    "bench": WITH_DEV,
    "web": WITH_DEV,
    "webtest": (*WITH_DEV, "-c", "requirements/web.txt"),
}
LEAK = re.compile(r"^\s*--?(?!-hash)(?:index|extra-index|find-links|i |f )|://|file:", re.MULTILINE)


def lock(arguments: list[str]) -> int:
    """Lock all lists again; arguments go to uv, such as --upgrade or --upgrade-package NAME."""
    if not shutil.which("uv"):
        raise Obstacle("锁定依赖要用 uv（只有这一步要用）：请先执行 python3 -m pip install uv，再运行 ./zc lock。")
    for name, agrees in AGREES.items():
        say(f"zc：锁定 requirements/{name}.txt")
        lock_one(name, *agrees, *arguments)
    return 0


def lock_one(name: str, *arguments: str) -> None:
    """One list. Refuses a result that names a place to download from."""
    target = CHECKOUT / "requirements" / f"{name}.txt"
    command = [*COMPILE, f"requirements/{name}.in", "-o", f"requirements/{name}.txt", *arguments]
    if subprocess.run(command, cwd=CHECKOUT, env=clean()).returncode:
        raise Obstacle(f"requirements/{name}.in 没有锁成：原因见上面 uv 的说明。")
    locked = target.read_text()
    if LEAK.search(locked):
        raise Obstacle(f"requirements/{name}.txt 里写进了下载地址：请检查 requirements/{name}.in，去掉地址后重新锁定。")
    target.write_text(f"# Locked from {name}.in by ./zc lock; do not edit.\n{locked}")


def clean() -> dict[str, str]:
    """The environment without what configures uv."""
    return {name: value for name, value in os.environ.items() if not name.startswith("UV_") or name in PASSED_VARIABLES}
