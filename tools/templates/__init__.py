"""The office's templates as text: read, laid out, checked. Knows no Django: a template is tags, blocks and white space."""
