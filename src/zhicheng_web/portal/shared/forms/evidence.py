"""A file that proves what somebody says: a scan that goes into the case with their act."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class EvidenceField(forms.FileField):
    """A scan; `required=False`: somebody may have none."""

    def __init__(self, *, label: str, help_text: str, required: bool = True) -> None:
        messages = {
            "required": f"还没有选文件。请选择{label}的扫描件。",
            "empty": "这个文件是空的，请重新选择。",
        }
        super().__init__(label=label, help_text=help_text, required=required, error_messages=messages)


def read_evidence(cleaned: dict[str, Any], name: str = "file") -> dict[str, Any]:
    """The file of a valid form as actions take it: its name and its bytes; empty where none was chosen."""
    upload: UploadedFile[Any] | None = cleaned.get(name)
    if upload is None:
        return {"file_name": "", "data": b""}
    return {"file_name": upload.name or "", "data": upload.read()}
