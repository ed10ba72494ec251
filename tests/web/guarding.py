"""A guard around every test: who moves a door or leaves people behind is named, and whoever comes later meets neither."""

from django.db import connection, connections

from tests.web.server import ask_database, doors, empty_database

LEFT_DOORS = "{test} left the doors of the database at {found} instead of {home}"
LEFT_PEOPLE = "{test} left people or organisations in the database that all tests of this process begin with"
ANYBODY = "SELECT EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM organisation)"


class Guard:
    """What it knows of this process: where the doors belong, and which test was the last that had a database."""

    def __init__(self) -> None:
        self.home: dict[str, tuple[str, str, str]] = {}
        self.last = ""

    def take_home(self) -> None:
        """Here the doors belong from now on."""
        self.home = doors()

    def assert_doors_unmoved(self, test: str) -> None:
        """The doors are where they belong. Else the test is named, and they are led back."""
        found = doors()
        if not self.home or found == self.home:
            return
        connections.close_all()
        for door, (socket, name, role) in self.home.items():
            del connections[door]  # it may be somebody else's
            connections.settings[door].update(HOST=socket, NAME=name, USER=role)
        raise AssertionError(LEFT_DOORS.format(test=test, found=found, home=self.home))

    def assert_nobody_left(self, test: str) -> None:
        """The database is empty, for this test as for the first. Else the one before is named, and it is made empty."""
        if self.home and ask_database(ANYBODY):
            empty_database(connection.settings_dict["NAME"])
            raise AssertionError(LEFT_PEOPLE.format(test=self.last))
        self.last = test
