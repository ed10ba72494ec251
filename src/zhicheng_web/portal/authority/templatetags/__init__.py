"""Words of the authority's templates."""
