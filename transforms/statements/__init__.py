"""Find the quotes that make one statement, within an article and across articles."""
