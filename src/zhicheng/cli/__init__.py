"""The command of the house: `zhicheng check`, `clause`, `windows`, `policy`, `completion`."""

import sys
from collections.abc import Sequence
from typing import cast

from zhicheng.cli.commands import build_command_line
from zhicheng.cli.errors import (
    EXIT_INTERRUPTED,
    EXIT_READER_GONE,
    EXIT_UNWRITABLE,
    CommandFailure,
    describe_disk_trouble,
)
from zhicheng.cli.streams import abandon_output, prepare_streams, say_failure


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    prepare_streams()
    try:
        return run_words(sys.argv[1:] if argv is None else list(argv))
    except CommandFailure as failure:
        say_failure(str(failure))
        status = failure.status
    except BrokenPipeError:
        status = EXIT_READER_GONE
    except KeyboardInterrupt:
        status = EXIT_INTERRUPTED
    except OSError as error:
        say_failure(f"结果没有写完：{describe_disk_trouble(error)}，再运行一次。")
        status = EXIT_UNWRITABLE
    abandon_output()
    return status


def run_words(words: Sequence[str]) -> int:
    """Run the command that was typed. What a stream takes no more is raised here, and not at exit."""
    parser = build_command_line()
    try:
        if not words:
            parser.print_help()
            return 0
        arguments = parser.parse_args(words)
        return cast(int, arguments.run(arguments))
    finally:
        sys.stdout.flush()
