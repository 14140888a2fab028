"""Make the entities of one article and their mentions: group the names, assign ids, tell metonyms.

In reading order: `missed_names` and `common_nouns` (which names count), `named_after`, `single_names` and `grouping`
(which name the same), then `ids`, `metonymy` and `assembly` (entities and mentions). Where names are, what kind of
thing they name and which offices persons have is found in rooms of their own: `transforms/names`, `name_types`,
`persons`, `roles`.
"""
