"""The applicant: what they have to say, and what they do at their desk."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.journeys.stories.person import Person, day

DIPLOMA = {
    "学历": "本科",
    "毕业院校": "滇池学院",
    "所学专业": "机械设计",
    "证书编号": "DC2024001",
    "毕业证日期": day(2024, 6, 30),
    "学位证日期": day(2024, 6, 30),
    "学习形式": "全日制",
    "学历是否得到承认": "承认",
}
WORK = {
    "入职日期": day(2024, 8, 1),
    "工作单位": "申报单位",
    "工作性质": "专业技术工作",
    "所从事工作的系列": "工程技术人员",
    "入职日期的依据": "《云南省招工录用登记表》",
}
INSURED = {
    "开始缴费的月份": day(2025, 1),
    "最后缴费的月份": day(2026, 2),
    "缴费单位": "申报单位",
    "参保地": "昆明市",
    "其中有没有补缴": "没有",
}
TARGET = {"系列": "工程技术人员", "专业": "机械", "级别": "助理级", "所学专业与所从事专业的关系": "一致"}
POST = {"岗位名称": "机械设计员", "岗位专业": "机械", "所在部门": "设计部"}
SUMMARY = {"工作总结": "到岗后跟着师傅画图，第二年起独立设计。", "工作成绩": "完成三台泵的设计。"}
MYSELF = {"手机号码": "13800001234", "在职状态": "在职", "上年度考核结果": "合格"}


class Applicant(Person):
    """李云, or whoever applies."""

    def begins_with(self, employer: str) -> None:
        """Find the employer and begin."""
        self.opens("/my/")
        self.follows("开始申报")
        self.answers({"单位名称或统一社会信用代码": employer})
        self.presses("查找单位")
        self.ticks("昆明滇池机械有限公司")
        self.presses("选这个单位，开始填写")

    def adds(self, task: str, button: str, said: Mapping[str, Any]) -> None:
        """One line of a task that is a list, and back to the tasks."""
        self.follows(task)
        self.follows(button)
        self.answers(said)
        self.presses("保存")
        self.presses("填好了，继续")

    def has_none(self, task: str) -> None:
        """A task of which there is nothing."""
        self.follows(task)
        self.presses("以上没填的都没有，继续")

    def tells(self, task: str, said: Mapping[str, Any]) -> None:
        """A task that is one form."""
        self.follows(task)
        self.answers(said)
        self.presses("保存")

    def uploads(self, paper: str, file: Path, instead_of: str = "") -> None:
        """One paper, or another in its place."""
        section = self.page.get_by_role("region", name=paper)
        if instead_of:
            fold = section.locator("details").filter(has_text=instead_of)
            if fold.get_attribute("open") is None:
                fold.locator("summary").click()
        one = section.locator("form").filter(has_text=instead_of or "拍照或选择文件")
        one.locator("input[type=file]").set_input_files(file)
        with self.arriving():
            one.get_by_role("button", name=re.compile("^上传")).click()

    def results(self) -> list[str]:
        """What the engine says of each clause, in their order."""
        return self.page.locator(".more[open] .check > .mark").all_inner_texts()

    def submits(self) -> None:
        """Promise that it is true, and hand it to the employer."""
        self.ticks("我填写的内容和上传的材料真实、完整")
        self.presses("提交给单位")

    def open_parts(self) -> list[str]:
        """The tasks that can be opened."""
        return self.page.locator(".tasks li > span > a").all_inner_texts()

    def sees_progress(self) -> None:
        """Where the application is, or how it ended."""
        self.opens("/my/")
        going = self.link("看进度")
        with self.arriving():
            (going if going.count() else self.link("昆明滇池机械有限公司")).click()

    def steps(self) -> list[str]:
        """The steps of the timeline that have been taken, in their order."""
        return self.page.locator(".timeline li.done h3").all_text_contents()
