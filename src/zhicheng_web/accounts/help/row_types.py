"""The row of a help by name, for annotations only."""

from zhicheng_web.accounts.help.rows import AccountHelp

__all__ = ["AccountHelp"]
