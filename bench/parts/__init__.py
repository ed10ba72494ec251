"""What the measurements share: people to judge, clocks, yardsticks."""
