"""The command of the house: `zhicheng check`, `clause`, `windows`, `policy`, `completion`."""

import os
import sys
from collections.abc import Sequence
from typing import Final, TextIO, cast

from zhicheng.cli.commands import build_command_line
from zhicheng.cli.errors import EXIT_INTERRUPTED, EXIT_INVALID, EXIT_READER_GONE, CommandFailure

OLD_CHINESE_ENCODINGS: Final = frozenset({"gbk", "cp936", "gb2312"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        set_output_encoding(stream)
    words = sys.argv[1:] if argv is None else list(argv)
    parser = build_command_line()
    try:
        if not words:
            parser.print_help()
            return 0
        arguments = parser.parse_args(words)
        status = cast(int, arguments.run(arguments))
        sys.stdout.flush()
        return status
    except CommandFailure as failure:
        print(f"zhicheng：{failure}", file=sys.stderr)
        return EXIT_INVALID
    except BrokenPipeError:
        # The stream still holds what nobody reads; at exit Python would try once more to write it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_READER_GONE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def set_output_encoding(stream: TextIO) -> None:
    """GB 18030 says all that its older forms say, and ✓ too; any other encoding says ? for what it lacks."""
    if stream.encoding.lower() in OLD_CHINESE_ENCODINGS:
        stream.reconfigure(encoding="gb18030")  # type: ignore[attr-defined]
    elif hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
