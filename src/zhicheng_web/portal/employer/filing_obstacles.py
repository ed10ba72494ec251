"""What keeps a case from being filed now, in the words of HR: shown of each person before anybody presses a button."""

from datetime import date
from typing import NamedTuple

from django.urls import reverse

from zhicheng.procedure.lanes import LANE_NAMES, Lane, list_open_cells
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.read.lanes import read_lanes
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.employer.forecast_findings import FilingForecast
from zhicheng_web.portal.employer.routing import FilingDestination


class FilingObstacle(NamedTuple):
    """One thing that is not there; `href` leads to where it is put right, "" where others have to."""

    words: str
    href: str = ""


def list_filing_obstacles(
    case: Case, forecast: FilingForecast, destination: FilingDestination, on: date
) -> list[FilingObstacle]:
    """Everything that a case lacks for a filing on a day, its papers, publicities and assessments fetched before."""
    missing_papers = required.list_missing_materials(case, required.list_employer_materials(case, on))
    obstacles = [
        FilingObstacle(f"缺{name}", reverse("employer-enclose", args=[case.public_id])) for name in missing_papers
    ]
    if not destination.name:
        obstacles.append(build_routing_obstacle(case, forecast))
    return obstacles + list_agency_obstacles(case)


def build_routing_obstacle(case: Case, forecast: FilingForecast) -> FilingObstacle:
    """三（三） nobody to file with: what would have to change, and where."""
    if forecast.answer is None:
        return FilingObstacle("申报内容不完整，判断不了", reverse("employer-case", args=[case.public_id]))
    if forecast.verdict == "out_of_scope":
        return FilingObstacle("没有本市的认定部门")
    return FilingObstacle("不知道报给谁", reverse("employer-unit"))


def list_agency_obstacles(case: Case) -> list[FilingObstacle]:
    """三（二） the cells of the two lanes of a dispatched worker that are open."""
    lanes = read_lanes(case)
    if lanes is None:
        return []
    cells = [(lane, list_open_cells(lanes, lane)) for lane in Lane]
    href = reverse("employer-lanes", args=[case.public_id])
    return [FilingObstacle(f"{LANE_NAMES[lane]}还没有{'、'.join(names)}", href) for lane, names in cells if names]
