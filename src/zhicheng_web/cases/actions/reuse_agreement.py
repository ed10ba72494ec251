"""三（二） the dispatch agreement that was enclosed for another person of the same two units is enclosed for this one, too."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, PagePicture, Paper
from zhicheng_web.cases.papers.attach import ChangePapers, change_papers
from zhicheng_web.cases.read.lanes import AGREEMENT, find_valid_agreement
from zhicheng_web.cases.transition.authorised import Act, require_that


@dataclass
class ReuseAgreement(ChangePapers):
    """The same bytes as a paper of this case."""

    digest: str = ""

    def write(self, case: Case) -> None:
        """Beside none: it is enclosed once. Raises StepRefused: there is one already, or none that is valid."""
        found = find_valid_agreement(case, engine_input.to_kunming_date(self.act["at"]))
        lacking = AGREEMENT not in engine_input.group_current_papers(case)
        require_that(lacking, "agreement_lacking", "三（二）", "这件申报已经附有派遣协议", "不用再附。")
        require_that(
            found is not None,
            "agreement_on_file",
            "三（二）",
            "两家之间没有登记过现在有效的派遣协议",
            "请上传派遣协议。",
        )
        if found is not None:
            self.digest = copy_paper(found.paper, case, self.act).sha256
        super().write(case)

    def note(self) -> dict[str, str]:
        """The kind, and the hash of the bytes that were added."""
        return {"paper": self.kind, "added": self.digest}


def copy_paper(source: Paper, case: Case, act: Act) -> Paper:
    """A paper of another case as a paper of this one: the bytes lie once, under their hash."""
    copied = {name: getattr(source, name) for name in ("kind", "name", "sha256", "size", "media_type", "pages")}
    paper = Paper.objects.create(case=case, uploaded_by_id=act["by"].person_id, at=act["at"], **copied)
    pictures = PagePicture.objects.filter(paper=source).order_by("number")
    PagePicture.objects.bulk_create(
        PagePicture(paper=paper, number=one.number, sha256=one.sha256, thumbnail=one.thumbnail) for one in pictures
    )
    return paper


def reuse_agreement(case: Case, **act: Unpack[Act]) -> Case:
    """Enclose the agreement on file; only between the very same agency and employer, and while it is valid."""
    return change_papers(case, AGREEMENT, act, lambda: ReuseAgreement(act, AGREEMENT))
