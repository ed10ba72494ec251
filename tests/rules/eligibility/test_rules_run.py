"""二（二） Which run of insured months counts, and the day it tells where it is long enough."""

from pathlib import Path

import pytest

from tests.rules.plain import months, plain, said
from tests.rules.policies import changed, value


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        ("2025-09", "2026-02", "2026-03-01"),  # full since the first of March
        ("2025-01", "2026-02", "2025-07-01"),
        ("2025-10", "2026-03", "2026-03-10"),  # March is paid already: full on the filing date itself
    ],
)
def test_a_run_that_is_long_enough_tells_since_when(first: str, last: str, day: str) -> None:
    found = said(plain(insurance=[months(first, last)]), "insured_months")
    assert (found[0], found[3]) == ("pass", day)


def test_where_a_run_may_have_ended_earlier_the_latest_one_counts(tmp_path: Path) -> None:
    policy = changed(tmp_path, value("insurance.run_ends_before", "1", "2"))
    ended, begun = months("2025-08", "2026-01"), months("2026-03", "2026-03")
    assert said(plain(insurance=[ended]), "insured_months", policy) == ("pass", 6, 6, "2026-02-01")
    assert said(plain(insurance=[ended, begun]), "insured_months", policy) == ("later", 1, 6, "2026-09-01")
