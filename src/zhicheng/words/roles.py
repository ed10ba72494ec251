"""What the roles are called: one name each, for the terminal, the documents and every page."""

from collections.abc import Mapping

ROLE_NAMES: Mapping[str, str] = {
    "applicant": "申报人",
    "employer": "单位人事",
    "examiner": "经办",
    "approver": "复核",
    "bureau": "市人社局",
    "system": "系统",
}
"""Who takes a step."""
CAPACITY_NAMES: Mapping[str, str] = {**ROLE_NAMES, "employee": "职工", "bureau": "市局管理"}
"""What a person is in an organisation, or for themselves: of the bureau, its name would say the organisation once more."""
