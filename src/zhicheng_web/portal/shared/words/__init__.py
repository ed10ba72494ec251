"""What things are called on pages: checks, facts, data of a unit, the engine's answer."""
