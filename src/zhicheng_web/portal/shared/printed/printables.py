"""Which papers can be printed of a case, by whom, in how many copies; each is built from the same rows that pages show."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from zhicheng.procedure.states import Role
from zhicheng_web.cases.papers.typesetting.kinds.issued_paper import IssuedPaper
from zhicheng_web.cases.papers.typesetting.kinds.recognition_form import RecognitionForm
from zhicheng_web.portal.shared.printed.recognition_form import build_recognition_form, is_form_draft
from zhicheng_web.portal.shared.printed.sources import PaperSources

EVERYBODY: Final = frozenset({Role.APPLICANT, Role.EMPLOYER, Role.EXAMINER, Role.APPROVER})
"""All who see a case."""


class Printable(NamedTuple):
    """A paper that can be printed. `copies`: whose each is; one without a name where there is one only. `is_there`: whether the
    case has come so far; `is_draft`: whether what it says may still change. `shows_number`: it holds the ID number.
    """

    name: str
    hint: str
    build: Callable[[PaperSources, int], IssuedPaper]
    is_there: Callable[[PaperSources], bool]
    is_draft: Callable[[PaperSources], bool]
    copies: tuple[str, ...] = ("",)
    roles: frozenset[Role] = EVERYBODY
    shows_number: bool = False


def is_title_not_revoked(sources: PaperSources) -> bool:
    """Whether a form can be printed: of a title that was taken away none can."""
    title = sources.case_file.recognition
    return title is None or title.revoked_at is None


PRINTABLES: Final[Mapping[str, Printable]] = {
    RecognitionForm.layout: Printable(
        "《昆明市专业技术资格考核认定表》（附件3）",
        "一式两份，逐级盖章；申报人和认定部门各留一份（三（四））。",
        build_recognition_form,
        is_title_not_revoked,
        is_form_draft,
        ("申报人留存", "认定部门留存"),
        shows_number=True,
    ),
}
"""By the name of their layout, in the order in which a case comes to them."""


def list_printables(sources: PaperSources, role: Role) -> list[tuple[str, Printable]]:
    """The papers that somebody in a role can print of a case now."""
    return [(key, one) for key, one in PRINTABLES.items() if role in one.roles and one.is_there(sources)]
