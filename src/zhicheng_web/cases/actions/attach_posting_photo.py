"""三（二） a photo of a notice as it hangs: a paper of the case, bound to the publicity of the unit that brings it."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Paper, Publicity
from zhicheng_web.cases.models.employer import PUBLICITY_PHOTO
from zhicheng_web.cases.papers.attach import ChangePapers, create_paper_row
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step


@dataclass
class AttachPostingPhoto(ChangePapers):
    """The photo of the acting unit's notice; another one takes the place of the first."""

    name: str
    clean: CleanPaper

    def write(self, case: Case) -> None:
        """Only of a notice that stands."""
        publicity = engine_input.find_publicity_in_force(case, find_acting_lane(case, self.act["by"]).value)
        hung = publicity is not None and publicity.start_on <= engine_input.to_kunming_date(self.act["at"])
        require_that(hung, "photo_of_a_notice", "三（二）", "公示还没有张贴", "张贴以后再附上照片。")
        assert publicity is not None
        Paper.objects.filter(pk=publicity.photo_id or 0, removed_at=None).update(removed_at=self.act["at"])
        photo = create_paper_row(case, PUBLICITY_PHOTO, self.name, self.clean, self.act)
        Publicity.objects.filter(pk=publicity.pk).update(photo=photo)

    def note(self) -> dict[str, str]:
        """The kind, and the hash of the bytes."""
        return {"paper": PUBLICITY_PHOTO, "added": store.hash_paper(self.clean.data)}


def attach_posting_photo(case: Case, *, name: str, clean: CleanPaper, **act: Unpack[Act]) -> Case:
    """Bind a photo, cleaned before, to the notice of the acting unit. Raises StepRefused where none hangs."""
    return take_authorised_step(case, "enclose", act, lambda: AttachPostingPhoto(act, PUBLICITY_PHOTO, name, clean))
