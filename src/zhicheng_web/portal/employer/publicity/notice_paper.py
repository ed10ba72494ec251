"""附件1 as PDF: for one and for many, of the lane whose people print it (三（二）)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from zhicheng import codes
from zhicheng.procedure.lanes import LANE_NAMES, Lane, find_other_lane
from zhicheng.words import labels
from zhicheng.words.fact_lines import find_label
from zhicheng_web.cases.engine.remedies import format_day
from zhicheng_web.cases.papers.typesetting.kinds.letters import LetterPart, LetterTable, PublicityNotice
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.clock import KUNMING
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.employer import publicity_notice
from zhicheng_web.portal.employer.work_queue import name_requested_title
from zhicheng_web.portal.shared.calendar.filing_season import find_policy_in_force

HEADS = ["序号", "姓名", "部门", "学历", "所学专业", "拟认定"]
WIDTHS = [12, 28, 0, 22, 32, 30]
HIGHEST_FIRST = (
    *(
        "doctor",
        "master",
        "graduate_class",
        "second_bachelor",
        "bachelor",
        "technician_class",
        "technician_preparatory",
    ),
    *("junior_college", "technical_senior", "secondary_vocational", "technical_intermediate", "vocational_high"),
)
"""Educations from the highest down; classes of technician schools behind what 二（三） compares them with."""


def write_publicity_notice(
    notice: publicity_notice.PublicityNotice, cases: Sequence[Case], actor: Actor
) -> PublicityNotice:
    """The notice that hangs: no number, telephone of a person, address or photo on it."""
    people = publicity_notice.order_people(cases, notice.start)
    several = f"等{notice.people}名" if notice.people > 1 else ""
    days = (
        f"公示时间：{format_day(notice.start)}至{format_day(notice.last)}，共{notice.days}个工作日（从张贴次日起算）。"
    )
    objections = (
        "对公示的人有异议的，请在公示期内实名向本单位人事部门反映。以个人名义反映的，署真实姓名和联系方式；"
        "以单位名义反映的，加盖公章。我们对反映人保密，查清后答复。"
    )
    phone = [f"电话：{notice.telephone}。"] if notice.telephone else []
    return PublicityNotice(
        issued_at=datetime.combine(notice.start, time(), KUNMING),
        head="",
        title=[f"关于{notice.first}{several}同志", "考核认定初级职称的公示"],
        number="",
        addressee="",
        board=True,
        parts=[
            LetterPart("", describe_grounds(notice, people, actor), build_people_table(notice, people)),
            LetterPart("一、公示时间", [days]),
            LetterPart("二、有异议怎么办", [objections, *phone]),
        ],
        signed_by=[notice.signed_by],
        signed_on=notice.start,
    )


def describe_grounds(notice: publicity_notice.PublicityNotice, cases: Sequence[Case], actor: Actor) -> list[str]:
    """On what the notice rests; of dispatched workers, which other unit publicises whom too."""
    title = find_policy_in_force(notice.start).notice.title
    grounds = [f"根据《{title}》三（二），经个人申报、单位考核，拟推荐下列同志考核认定初级职称，现予公示，接受监督。"]
    by_unit: dict[tuple[Lane, str], list[str]] = {}
    for case in cases:
        agency, lane = case.particulars.agency, find_acting_lane(case, actor)
        if agency is not None:
            other = case.particulars.employer.name if lane is Lane.AGENCY else agency.name
            by_unit.setdefault((lane, other), []).append(case.particulars.name)
    for (lane, other), names in by_unit.items():
        whose = "本公示" if len(names) == len(cases) else f"其中{'、'.join(names)}的公示"
        grounds.append(f"{whose}由{LANE_NAMES[lane]}作出，{LANE_NAMES[find_other_lane(lane)]}{other}同时公示。")
    return grounds


def build_people_table(notice: publicity_notice.PublicityNotice, cases: Sequence[Case]) -> LetterTable:
    """A row for each person, in the order given."""
    rows = [
        [str(place), one.particulars.name, *describe_facts(one.facts), name_requested_title(one, notice.start)]
        for place, one in enumerate(cases, 1)
    ]
    return LetterTable(HEADS, WIDTHS, rows)


def describe_facts(facts: Mapping[str, Any]) -> list[str]:
    """Department, the highest education and its major; a dash for what nobody has stated. Of two alike the one stated last."""
    schools = [one for one in facts.get("educations") or [] if one.get("level") in HIGHEST_FIRST]
    highest: Mapping[str, Any] = min(reversed(schools), key=lambda one: HIGHEST_FIRST.index(one["level"]), default={})
    level = find_label(codes.EDUCATIONS, labels.EDUCATION_LABELS, highest["level"]) if highest else ""
    found = [(facts.get("post") or {}).get("department"), level, highest.get("major")]
    return [one or "—" for one in found]
