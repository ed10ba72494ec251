"""Pages of the bureau: every case and why it stands where it stands."""
