"""A sheet of titles as it is sent: the file, and once it was looked at its text, sealed for whoever has sent it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from django import forms

from zhicheng_web.encryption import UnreadableCiphertext, decrypt_bytes, encrypt_bytes
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.earlier_titles.sheet import TitleRow, parse_title_sheet
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.sheets import SheetUnreadable, read_sheet_text


class TitleSheetForm(Form):
    """The sheet as a file; once it was looked at, its text, sealed for whoever has sent it."""

    file = forms.FileField(
        label="职称名册（CSV）", required=False, help_text="在Excel里填好，选“另存为”，类型选“CSV（逗号分隔）”。"
    )
    sealed = forms.CharField(required=False, widget=forms.HiddenInput)
    rows: list[TitleRow]

    def __init__(self, own_authority: str, person_id: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_authority, self.owner = own_authority, f"earlier_title_sheet|{person_id}"
        self.fields["file"].asked = "必选"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The rows of one of both. A field error says what is wrong with the sheet."""
        cleaned: dict[str, Any] = super().clean() or {}
        try:
            text = self.read_text(cleaned)
            self.rows = parse_title_sheet(text, find_current_policy(), self.own_authority)
            cleaned["sealed"] = urlsafe_b64encode(encrypt_bytes(text.encode(), self.owner)).decode()
        except SheetUnreadable as wrong:
            self.add_error("file", str(wrong))
        return cleaned

    def read_text(self, cleaned: Mapping[str, Any]) -> str:
        """The text of the file, or what was looked at before. Raises SheetUnreadable."""
        if cleaned.get("file"):
            return read_sheet_text(cleaned["file"])
        if not cleaned.get("sealed"):
            raise SheetUnreadable("还没有选文件。")
        try:
            return decrypt_bytes(urlsafe_b64decode(cleaned["sealed"]), self.owner).decode()
        except (ValueError, UnreadableCiphertext) as wrong:
            raise SheetUnreadable("看过的文件已经读不出来，请重新选择文件。") from wrong
