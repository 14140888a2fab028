"""Name the tags and relations of the parse, and the marks, that rules of many rooms ask for.

A rule that needs another set, for a reason of its own, keeps that set itself.
"""

# Verbs that can head a sentence; helping verbs such as "will" have a tag of their own.
FINITE_TAGS = frozenset(("VBD", "VBP", "VBZ"))
FINITE_OR_MODAL_TAGS = FINITE_TAGS | {"MD"}
# Of words that open a question or a relative clause: "who", "which", "whose", "where".
RELATIVE_TAGS = frozenset(("WDT", "WP", "WP$", "WRB"))
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
# With clauses that are subjects, and with "it" and "there", which hold a subject's place.
SUBJECTS_OF_ALL_KINDS = SUBJECTS | {"csubj", "expl"}
DASHES = frozenset(("-", "--", "\u2013", "\u2014"))
# Marks that end a sentence, without and with those that break it off; tuples, as `str.endswith` takes them.
SENTENCE_ENDS = (".", "?", "!")
SENTENCE_ENDS_OR_DOTS = (*SENTENCE_ENDS, "\u2026")
# Quotation marks as the tokenizer leaves them.
OPENING_MARKS = frozenset(('"', "'", "``", "\u2018", "\u201c"))
CLOSING_MARKS = frozenset(('"', "'", "''", "\u2019", "\u201d"))
# What the model calls a name of a place, and one of somebody who may speak.
PLACE_LABELS = frozenset(("FAC", "GPE", "LOC"))
PEOPLE_LABELS = frozenset(("PERSON", "ORG", "NORP"))
# What the model calls a day or an hour.
TIME_LABELS = frozenset(("DATE", "TIME"))
# The apostrophe of an owner as a token of its own.
POSSESSIVE_MARKS = ("'s", "\u2019s")
# Words that stand before what the reader knows.
DEFINITE_WORDS = frozenset(("the", "this", "that"))
