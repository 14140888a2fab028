"""Offer the clauses that may be attributions, and where each begins and ends; tell those in which nobody says anything.

Which of them are taken is decided in `transforms/attributions`.
"""
