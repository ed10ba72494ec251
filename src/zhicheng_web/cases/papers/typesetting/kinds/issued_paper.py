"""What every paper has: the layout that prints it, the moment it bears, and whether it is a draft."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class IssuedPaper:
    """A paper of the office. `layout`: its file in `layouts`, without the ending. `issued_at`: what the PDF gives as its moment,
    of the case and never of the clock, or two printings would differ. `draft`: with 草稿 across each page. `copy`: of how
    many, which; `check_code`: at the foot of its pages.
    """

    layout: ClassVar[str]
    name: ClassVar[str]
    issued_at: datetime
    draft: bool = False
    copy: int = 1
    check_code: str = ""
