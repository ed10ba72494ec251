"""Numbers and names that people type and that say who somebody is: each with its normal form and what is wrong with a text;
numbers with the standard that says how their check character is made.
"""
