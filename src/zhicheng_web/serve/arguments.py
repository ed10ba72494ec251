"""The words of ./zc serve: what can be written on the command line, in Chinese; needs nothing that has to be installed."""

import sys
from typing import Final

from zhicheng.cli.parser import Parser

DEFAULT_PORT: Final = 8000
PORTS: Final = range(1, 65536)
NO_SUCH_PORT: Final = "端口应是 1 至 65535 的数字，而不是“{text}”：例如 ./zc serve --port 8000。"


def build_serve_parser() -> Parser:
    """The command line of serve."""
    made = Parser(
        prog="./zc serve",
        line="启动职称办理系统，一直运行到按 Ctrl-C。",
        about="第一次运行会准备环境、数据库和演示城市，约一分半钟。数据放在 .zhicheng 里（ZHICHENG_HOME 可以改放别处）。",
        examples="./zc serve\n./zc serve --port 8001\nZHICHENG_HOME=~/zhicheng-june ZHICHENG_TODAY=2026-06-03 ./zc serve",
        statuses="0 正常停止\n2 有要先处理的事，见提示",
    )
    made.add_argument("--host", metavar="地址", default="127.0.0.1", help="监听的地址，默认只有本机能访问")
    made.add_argument(
        "--port", metavar="端口", type=parse_port, default=DEFAULT_PORT, help=f"端口，默认 {DEFAULT_PORT}"
    )
    made.add_argument("--no-demo", action="store_true", help="不要演示城市和一键登录")
    return made


def parse_port(text: str) -> int:
    """A port from the command line."""
    if not text.isdecimal() or int(text) not in PORTS:
        print(f"zc：{NO_SUCH_PORT.format(text=text)}", file=sys.stderr)
        sys.exit(2)
    return int(text)


if __name__ == "__main__":
    build_serve_parser().print_help()
