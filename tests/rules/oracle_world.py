"""The oracle on one completed case: every check, every candidate, the verdict that each leads to (rules.md, section 3)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from tests.rules.oracle_facts import (
    GRAVITY,
    Line,
    annual_review,
    conduct,
    employed_in_kunming,
    employer_in_scope,
    entry_licence,
    gravest,
    series_in_scope,
    status,
    work_permit,
)
from tests.rules.oracle_insurance import begun_anew, insured_months, last_payer
from tests.rules.oracle_policy import Policy, has_technicians, reading
from tests.rules.oracle_routes import (
    EDUCATION_ROUTES,
    ROUTES,
    Candidate,
    candidates_of,
    first_application,
    highest_held,
    is_asked_for,
)
from tests.rules.oracle_service import Case, filing, items, part
from tests.rules.oracle_standards import credential_of
from tests.rules.oracle_titles import (
    NEW_POST_MONTHS,
    RANKS,
    Change,
    change_of_series,
    titles_elsewhere,
    titles_held,
)
from tests.rules.oracle_unknown import World

VERDICT_OF = {
    "not_applicable": "eligible",
    "pass": "eligible",
    "review": "review",
    "unknown": "incomplete",
    "later": "not_yet",
    "fail": "not_eligible",
}
KINDEST_FIRST = ("eligible", "review", "incomplete", "not_yet", "not_eligible", "out_of_scope")
FAR_AWAY = date.max
DOES_NOT_APPLY = Line("not_applicable")


class Led(NamedTuple):
    """A candidate, the verdict it leads to, and for `not_yet` the day on which time has cured all."""

    candidate: Candidate
    verdict: str
    earliest: date | None


class Judged(NamedTuple):
    """A completed case judged: what binds every route, every candidate, and what the best of them gives."""

    world: World
    policy: Policy
    common: Mapping[str, Line]
    insured: Line
    recognised: str
    led: Sequence[Led]
    verdict: str
    route: str | None
    earliest: date | None

    def of(self, name: str | None) -> Led | None:
        """A candidate of this world by its name."""
        return next((one for one in self.led if one.candidate.name == name), None)


def judge_world(world: World, policy: Policy) -> Judged:
    """Every check and every candidate; nothing stops at the first no."""
    case = world.case
    change = change_of_series(case, policy)
    common = common_lines(case, policy, change)
    insured = insured_months(case, policy)
    recognised = recognition(case)
    led = [lead(case, policy, one, common, insured, change) for one in candidates_of(case, policy, change)]
    best = min((one for one in led if one.candidate.on_offer), key=preference, default=None)
    verdict, earliest = ("not_eligible", None) if best is None else (best.verdict, best.earliest)
    if "fail" in (common[key].result for key in ("employed_in_kunming", "series_in_scope", "employer_in_scope")):
        verdict, earliest = "out_of_scope", None
    refused = best is None or verdict in ("not_eligible", "out_of_scope")
    route = None if refused or best is None else best.candidate.route
    return Judged(world, policy, common, insured, recognised, led, verdict, route, earliest)


def common_lines(case: Case, policy: Policy, change: Change) -> dict[str, Line]:
    """What binds every route alike."""
    changed = Line(change.result, change.measured, NEW_POST_MONTHS, change.day)
    return {
        "employed_in_kunming": employed_in_kunming(case, policy),
        "work_permit": work_permit(case),
        "status": status(case, policy),
        "conduct": conduct(case),
        "annual_review": annual_review(case, policy),
        "series_in_scope": series_in_scope(case, policy),
        "employer_in_scope": employer_in_scope(case, policy),
        "last_payer": last_payer(case, policy),
        "entry_licence": entry_licence(case, policy),
        "series_change": DOES_NOT_APPLY if change.result == "not_applicable" else changed,
    }


def recognition(case: Case) -> str:
    """二（一）, whatever the route: one recognised record is enough; who offers none may not have been asked for one."""
    records = items(case, "educations")
    if any(education["recognized"] for education in records):
        return "pass"
    return "fail" if records or not (items(case, "skills") or items(case, "titles")) else "not_applicable"


def is_exempt(case: Case, policy: Policy, one: Candidate) -> bool:
    """二（二）: 硕士次月认定 is a first recognition: no junior title of any series is held. By the other reading always."""
    if one.route != "master":
        return False
    if reading(policy, "insurance.master_exempt") == "always":
        return True
    return not any(title["level"] in ("technician", "assistant") for title in titles_held(case))


def lead(case: Case, policy: Policy, one: Candidate, common: Mapping[str, Line], insured: Line, change: Change) -> Led:
    """The verdict that a candidate leads to, by the gravest thing in its way; the day on which time has cured all."""
    in_its_way = [*common.values(), one.months, one.standard]
    if not is_exempt(case, policy, one):
        in_its_way.append(insured)
    if reading(policy, "education.asked_of_every_route"):
        in_its_way.append(Line("pass" if recognition(case) == "pass" else "fail"))
    verdict = VERDICT_OF[gravest(*(line.result for line in in_its_way))]
    days = [line.day or FAR_AWAY for line in in_its_way if line.result == "later"]
    if insured in in_its_way and insured.result != "later":
        days = [*days, *begun_anew(case, policy, max(days, default=filing(case)))]
    return Led(one, verdict, max(days) if verdict == "not_yet" else None)


def preference(led: Led) -> tuple[Any, ...]:
    """The best verdict; then, in the order of rules.md, section 3, 4, what tells candidates apart. Least is best."""
    one = led.candidate
    return (
        KINDEST_FIRST.index(led.verdict),
        led.earliest or FAR_AWAY,
        -RANKS[one.level],
        one.route != "series_change",
        one.months.day or FAR_AWAY,
        ROUTES.index(one.route),
    )


def lines(judged: Judged, name: str | None) -> dict[str, Line]:
    """The checks of a completed case but the routes', seen from the candidate taken."""
    case, policy, taken = judged.world.case, judged.policy, judged.of(name)
    exempt = taken is not None and is_exempt(case, policy, taken.candidate)
    refuses: dict[str, Callable[[Case, Policy, Sequence[Led]], str]] = {
        "unrelated_major": unrelated_major,
        "held": held,
        "no_such_level": no_such_level,
        "level_asked": level_asked,
    }
    return {
        **judged.common,
        "insured_months": DOES_NOT_APPLY if exempt else judged.insured,
        "education_recognized": Line(education_recognized(judged, taken)),
        "series_standard": DOES_NOT_APPLY if taken is None else taken.candidate.standard,
        **{key: Line(answer(case, policy, judged.led)) for key, answer in refuses.items()},
    }


