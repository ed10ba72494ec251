"""The engine for programs: the same answer as `zhicheng check --json`, to the byte. Nothing is stored."""
