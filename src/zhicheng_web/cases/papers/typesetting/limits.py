"""How long and how large the setting of a paper may be: every such number. Limits of this office, not of the notice."""

from typing import Final

from zhicheng_web.cases.papers.uploads.limits import MEGABYTE

SETTING_SECONDS: Final = 10.0
"""Wall time for a paper; a form of twelve employers and 2,000 characters takes a hundredth of it."""
SETTING_MEMORY: Final = 1024 * MEGABYTE
SETTING_FILES: Final = 32
TYPESETTERS: Final = 2
"""Papers set at once on this machine, whatever the number of processes that serve pages."""
PAPERS_OF_A_PROCESS: Final = 300
"""After so many a process is ended and another takes its place: what the library keeps of former papers goes with it."""
