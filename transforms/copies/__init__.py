"""Signatures by which copies of one story are known. Which article is a copy of which: warehouse/lake/copies.py."""
