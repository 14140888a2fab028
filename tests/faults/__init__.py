"""Faults that a store has to outlast, each by a seed: `python -m tests.faults`, and a small share of it in the tests.

Everything here uses what callers of the store use (`warehouse.store`, `bi.publish`, `bi.reader`, `audit`) and whole
processes, and knows no file and no step inside of it. What is appended: work.py. What counts as a loss: losses.py.
"""
