"""python -m zhicheng_web.serve.preparing, started by the supervisor before it serves; nobody starts it by hand.

What keeps the office from being opened is said here, with exit status 2; status 1: it did not come to an end.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

import django
import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from zhicheng_web import databases, environment
from zhicheng_web.environment import Environment
from zhicheng_web.serve import access_rules, obstacles, owner_url, provision, web
from zhicheng_web.serve.obstacles import Obstacle
from zhicheng_web.serve.terminal import print_line


def prepare_office() -> int:
    """Prepare. The day, the home and whether it is a demonstration stand in the environment."""
    web.install_stop_handlers()
    owner_url.take_owner_url()
    try:
        prepare(environment.read_environment())
    except (Obstacle, ImproperlyConfigured, OSError, DatabaseError, psycopg.Error) as error:
        print_line(obstacles.describe_failure(error, environment.read_environment().home))
        return 2
    except SystemExit:  # told to stop
        return 1
    return 0


def prepare(variables: Environment) -> None:
    """Make what is missing; from then on the embedded database is closed to us."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "zhicheng_web.settings"
    databases.admit_owner(variables)
    embedded = None if variables.database_url else Path(databases.find_socket(variables))
    if embedded:
        provision.ensure_roles_and_database(embedded)
    django.setup()
    filling = import_module("zhicheng_web.serve.preparing.filling")  # knows tables, hence read when Django stands
    filling.fill_database(variables.home, embedded, print_line)
    if embedded:
        access_rules.close_to_owner(variables.home / "database" / "data", embedded)


if __name__ == "__main__":
    sys.exit(prepare_office())
