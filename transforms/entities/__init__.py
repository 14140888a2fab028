"""Find the named things of one article: find names, type them, group them into entities.

In reading order: `word_case`, `name_start`, `name_extent` and `title_splitter` (where names are: `name_finder`), then
`name_types`, `persons`, `named_after` and `grouping` (what they name), then `ids`, `metonymy`, `roles`, `gender` and
`assembly` (entities and mentions).
"""
