"""python -m zhicheng_web migrate | check --deploy | worker | … : Django's commands on the office's settings."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicheng_web.settings")
    execute_from_command_line(["zhicheng_web", *sys.argv[1:]])
