"""The register and the look at all chains are the bureau's: nobody else enters, ends or checks."""

from uuid import uuid4

import pytest

from tests.web import walking
from tests.web.actions.test_applicant import keys
from tests.web.cast import Cast, moment
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.cases.actions.register_unit import end_unit, register_unit, resume_unit
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import SYSTEM
from zhicheng_web.people.models import Organisation

NOW = moment("03-16")
NEW = {"kind": "employer", "name": "昆明翠湖仪器有限公司", "uscc": None, "management_area": "530103"}


@pytest.mark.parametrize("who", ["li_yun", "wang_fang", "examiner", "approver"])
def test_nobody_else_keeps_the_register(people: Cast, who: str) -> None:
    by = getattr(people, who)
    with pytest.raises(StepRefused) as entered:
        register_unit(NEW, by=by, at=NOW, key=uuid4())
    with pytest.raises(StepRefused) as ended:
        end_unit(people.other_firm, reason="单位已注销登记", by=by, at=NOW)
    with pytest.raises(StepRefused) as resumed:
        resume_unit(people.other_firm, by=by, at=NOW)
    with pytest.raises(StepRefused) as checked:
        check_ledger(by=by, at=NOW)
    assert [keys(one) for one in (entered, ended, resumed)] == [["unit_not_yours"]] * 3
    assert keys(checked) == ["ledger_not_yours"]


def test_one_entry_a_unit_however_often_it_is_sent(people: Cast) -> None:
    key = uuid4()
    first, again = (register_unit(NEW, by=people.supervisor, at=NOW, key=key) for _ in range(2))
    assert (first.pk, Organisation.objects.filter(name=NEW["name"]).count()) == (again.pk, 1)
    with pytest.raises(StepRefused) as wrong:
        register_unit(NEW | {"management_area": "nowhere"}, by=people.supervisor, at=NOW, key=uuid4())
    assert keys(wrong) == ["unit_area"]


def test_an_authority_with_running_cases_does_not_end(people: Cast) -> None:
    walking.filed(people)
    with pytest.raises(StepRefused) as refused:
        end_unit(people.wuhua, reason="机构改革，职能划转", by=people.supervisor, at=NOW)
    assert keys(refused) == ["unit_has_cases"]


def test_the_system_looks_at_night_and_writes_it_down(people: Cast) -> None:
    case = walking.filed(people)
    found = check_ledger(by=SYSTEM, at=NOW)
    assert (found.chains.cases, found.chains.entries, found.misfits) == (1, case.version, [])
    last = units.list_unit_entries(people.bureau.pk)[0]
    assert (last.event, last.by, last.body["cases"], last.body["broken"]) == ("check_ledger", 0, 1, 0)
