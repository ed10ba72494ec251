"""Of what kinds of things a page is made, so that each arrangement is judged once and not at every visit.

Judging costs most of a journey's time, and eight visits to one task list would be judged eight times. A page is judged
again as soon as anything in it stands in a place where nothing of its kind has stood, or its headings follow otherwise.
"""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.web.fixtures import SOCKET

KINDS = r"""(seen) => {
  const kind = (one) => [one.tagName, one.className.baseVal ?? one.className, one.type ?? "",
    ...["role", "data-r", "aria-current", "aria-invalid"].map((name) => one.getAttribute(name) ?? "")]
    .join(".").replace(/\s+/g, " ");
  const all = [...document.querySelectorAll("body, body *:not(symbol, symbol *, option)")]
    .filter((one) => !seen || one.checkVisibility());
  const headings = [...document.querySelectorAll("h1, h2, h3, h4")].map((one) => one.tagName);
  const run = headings.filter((one, place) => one !== headings[place - 1]).join(" ");
  const named = (one) => one.labels?.length || one.getAttribute("aria-label") || one.type === "hidden" ? "" : "nameless";
  const fields = [...document.querySelectorAll("input, select, textarea")].map((one) => kind(one) + named(one));
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const twice = ids.filter((one, place) => ids.indexOf(one) !== place).map((one) => "twice " + one);
  return [...new Set([run, ...twice, ...fields, ...all.map((one) => kind(one.parentElement) + " > " + kind(one))])];
}"""

judged: dict[str, set[str]] = {}
"""By what was judged, at which width: the kinds that this run has seen."""


def is_new(page: Page, judgement: str, seen: bool = False) -> bool:
    """Whether a page holds anything that this judgement has not met; from now on it has. `seen`: only what is shown."""
    known, here = judged.setdefault(judgement, set()), set(page.evaluate(KINDS, seen))
    with told(judgement).open("a+", encoding="utf-8") as others:
        others.seek(0)
        known |= set(others.read().splitlines())
        others.writelines(f"{kind}\n" for kind in here - known)
    fresh = not here <= known
    known |= here
    return fresh


def told(judgement: str) -> Path:
    """Where the processes of one run tell each other what they have judged; one alone tells nobody."""
    place = os.environ.get(SOCKET)
    return Path(place) / f"judged-{judgement}" if place else Path(os.devnull)
