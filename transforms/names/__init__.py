"""Find where names are in a text: where one begins, how far it goes, what is title and what is name.

In reading order: `word_case`, `name_start`, `name_extent`, `title_splitter`, `name_finder`; a name found is a
`NameSpan` (`name_spans`). What kind of thing it names is asked in `transforms/name_types`.
"""
