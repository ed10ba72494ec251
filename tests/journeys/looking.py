"""What every page must be, whoever looks: without faults of access, no wider than the screen, nothing from elsewhere."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.shapes import is_new

AXE = Axe().axe_script
RUN = """contrast => axe.run({
    resultTypes: ['violations'], preload: false, rules: {'color-contrast': {enabled: contrast}},
}).then(found => found.violations)"""
CRAMPED = """() => [...document.querySelectorAll('.mark')].filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1)
    .map(one => one.textContent.trim())"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(page: Page) -> list[str]:
    """What axe finds, one line each; a page of nothing but what was judged before at this width is not judged again.

    Contrast, two thirds of the time, is the same at every width: it is judged where something is to be seen for the first.
    """
    page.wait_for_load_state()
    if not is_new(page, f"access-{(page.viewport_size or {'width': 0})['width']}"):
        return []
    if not page.evaluate("'axe' in window"):  # once a page: it is half a megabyte
        page.evaluate(AXE)
    found = page.evaluate(RUN, is_new(page, "contrast", seen=True))
    told = [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]
    return told + [f"a mark has no room: {one}" for one in page.evaluate(CRAMPED)]


def sideways(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    page.wait_for_load_state()
    return int(page.evaluate(OVERFLOW))
