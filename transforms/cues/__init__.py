"""Offer the cues that a quotation span may belong to, described by features that the learned weights rate.

`cues` has the values that the rooms above work on; names and acts that are no saying are told here too. Which option is
taken is decided in `transforms/attributions`.
"""
