"""One module a mart."""
