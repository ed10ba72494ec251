"""三（二） 附件2: a branch asks its parent for the report, and the parent answers on a page of its own, without an account."""
