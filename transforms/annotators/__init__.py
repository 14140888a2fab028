"""One module a concern; each reads what it NEEDS and returns a Document with what it ADDS."""
