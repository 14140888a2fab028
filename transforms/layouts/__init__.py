"""Attribute words by how they stand on the page: turns, signatures, lists, headlines, sentences of a set form.

Each form tells beyond doubt who speaks. `layout_attributions` is the entry. Cues that have to be weighed:
`transforms/attributions`.
"""
