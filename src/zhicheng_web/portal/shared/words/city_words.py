"""What is written in the programs as it reads in the city of this office (settings.CITY): its names, the clauses of its notice.

Templates are restated when they are read, forms when they are made, findings where they are shown; what people write is theirs.
"""

from django.template import Origin
from django.template.loaders import app_directories, cached

from zhicheng.policy.city_words import restate_words
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy


def restate_here(text: str) -> str:
    """A text of the programs as it reads in this city today."""
    return restate_words(text, find_current_policy())


class CityTemplates(app_directories.Loader):
    """The templates of the rooms in the words of this city."""

    def get_contents(self, origin: Origin) -> str:
        """The text of a template; what it shows of others comes later and stays as it is."""
        return restate_here(super().get_contents(origin))


class CachedTemplates(cached.Loader):
    """Templates that are read once under each policy: with the next one an address may be another."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        """The name under which a template is cached."""
        return f"{find_current_policy().id} {super().cache_key(template_name, skip)}"
