"""./zc serve: the database, the jobs and the pages of a city under one supervisor."""
