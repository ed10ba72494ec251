"""Papers that are printed of a case: what each is made of, and the page that hands it out."""
