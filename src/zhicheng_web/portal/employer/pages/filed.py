"""After filing: taking it back before acceptance; filing again within the grace."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.cases import corrections
from zhicheng_web.cases.actions.recall import recall as take_recall
from zhicheng_web.cases.actions.refile import refile as take_refile
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.forms import SureForm
from zhicheng_web.portal.employer.pages.acting import one_step
from zhicheng_web.portal.shared.forms import Form


@entry(Role.EMPLOYER, of="case")
def recall(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Back to before filing, as long as nobody has accepted it."""
    return one_step(request, case, SureForm, "recall", lambda it, form, given: take_recall(it, **given))


class RefileForm(Form):
    """What the employer says to faults for which nothing had to be changed: `answer-<code>`."""

    def answers(self) -> Mapping[str, str]:
        """By the code of the fault."""
        start = "answer-"
        return {name.removeprefix(start): str(self.data[name]).strip() for name in self.data if name.startswith(start)}


@entry(Role.EMPLOYER, of="case")
def refile(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The faults one by one, answered by a change or in words; then again to the authority under the first date."""

    def take(it: Any, form: RefileForm, given: dict[str, Any]) -> object:
        return take_refile(it, answers=form.answers(), **given)

    return one_step(request, case, RefileForm, "refile", take, lambda it: faults(it, request))


def faults(it: Any, request: OfficeRequest) -> dict[str, Any]:
    """The open round: each fault, whether it is answered, what was typed."""
    standing = corrections.open_round(it)
    said = request.POST
    found = standing.reasons if standing else []
    lines = [(fault, said.get(f"answer-{fault['code']}", "")) for fault in found]
    return {"round": standing, "lines": lines}
