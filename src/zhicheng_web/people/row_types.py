"""The rows of people and organisations by name, for annotations only: a page says what it is handed.

A page finds a row through `queries`, `register`, `search` or `membership_history` and changes it through an action, never
through one of these names (tests/repository/test_pages_ask_no_table.py).
"""

from zhicheng_web.people.models import (
    EmployeeRequest,
    Invitation,
    LeaveCover,
    Membership,
    Organisation,
    Person,
    UnitRequest,
)

__all__ = ["EmployeeRequest", "Invitation", "LeaveCover", "Membership", "Organisation", "Person", "UnitRequest"]
