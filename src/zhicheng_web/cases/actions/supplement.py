"""三（三）: the applicant puts right what the authority's notice faults; nothing else opens."""

from collections.abc import Collection, Mapping
from typing import Any, Unpack

from zhicheng_web.cases.actions.edit import save_facts
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act


def supplement(case: Case, facts: Mapping[str, Any], confirmed: Collection[str] = (), **act: Unpack[Act]) -> Case:
    """Replace faulted parts of the facts. What was publicised cannot change under a filing in force: the database
    refuses (`publicity_of_this_content`); such a case is withdrawn and applied for again. `confirmed`: see edit.
    """
    return save_facts(case, "supplement", facts, act, confirmed)
