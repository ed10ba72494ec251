"""What people do with a case: one use case, one file, one verb. Objects first, then keywords; the case comes back.

Every action is given `by`, `at`, `key` and `version` (taking.Act) and raises Refused with findings, or Stale.
"""
