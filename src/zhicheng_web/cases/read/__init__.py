"""Cases as pages read them: which are an actor's, what lies in one, what has happened to it."""
