"""三（二） the two lanes of a dispatched worker as every room shows them: to both units, and to the authority."""
