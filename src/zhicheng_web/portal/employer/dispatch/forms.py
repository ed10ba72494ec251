"""三（二） what is filled in for a lane: the four checks, the day of the stamp, the days on papers."""

from datetime import date

from django import forms

from zhicheng_web.cases.actions.record_agency_papers import PaperDays
from zhicheng_web.portal.employer.forms import CHECKS, describe_missing_checks
from zhicheng_web.portal.shared.forms.base import TickBoxes
from zhicheng_web.portal.shared.forms.fields import DatePartsField
from zhicheng_web.portal.shared.steps.step_page import CaseForm

MEANINGS = ("材料由有权的单位出具", "和原件核对过", "页数齐全，看得清", "在有效期内")
MATERIAL_CHECKS = tuple((key, f"{name}：{meaning}") for (key, name), meaning in zip(CHECKS, MEANINGS, strict=True))
MAX_WORDS = 200


class CheckForm(CaseForm):
    """The agency's check."""

    checks = forms.MultipleChoiceField(
        label="逐项核对全部材料",
        choices=MATERIAL_CHECKS,
        widget=TickBoxes,
        error_messages={"required": "合法、真实、完整、有效都没有勾选。核对后勾选；不能确认的，请退回本人补正。"},
    )
    words = forms.CharField(
        label="核对了什么",
        max_length=MAX_WORDS,
        help_text=f"例如：身份证、劳动合同、派遣协议、社保缴费记录，都和原件核对过。最多{MAX_WORDS}个字。",
        error_messages={"required": "请写明核对了哪些材料。"},
    )

    def clean_checks(self) -> list[str]:
        """All four. Raises ValidationError for those that are missing."""
        ticked: list[str] = self.cleaned_data["checks"]
        missing = describe_missing_checks(ticked)
        if missing:
            raise forms.ValidationError(missing)
        return ticked


class StampForm(CaseForm):
    """The day on which the proof was stamped."""

    stamped_on = DatePartsField(label="盖章的日子", error_messages={"required": "请填写盖章的日子。"})


class PapersForm(CaseForm):
    """The days on the agency's papers."""

    checked_on = DatePartsField(label="派遣公司审核的日子", error_messages={"required": "请填写审核的日子。"})
    posted_on = DatePartsField(label="派遣公司张贴公示的日子", error_messages={"required": "请填写张贴的日子。"})
    posted_until = DatePartsField(label="公示的最后一日", error_messages={"required": "请填写公示的最后一日。"})
    stamped_on = DatePartsField(label="派遣公司盖章的日子", error_messages={"required": "请填写盖章的日子。"})

    def read_days(self) -> PaperDays:
        """The days, from the valid fields."""
        return PaperDays(*(date.fromisoformat(self.cleaned_data[name]) for name in PaperDays._fields))


class AgreementForm(CaseForm):
    """Until when the agreement holds, and that it is all there."""

    valid_until = DatePartsField(label="协议有效期到哪天", error_messages={"required": "请填写协议的到期日。"})
    pages = forms.MultipleChoiceField(
        label="核对协议",
        choices=(("complete", "首页、末页和写明工作性质的页都在，盖有两家的章"),),
        widget=TickBoxes,
        error_messages={"required": "请核对协议的页后勾选；缺页的，请补齐再登记。"},
    )
