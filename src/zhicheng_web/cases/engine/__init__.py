"""Between a case and the engine: what it reads of the case, what it answers, and the answer made again."""
