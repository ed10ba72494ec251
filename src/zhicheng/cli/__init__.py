"""The command of the house: `zhicheng check`, `clause`, `windows`, `policy`, `completion`."""

import os
import sys
from collections.abc import Sequence
from typing import Final, TextIO, cast

from zhicheng.cli.commands import build
from zhicheng.cli.errors import INTERRUPTED, INVALID, READER_GONE, Trouble

CHINESE_BEFORE_UNICODE: Final = frozenset({"gbk", "cp936", "gb2312"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        able_to_say_everything(stream)
    words = sys.argv[1:] if argv is None else list(argv)
    parser = build()
    try:
        if not words:
            parser.print_help()
            return 0
        arguments = parser.parse_args(words)
        status = cast(int, arguments.run(arguments))
        sys.stdout.flush()
        return status
    except Trouble as trouble:
        print(f"zhicheng：{trouble}", file=sys.stderr)
        return INVALID
    except BrokenPipeError:
        # The stream still holds what nobody reads; at exit Python would try once more to write it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED


def able_to_say_everything(stream: TextIO) -> None:
    """GB 18030 says all that its older forms say, and ✓ too; any other encoding says ? for what it lacks."""
    if stream.encoding.lower() in CHINESE_BEFORE_UNICODE:
        stream.reconfigure(encoding="gb18030")  # type: ignore[attr-defined]
    elif hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
