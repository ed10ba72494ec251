"""The month of every day that a case may name, 1900 to 2100: two centuries that are no leap years, one that is."""

from datetime import date, timedelta

from zhicheng.eligibility.facts.fields import FIRST_YEAR, LAST_YEAR
from zhicheng.workdays.days import EPOCH
from zhicheng.workdays.months import civil_date

FIRST, LAST = date(int(FIRST_YEAR), 1, 1), date(int(LAST_YEAR), 12, 31)


def test_every_day_has_its_month_and_number() -> None:
    days = [FIRST + timedelta(after) for after in range((LAST - FIRST).days + 1)]
    found = [civil_date(day.toordinal() - EPOCH) for day in days]
    assert found == [(day.year * 12 + day.month - 1, day.day) for day in days]
    assert len(days) == 73_414
