"""Ten people whose cases were filled in with a mistake each, and one without, as an office would send them."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

from tests.cli.running import jsonl, shared_case

Case = dict[str, Any]


def no_such_day(case: Case) -> None:
    case["educations"][0]["diploma_date"] = "2024-02-30"


def wrong_check_character(case: Case) -> None:
    case["employer"]["uscc"] = "91530102MA6K3H5X1D"


def misspelt_series(case: Case) -> None:
    case["target"]["series"] = "enginering"


def misspelt_key(case: Case) -> None:
    case["applicant"]["statuss"] = "employed"


def left_before_coming(case: Case) -> None:
    case["employment"][0]["end"] = "2024-07-01"


def no_such_month(case: Case) -> None:
    case["insurance"][0]["from"] = "2025-13"


def no_filing_date(case: Case) -> None:
    del case["filing_date"]


def no_date_at_all(case: Case) -> None:
    case["educations"][0].update(diploma_date=None, degree_date=None)


def backward_publicity(case: Case) -> None:
    case["publicity"]["end"] = "2026-02-27"


def without_mistake(case: Case) -> None:
    pass


MISTAKES: Final[tuple[tuple[str, Callable[[Case], None]], ...]] = (
    ("张伟", no_such_day),
    ("李云", without_mistake),
    ("王芳", wrong_check_character),
    ("赵敏", misspelt_series),
    ("周平", misspelt_key),
    ("吴霞", left_before_coming),
    ("郑凯", no_such_month),
    ("孙宁", no_filing_date),
    ("林晓", no_date_at_all),
    ("马丽", backward_publicity),
)


def list_with_mistakes() -> bytes:
    """The list; its last line was cut off."""
    cases = []
    for name, mistake in MISTAKES:
        case = {**deepcopy(shared_case("bachelor-plain")), "id": name}
        mistake(case)
        cases.append(case)
    return jsonl(*cases) + jsonl({**shared_case("bachelor-plain"), "id": "胡青"})[:-40]
