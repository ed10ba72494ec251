"""How many make a crowd: pages ask as often for it as for one. ZHICHENG_CROWD=40 is the campaign."""

import os

CROWD = int(os.environ.get("ZHICHENG_CROWD", "7"))
SIZES = (1, 3, CROWD)
MOST_QUERIES = 10
"""Of a page, whatever stands in it."""
MOST_OF_A_CASE = MOST_QUERIES + 1
"""Queries of a page of one case, which is no list: it asks for the titles of before this system besides."""
