"""Which journeys an ordinary run leaves out: `./zc test --all` runs them, and so does CI.

One whole life of a case, the mishaps with scripts, the frame and the front page, and what only a browser's script does stay in.
Left out is what the tests of the rooms show without a browser (a form sent without JavaScript is what their client sends; each
step of the other stories is one of theirs), and every other page looked at narrow and wide: a look is for CI.
"""

import pytest

repeated = pytest.mark.all
"""The same steps as in a test that needs no browser, or a look at each page."""
WITH_SCRIPT_AND_WITHOUT = [True, pytest.param(False, marks=repeated)]
WIDTHS = [320, pytest.param(1280, marks=repeated)]
SIZES_AND_WIDTHS = [
    ("elder", 320),
    ("standard", 1280),
    pytest.param("standard", 320, marks=repeated),
    pytest.param("elder", 1280, marks=repeated),
]
"""The two that are furthest apart, then those between them."""
SCRIPTS_AND_WIDTHS = [
    (True, 320),
    (False, 1280),
    pytest.param(True, 1280, marks=repeated),
    pytest.param(False, 320, marks=repeated),
]
