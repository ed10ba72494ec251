"""What the person at the terminal is told: by every process of ./zc serve in the same way."""

import sys


def print_line(words: str) -> None:
    """Tell them; what is indented belongs to the line above."""
    print(f"zc：{words}" if not words.startswith("  ") else words, file=sys.stderr, flush=True)
