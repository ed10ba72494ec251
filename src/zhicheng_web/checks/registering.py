"""When Django asks the checks: at `check`, at `migrate`, before serving."""

from django.core.checks import Tags, register

from zhicheng_web.checks.fonts import check_fonts_are_there
from zhicheng_web.checks.pages import check_pages_name_entry
from zhicheng_web.checks.production import check_production


def register_checks() -> None:
    """Make Django ask these; what speaks against production only at `check --deploy`, and where serving asks for it."""
    register(check_pages_name_entry, Tags.urls)
    register(check_fonts_are_there, Tags.files)
    register(check_production, Tags.security, deploy=True)
