"""Which journeys an ordinary run leaves out: `./zc test --all` runs them, and so does CI.

What only a browser's script does stays in, once: saving while somebody types, keys, two presses, a session that ends; and the
frame, the front page and the short check, narrow. Left out is what the tests of the rooms show without a browser (a form sent
without JavaScript is what their client sends; each step of a story is one of theirs), the same at a second desk, and every page
looked at narrow and wide: a look is for CI.
"""

import pytest

repeated = pytest.mark.all
"""The same steps as in a test that needs no browser, or a look at each page."""
WITH_SCRIPT_AND_WITHOUT = [True, pytest.param(False, marks=repeated)]
SIZES_AND_WIDTHS = [
    ("elder", 320),
    pytest.param("standard", 1280, marks=repeated),
    pytest.param("standard", 320, marks=repeated),
    pytest.param("elder", 1280, marks=repeated),
]
"""The one in which least has room, then the others."""
SCRIPTS_AND_WIDTHS = [
    (True, 320),
    pytest.param(False, 1280, marks=repeated),
    pytest.param(True, 1280, marks=repeated),
    pytest.param(False, 320, marks=repeated),
]
