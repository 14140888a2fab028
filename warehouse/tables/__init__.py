"""One module a table: a declaration and nothing else."""
