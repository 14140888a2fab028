"""Make the quotes of a document of all that is attributed in it, with the quotes and insertions within them.

`assembly` is the entry. Below it, in this order: `transforms/layouts`, `attributions`, `sources`, `cues`, `encoder`,
`quotations` and `clauses`. None of these rooms knows of entities: who a source is, is decided in `transforms/speakers`.
"""
