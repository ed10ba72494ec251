"""二（二） A predecessor or affiliate counts as the employer for whoever files since the registered day, and not before."""

from pathlib import Path

import pytest

from tests.rules.plain import EMPLOYER, STRANGER, months, plain, result
from tests.rules.policies import appended, changed


@pytest.mark.parametrize(
    ("since", "paid"),
    [("2027-12-01", "fail"), ("2026-03-11", "fail"), ("2026-03-10", "pass"), ("2020-01-01", "pass")],
)
def test_a_unit_is_related_from_its_day_on(tmp_path: Path, since: str, paid: str) -> None:
    """Filed on 2026-03-10, the last month, February, paid by the other unit."""
    policy = changed(tmp_path, appended("related_units.csv", f"{EMPLOYER},{STRANGER},原名,{since},登记"))
    its = result(plain(insurance=[months("2024-08", "2026-02", payer=STRANGER)]), policy)
    check = next(one for one in its["checks"] if one["key"] == "last_payer")
    assert (check["result"] == "pass") is (paid == "pass")


def test_of_two_entries_of_one_unit_the_earlier_counts(tmp_path: Path) -> None:
    rows = [f"{EMPLOYER},{STRANGER},关联,2027-12-01,登记", f"{EMPLOYER},{STRANGER},原名,2020-01-01,登记"]
    policy = changed(tmp_path, appended("related_units.csv", "\n".join(rows)))
    its = result(plain(insurance=[months("2024-08", "2026-02", payer=STRANGER)]), policy)
    assert its["verdict"] == "eligible"
