"""The page of uploads as its reader sees it: a group for each kind of paper, a place for each file that can be sent."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from zhicheng.policy.city_words import restate_city
from zhicheng.policy.model import Material
from zhicheng.words.records import REGISTER_PLACE
from zhicheng_web.cases.papers.photo import PHOTO
from zhicheng_web.cases.papers.pictures import find_papers_with_thumbnail
from zhicheng_web.cases.read.row_types import Paper
from zhicheng_web.cases.refusals.return_reasons import RecordedFault
from zhicheng_web.portal.applicant.advice import CasePaper, CaseStanding

UPLOAD_REASONS = {
    "commitment_letter": "承诺材料真实。打开“信用中国（云南昆明）”网站打印，本人签名，拍照或扫描。",
    "identity_document": "证明您是谁。正面和反面都要拍到，四角完整。",
    "work_permit": "外国人在昆明工作要有许可证。",
    "education_certificate": "证明学历和取得的日期。毕业证、学位证都有的，两份都传。",
    "skill_certificate": "证明技能等级和取得的日期。",
    "title_certificate": "证明已有职称和取得的日期。",
    "recruitment_register": f"从登记表上的日期起计算工作年限。{REGISTER_PLACE}",
    "appointment_notice": "从通知书上的日期起计算工作年限。没有的，向单位人事索要。",
    "insurance_record": "证明连续缴费的月份和缴费单位。可在社保网站或“云南人社”下载。",
    "entry_licence": "这个系列要有从业准入资格才能从事。",
    "post_change_proof": "证明您已经换到新的岗位。",
    "former_title_certificate": "证明原来系列的职称。",
    PHOTO: "印在认定表（附件3）上，也用来核对是您本人。竖的一寸或二寸证件照，可以给证件照拍一张；选传，以后也可以补。",
}
"""Why a paper is asked for, and how to get a good one; what it is called and under which clause stands in the policy."""


class UploadSlot(NamedTuple):
    """A place for one file: `id` names it in the form, `file` is what lies there, `trouble` why the last one was not taken.

    `has_thumbnail`: whether its first page can be shown small.
    """

    id: str
    file: Paper | None
    trouble: str
    has_thumbnail: bool = False


class UploadGroup(NamedTuple):
    """All files of one kind. `closed`: a round of correction leaves it as it is."""

    material: Material
    why: str
    is_required: bool
    closed: bool
    faults: Sequence[RecordedFault]
    files: Sequence[UploadSlot]
    empty_slot: UploadSlot

    @property
    def is_photo(self) -> bool:
        """Whether it is the photo: asked for by the form that is printed, never owed."""
        return self.material.key == PHOTO

    @property
    def faulted(self) -> bool:
        """Whether a fault of it waits to be put right."""
        return any("answered" not in one for one in self.faults)


def list_upload_groups(standing: CaseStanding, kinds: Collection[str], wrong: Mapping[str, str]) -> list[UploadGroup]:
    """The groups of some kinds, open ones first. `wrong`: what is wrong with a file, by the id of its slot."""
    papers = [one for one in (*standing.papers, standing.photo) if one.material.key in kinds]
    small = find_papers_with_thumbnail(file for one in papers for file in one.files)
    groups = [build_upload_group(standing, one, wrong, small) for one in papers]
    return sorted(groups, key=lambda one: one.closed)


def build_upload_group(
    standing: CaseStanding, paper: CasePaper, wrong: Mapping[str, str], small: Collection[int]
) -> UploadGroup:
    """All files of one kind of paper, with room for one more. `small`: the keys of the papers with a thumbnail."""
    key = paper.material.key
    files = [
        UploadSlot(str(file.public_id), file, wrong.get(str(file.public_id), ""), file.pk in small)
        for file in paper.files
    ]
    closed = not standing.may_change(key)
    empty_slot = UploadSlot(key, None, wrong.get(key, ""))
    return UploadGroup(
        paper.material,
        restate_city(UPLOAD_REASONS.get(key, ""), standing.policy),
        paper.is_required,
        closed,
        standing.faults_at("paper", key),
        files,
        empty_slot,
    )
