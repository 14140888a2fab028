"""Find the source of a cue, the noun phrase that says it, and its edges.

`source_rules` has the rules, `source_choice` weighs the encoder's phrase beside theirs. Who that is:
`transforms/speakers`.
"""
