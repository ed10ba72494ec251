"""Taking a step from a page: the form, the refusal, the words that are not lost, the case that has gone."""
