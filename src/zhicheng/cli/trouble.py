"""What a person is told when a command cannot go on."""

from typing import Final

JUDGED: Final = 0
FOUND: Final = 1  # policy lint: problems; policy diff: differences
INVALID: Final = 2  # some input was invalid, or the command was typed wrongly
INTERRUPTED: Final = 130
READER_GONE: Final = 141  # as a shell reports a program whose reader closed the pipe


class Trouble(Exception):
    """A command cannot go on; the Chinese sentence begins with what is wrong and ends with what to do."""
