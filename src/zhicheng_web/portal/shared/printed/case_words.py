"""How letters name a case: who applied from where for what, under which number, to whom."""

from datetime import datetime

from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.remedies import format_day
from zhicheng_web.cases.engine.requested_title import find_requested_title
from zhicheng_web.portal.shared.calendar.filing_season import find_policy_in_force
from zhicheng_web.portal.shared.printed.sources import PaperSources


def format_day_of(at: datetime) -> str:
    """The day of a moment in Kunming."""
    return format_day(engine_input.to_kunming_date(at))


def name_notice(sources: PaperSources) -> str:
    """The notice by its title, as it stands in the policy of the day."""
    return f"《{find_policy_in_force(sources.on).notice.title}》"


def describe_wish(sources: PaperSources) -> str:
    """What was asked for: series, specialty, title."""
    case = sources.case
    wanted = find_requested_title(case, day_number(sources.on.isoformat()))
    specialty = f"{case.specialty}专业" if case.specialty else ""
    return "，".join(one for one in (wanted.series_name, specialty, wanted.title) if one)


def find_authority_name(sources: PaperSources) -> str:
    """The authority, as it was called when it decided; else whoever has the case, or whom the engine names; "" for nobody."""
    case_file, received = sources.case_file, sources.case.authority
    decided = case_file.recognition or case_file.decision
    if decided is not None and decided.authority_name:
        return decided.authority_name
    return received.name if received else str(sources.answer.get("authority_name") or "")


def describe_contact(sources: PaperSources) -> str:
    """Whom to ask at the authority; "" where no telephone is known."""
    phone = sources.case.authority.phone if sources.case.authority else ""
    return f"有疑问的，请联系{find_authority_name(sources)}，电话{phone}。" if phone else ""


def find_moment(sources: PaperSources, *steps: str) -> datetime | None:
    """When one of these steps was taken last; None where none was."""
    return next((one.entry.at for one in reversed(sources.history) if one.entry.event in steps), None)
