"""Days as pages show them: the filing season, the milestones of a case, a publicity day by day."""
