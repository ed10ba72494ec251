"""The list of reasons for which a case is returned, as a form: ticks, and words beside each."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from zhicheng.policy.model import Policy
from zhicheng_web.cases.refusals.return_reasons import (
    Fault,
    ReturnReason,
    has_to_be_explained,
    list_return_reasons,
)
from zhicheng_web.portal.shared.forms.base import Form

MAX_WORDS: Final = 200
"""So many characters beside a reason; a notice has room for no more."""
NOT_LISTED: Final = "清单里没有的问题：勾它在哪一部分，并写明要改什么"


class OfferedReason(NamedTuple):
    """A reason on a page: whether it is ticked, and what was typed beside it."""

    reason: ReturnReason
    is_ticked: bool
    words: str


class ReasonGroup(NamedTuple):
    """Reasons under a heading. `explained`: each has to be put into words; `any_ticked`: one of them is ticked."""

    name: str
    lines: list[OfferedReason]
    explained: bool
    any_ticked: bool


class ReturnReasonsForm(Form):
    """`reason` as often as ticked, `words-<code>` beside each. The field itself stands in the form that is made of this."""

    reasons: tuple[ReturnReason, ...]

    def offer_reasons(self, policy: Policy) -> None:
        """The reasons under a policy."""
        self.reasons = list_return_reasons(policy)
        self.set_choices("reason", [(one.code, one.words) for one in self.reasons])

    def clean(self) -> dict[str, Any]:
        """Words are no longer than a notice can hold, stand beside every reason that says nothing without them, and beside none
        that is not ticked: they would be lost.
        """
        chosen: list[str] = self.cleaned_data.get("reason", [])  # the first error takes them out of what is clean
        ticked = chosen or self.ticked()
        for one in self.reasons:
            if one.code not in ticked and self.words(one.code):
                self.add_error("reason", f"“{one.words}”写了说明，却没有勾选。请勾选它，或删去说明。")
        for code in chosen:
            length, name = len(self.words(code)), self.find_words(code)
            if length > MAX_WORDS:
                self.add_error("reason", f"“{name}”的说明有{length}个字，请缩到{MAX_WORDS}个字以内。")
            if length == 0 and has_to_be_explained(code):
                self.add_error("reason", f"“{name}”还没有写明要改什么，请在旁边写明。")
        return self.cleaned_data

    def find_words(self, code: str) -> str:
        """A reason by its words."""
        return next(one.words for one in self.reasons if one.code == code)

    def words(self, code: str) -> str:
        """What was typed beside a reason."""
        source: Mapping[str, Any] = self.data if self.is_bound else self.initial
        return str(source.get(f"words-{code}", "")).strip()

    def ticked(self) -> list[str]:
        """The codes that are ticked."""
        chosen = self["reason"].value() or []
        return [chosen] if isinstance(chosen, str) else list(chosen)

    def faults(self) -> list[Fault]:
        """The faults that were ticked, each with what was typed beside it. Only after the form was valid."""
        codes: list[str] = self.cleaned_data["reason"]
        return [Fault(code, self.words(code)) for code in codes]


def list_offered_reasons(form: ReturnReasonsForm, some: Sequence[ReturnReason]) -> list[OfferedReason]:
    """Some reasons as they stand on the page of a form."""
    ticked = form.ticked()
    return [OfferedReason(one, one.code in ticked, form.words(one.code)) for one in some]


def build_reason_group(
    form: ReturnReasonsForm, name: str, some: Sequence[ReturnReason], explained: bool = False
) -> ReasonGroup:
    """Some reasons under a heading."""
    lines = list_offered_reasons(form, some)
    return ReasonGroup(name, lines, explained, any(one.is_ticked for one in lines))
