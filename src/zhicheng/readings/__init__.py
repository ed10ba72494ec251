"""The rules read otherwise than as plain Python (`[bulk]`: compiled; `[prove]`: as terms). None of them states a rule."""
