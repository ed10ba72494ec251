"""How somebody comes in and stays in: by which proofs, from where, for how long, confirmed how lately."""
