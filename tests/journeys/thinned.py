"""Which journeys an ordinary run leaves out: `./zc test --all` runs them, and so does CI.

The five stories, the mishaps with scripts, every page narrow and wide, and everything that only a browser does stay in. Left out
is what the tests of the rooms show without a browser: a form sent without JavaScript is what their client sends.
"""

import pytest

repeated = pytest.mark.all
"""The same steps as in a test that needs no browser."""
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
