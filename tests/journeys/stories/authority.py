"""The authority and the bureau: examiner, approver, supervisor at their desks."""

import re
from collections.abc import Mapping

from tests.journeys.stories.person import Person


class Officer(Person):
    """Whoever works at an authority."""

    def takes_up(self, name: str = "李云") -> None:
        """From the queue to a case."""
        self.opens("/authority/")
        with self.arriving():
            self.page.get_by_role("rowheader").get_by_role("link", name=name).click()

    def clauses(self) -> list[str]:
        """The clauses in their order, each with its result."""
        return self.page.locator(".verdicts .check > .mark, .verdicts .notice > .row > .mark").all_inner_texts()

    def turns_the_papers(self) -> list[str]:
        """Open each paper in turn, by its key: a page that still grows moves what a pointer aims at. What they are called."""
        names = self.page.locator(".paper > summary").all_inner_texts()
        for one in self.page.locator(".paper").all():
            if one.get_attribute("open") is None:
                one.locator("summary").press("Enter")
            one.locator("figure").wait_for()
        return [re.sub(r"^.*　|（\d+页）$", "", name) for name in names]


class Examiner(Officer):
    """陈静 of 五华, 段平 of 官渡."""

    def accepts(self) -> None:
        """Onto the desk."""
        self.presses("受理李云的申报")

    def departs(self, clause: str, opinion: str, reason: str) -> None:
        """Another opinion than the engine's of a clause that it passes."""
        self.explains("您的意见", clause, opinion)
        self.explains("理由", clause, reason)

    def proposes(self, outcome: str, **said: str) -> None:
        """The proposal."""
        self.answers({"意见": outcome} | said)
        self.presses("提交复核")

    def returns(self, faults: Mapping[str, str]) -> None:
        """One notice that lists everything."""
        self.follows("一次性告知，退回补正")
        for fault, words in faults.items():
            self.ticks(fault)
            self.explains("怎么改（选填）", fault, words)
        self.presses("退回补正")

    def transfers(self, to: str, reason: str) -> None:
        """To the authority that is responsible."""
        self.follows("移送其他部门")
        self.answers({"移送给": to, "理由": reason})
        self.presses("移送")


class Approver(Officer):
    """杨帆 of 五华."""

    def recognises(self) -> None:
        """The second pair of eyes agrees."""
        self.presses("同意认定")

    def refuses(self, remedy: str) -> None:
        """The second pair of eyes agrees that it is refused."""
        self.answers({"可以怎么办（复查或异议的办法）": remedy})
        self.presses("不予认定")


class Bureau(Person):
    """和志明, who sees every case."""

    def looks_into(self, name: str = "李云") -> None:
        """A case, why it stands where it stands, whether its record is whole."""
        self.opens("/bureau/")
        with self.arriving():
            self.page.get_by_role("rowheader").get_by_role("link", name=name).click()
