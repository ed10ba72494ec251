"""The self-check one question at a time: the questions, the case that answers make, and which question is next."""