def education_recognized(judged: Judged, taken: Led | None) -> str:
    """二（一）: no red line under a route that asks no diploma; by the other reading it binds every route."""
    if reading(judged.policy, "education.asked_of_every_route"):
        return "pass" if judged.recognised == "pass" else "fail"
    asks_none = taken is not None and taken.candidate.route not in EDUCATION_ROUTES
    return "not_applicable" if asks_none and judged.recognised == "fail" else judged.recognised


def unrelated_major(case: Case, policy: Policy, led: Sequence[Led]) -> str:
    """二（五）: asked at a first application on a route by education; the months it adds are in the route's own."""
    by_education = any(one.candidate.route in EDUCATION_ROUTES for one in led)
    return "pass" if by_education and first_application(case) else "not_applicable"


def held(case: Case, policy: Policy, led: Sequence[Led]) -> str:
    """Already holds the level asked for or a higher one."""
    asked = part(case, "target").get("level") or "assistant"
    return "fail" if highest_held(case) >= RANKS[asked] else "pass"


def no_such_level(case: Case, policy: Policy, led: Sequence[Led]) -> str:
    """The series has no 员级, and that is all that was asked for or that would be open."""
    target = part(case, "target")
    if has_technicians(policy, target["series"]) or any(one.candidate.on_offer for one in led):
        return "not_applicable"
    by_diploma = any(
        education["recognized"] and credential_of(education) == "secondary_vocational"
        for education in items(case, "educations")
    )
    elsewhere = [title["level"] for title in titles_elsewhere(case)]
    by_title = "technician" in elsewhere and "assistant" not in elsewhere
    return "fail" if target.get("level") == "technician" or by_diploma or by_title else "not_applicable"


def level_asked(case: Case, policy: Policy, led: Sequence[Led]) -> str:
    """Fails where no credential opens the level asked for; none asked for: any level."""
    opened = any(is_asked_for(case, policy, one.candidate.level) for one in led)
    return "not_applicable" if opened else "fail"


def result_of(judged: Judged, name: str) -> str:
    """What a route comes to by one credential; a record that is not recognised in this world opens none."""
    led = judged.of(name)
    return "fail" if led is None else led.candidate.months.result


def gravity(result: str) -> int:
    """The place of a result among all."""
    return GRAVITY.index(result)
