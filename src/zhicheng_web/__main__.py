"""python -m zhicheng_web migrate | check --deploy | worker | … : Django's commands on the office's settings."""

import os
import sys
from typing import Final

from django.core.management import execute_from_command_line

from zhicheng_web import databases, environment

OWNER_COMMANDS: Final = ("migrate", "found")
"""What makes tables, or writes the stamp that only their owner may write."""


def run_command() -> None:
    """Do one command, the owner's with the owner's connection."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicheng_web.settings")
    if sys.argv[1:2] and sys.argv[1] in OWNER_COMMANDS:
        databases.admit_owner(environment.read_environment())
    execute_from_command_line(["zhicheng_web", *sys.argv[1:]])


if __name__ == "__main__":
    run_command()
