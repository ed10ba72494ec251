"""HR of the employer: what they say of a person, and what they do at their desk."""

import re

from tests.journeys.stories.person import Person

CHECKS = ("合法", "真实", "完整", "有效")
FOUR = ("合法", "真实", "完整", "有效")
ASSESSED = {
    "品德": "遵纪守法，作风踏实，乐于带新人。",
    "能力水平": "能独立完成零件设计和出图。",
    "工作成绩": "参与三个项目，改进夹具一项。",
    "上年度考核结果": "合格",
    "所学专业与岗位专业": "一致",
    "工作安排": "服从",
    "岗位": "胜任",
}


class Hr(Person):
    """王芳 and 杨丽, who do the HR of 李云's employer."""

    def takes_up(self, act: str, name: str = "李云") -> None:
        """From the desk to the next act of somebody's case."""
        self.opens("/employer/")
        self.follows(f"{act}{name}")

    def papers(self) -> list[str]:
        """The papers of the case, in the order of their list."""
        return self.page.get_by_role("region", name=re.compile("^材料")).get_by_role("listitem").all_inner_texts()

    def turns_the_papers(self) -> None:
        """Look at each paper in turn."""
        for name in self.papers():
            self.follows(name)
            assert self.page.locator("[aria-current=true]").inner_text() == name

    def assesses(self) -> None:
        """Paper by paper the four checks, then the person, the recommendation."""
        checks = {f"{paper}，四项核对": FOUR for paper in self.papers()}
        self.follows("考核并推荐")
        self.answers(checks | ASSESSED)
        self.presses("考核通过，推荐")

    def publicises(self, day: str) -> None:
        """Choose the day, read the notice, confirm."""
        self.ticks(day)
        self.presses("按所选的日子和人更新")
        short = day.split("年")[-1]
        assert self.page.get_by_role("article", name="公示内容（附件1）").inner_text().count(f"公示期：{day}") == 1
        self.presses(f"确认1人{short}开始公示")

    def closes(self, words: str, result: str = "没有收到异议") -> None:
        """The result of the publicity."""
        self.answers({"李云": result, "补充说明": words})
        self.presses("证实并登记公示结果")

    def files(self) -> None:
        """With the authority."""
        self.presses("上报所选的人")

    def returns(self, faults: dict[str, str]) -> None:
        """All that is to be changed, at once: reasons with what to do."""
        self.follows("退回本人补正")
        for fault, words in faults.items():
            self.ticks(fault)
            self.page.get_by_label(f"怎么改（选填）：{fault}").fill(words)
        self.presses("退回李云补正")

    def records_an_objection(self, by: str, words: str) -> None:
        """Somebody has come with an objection."""
        self.follows("登记异议")
        self.answers({"反映人": by, "异议内容": words})
        self.presses("登记异议，开始核查")

    def settles(self, outcome: str, words: str, which: str = "") -> None:
        """The outcome of the enquiry; of several objections into one."""
        self.follows("核查异议，登记结论")
        asked = {"哪一件异议": which} if which else {}
        self.answers(asked | {"核查结论": outcome, "核查经过和依据": words})
        self.presses("登记结论")
