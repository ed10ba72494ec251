"""What the applicants of the demo city say of themselves: several routes of 二（二）, each long enough, and why things fail."""

from datetime import date, timedelta
from random import Random
from typing import Any

from zhicheng_web.demo.another_city import fit_record, is_level_open
from zhicheng_web.demo.organisations import Firm

ROUTES = (
    ("bachelor", "assistant", 500),
    ("junior_college", "assistant", 1200),
    ("master", "assistant", 200),
    ("secondary_vocational", "technician", 500),
)
ROUTE_WEIGHTS = (10, 5, 2, 2)
WITH_TECHNICIAN = frozenset(
    ("agronomy", "animal_husbandry", "arts_and_crafts", "archives", "mass_culture", "engineering")
)
"""Series with a lower grade; elsewhere secondary education leads nowhere."""
PROVINCIAL_SHARE = 0.12
"""The share whose insurance runs through the province: 二（二） leaves it to a person."""
INSURED_MONTHS = 14


def invent_facts(firm: Firm, payer: str, posted: date, filed: date, chance: Random) -> dict[str, Any]:
    """The facts of somebody whose service is long enough on the first day of publicity."""
    level, gives, days = chance.choices(ROUTES, ROUTE_WEIGHTS)[0]
    if (gives == "technician" and firm.series not in WITH_TECHNICIAN) or not is_level_open(level, gives):
        level, gives, days = ROUTES[0]
    begun = posted - timedelta(days=days + chance.randrange(400))
    diploma = begun - timedelta(days=30)
    degree = {"degree_date": diploma.isoformat()} if level in ("bachelor", "master") else {}
    public = firm.kind == "public_institution"
    return {
        "applicant": {"origin": "mainland", "status": "employed", "annual_review": "qualified"},
        "target": {"series": firm.series, "specialty": firm.specialty, "level": gives, "major_relation": "same"},
        "educations": [
            {
                **{"level": level, "diploma_date": diploma.isoformat(), "mode": "full_time", "recognized": True},
                **degree,
                **invent_school(level, firm.specialty, diploma),
            }
        ],
        "titles": [],
        "skills": [],
        "licences": [],
        "employment": [
            {
                "start": begun.isoformat(),
                "employer": payer,
                "work": "professional",
                "series": firm.series,
                "record": fit_record("appointment_notice" if public else "recruitment_register"),
                "post": f"{firm.specialty}岗",
            }
        ],
        "post": {"title": f"{firm.specialty}岗", "specialty": firm.specialty, "department": "技术部"},
        "summary": {
            "work": f"到岗以来一直从事{firm.specialty}工作，先跟着师傅做，第二年起独立承担任务，按规程完成并做好记录。",
            "achievements": "独立完成三项任务，验收都合格。\n参加本单位的技术培训并通过考试。",
        },
        "insurance": [invent_insurance(payer, filed, chance)],
    }


def invent_school(level: str, specialty: str, diploma: date) -> dict[str, str]:
    """Where somebody has studied what, with the number of the diploma; no such school exists."""
    school = "滇池职业技术学校" if level == "secondary_vocational" else "滇池学院"
    number = f"DC{diploma.year}{diploma.timetuple().tm_yday:03}"
    return {"school": school, "major": specialty, "diploma_number": number}


def invent_insurance(payer: str, filed: date, chance: Random) -> dict[str, Any]:
    """Insurance up to the month before the filing."""
    last = filed.year * 12 + filed.month - 2
    area = "provincial" if chance.random() < PROVINCIAL_SHARE else "kunming"
    return {
        "from": month_of_number(last - INSURED_MONTHS),
        "to": month_of_number(last),
        "payer": payer,
        "area": area,
        "late": False,
    }


def month_of_number(number: int) -> str:
    """A month by its number.

    >>> month_of_number(2026 * 12)
    '2026-01'
    """
    return f"{number // 12}-{number % 12 + 1:02}"
