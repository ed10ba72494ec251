"""Taking a step from a page: what every act is given, and what the page says when it was refused or came too late."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from zhicheng.finding import Finding
from zhicheng.procedure.move import Refused
from zhicheng_web.cases import queries
from zhicheng_web.cases.record import Stale
from zhicheng_web.entry import OfficeRequest
from zhicheng_web.portal.shared.forms import key_of
from zhicheng_web.portal.shared.taking import CONFLICT, UNPROCESSABLE, given, too_late


class Outcome(NamedTuple):
    """What has become of an act: done, or why not. `late` tells who was first."""

    done: bool
    findings: tuple[Finding, ...] = ()
    late: str = ""

    @property
    def status(self) -> int:
        """The status of a page that shows a refusal."""
        return CONFLICT if self.late else UNPROCESSABLE

    @property
    def words(self) -> str:
        """Everything in one line, for a table of several people."""
        return self.late or "".join(f"{one.reason}{one.remedy or ''}" for one in self.findings)


def attempt(act: Callable[[], object]) -> Outcome:
    """Do it, or say why it was not done."""
    try:
        act()
    except Refused as refused:
        return Outcome(False, refused.findings)
    except Stale as stale:
        return Outcome(False, late=too_late(stale))
    return Outcome(True)


def given_for(request: OfficeRequest, case: Any) -> dict[str, Any]:
    """The same for one case among several: a key and a version of its own."""
    said = request.POST.get(f"version-{case.public_id}", "")
    version = int(said) if said.isdecimal() else -1
    return given(request) | {"key": uuid5(key_of(request), str(case.public_id)), "version": version}


def chosen(request: OfficeRequest, name: str = "case") -> list[Any]:
    """The cases that a form or an address names, those of others left out; in the order of names."""
    said = request.POST if request.method == "POST" else request.GET
    wanted = [one for one in map(as_uuid, said.getlist(name)) if one]
    visible = queries.visible_to(request.actor).filter(public_id__in=wanted)
    return list(visible.prefetch_related("publicities").order_by("pk"))


def as_uuid(text: str) -> UUID | None:
    """A public id, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
