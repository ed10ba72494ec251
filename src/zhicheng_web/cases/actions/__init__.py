"""What people do with a case: one use case, one file, one verb. Objects first, then keywords; the case comes back.

Every action is given `by`, `at`, `key` and `version` (`authorised.Act`) and raises StepRefused with findings, or
StaleVersion. What its step asks and writes is a StepAct, made again in every attempt.
"""
