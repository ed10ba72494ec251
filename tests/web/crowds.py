"""How many make a crowd: pages ask as often for it as for one. ZHICHENG_CROWD=40 is the campaign."""

import os

CROWD = int(os.environ.get("ZHICHENG_CROWD", "7"))
SIZES = (1, 3, CROWD)
MOST_QUERIES = 10
"""Of a page, whatever stands in it."""
