"""Attribute spans and clauses to cues by weights, so that no two attributions share a word.

In reading order: `features` (what a block offers), `cue_linking` (spans to cues), `clause_attributions` (words without
marks), `overlaps`. What the page tells beyond doubt: `transforms/layouts`.
"""
