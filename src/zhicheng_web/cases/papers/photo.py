"""三（四） the photo that 附件3 prints: a paper of the applicant's that no policy asks for, upright as on an identity card."""

import logging
from base64 import b64encode
from typing import Final

from zhicheng.policy.model import Material
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import pictures
from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, build_upload_refusal
from zhicheng_web.cases.papers.uploads.reader.jpeg_marks import read_jpeg_shape
from zhicheng_web.cases.papers.uploads.signatures import PDF
from zhicheng_web.cases.papers.uploads.store import PaperAltered, PaperGone
from zhicheng_web.cases.refusals.return_reasons import PHOTO
from zhicheng_web.cases.transition.authorised import require_that

LOG: Final = logging.getLogger("zhicheng.papers")
PHOTO_MATERIAL: Final = Material(PHOTO, "三（二）", "optional", "applicant", "本人照片", None)
__all__ = ["PHOTO", "PHOTO_MATERIAL", "check_photo", "load_photo", "require_only_photo"]

LEAST_RATIO, MOST_RATIO = 0.6, 0.85
"""Width by height: one inch is 25 by 35 mm, two inches are 35 by 49, those of the social-insurance card 26 by 32."""


def check_photo(kind: str, clean: CleanPaper) -> None:
    """Raises StepRefused where a photo is no picture, or not of that shape; other papers may have any."""
    if kind != PHOTO:
        return
    if clean.media_type == PDF or not clean.pictures:
        raise build_upload_refusal(
            "photo_no_picture", "照片要是JPG或PNG图片", "请上传证件照的电子版，或给证件照拍一张。"
        )
    shape = read_jpeg_shape(clean.pictures[0])
    if not shape.height * LEAST_RATIO <= shape.width <= shape.height * MOST_RATIO:
        raise build_upload_refusal(
            "photo_shape",
            f"照片宽{shape.width}、高{shape.height}，不是证件照的比例",
            "请用竖的一寸或二寸证件照；手机照片请先裁成竖的，宽大约是高的七成。",
        )


def load_photo(case: Case) -> str:
    """The photo that counts, as JPEG in base64; "" where there is none, or its file is gone: the form has a
    place to glue one. Raises pictures.ReadersBusy where its picture would have to be drawn now.
    """
    found = engine_input.group_current_papers(case).get(PHOTO)
    if not found:
        return ""
    try:
        return b64encode(pictures.load_picture(found[-1], 1)).decode()
    except (pictures.PageNotDrawn, PaperGone, PaperAltered) as fault:
        LOG.error("paper %s: no photo for the form: %s", found[-1].public_id, type(fault).__name__)
        return ""


def require_only_photo(case: Case, kind: str) -> None:
    """Raises StepRefused for a second photo beside the one that is there: a new one takes its place."""
    there = kind == PHOTO and bool(engine_input.group_current_papers(case).get(PHOTO))
    require_that(not there, "photo_there", "三（二）", "已经有一张照片", "要换的，请在照片下面选“换一份”。")
