"""Which quotes tell one statement, within an article and across articles."""
