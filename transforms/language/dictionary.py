"""Tell words that no English dictionary has: as likely as not, names. The dictionary is the language model's own."""

# Endings of forms and of words that anybody may make, and what a base form has in their place.
_ENDINGS = (
    *(("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e")),
    *(("ers", ""), ("ers", "e"), ("ly", ""), ("ness", ""), ("less", ""), ("ish", ""), ("ism", ""), ("ist", "")),
)
# Of these a dictionary lists few, though they are common words: "rescheduling", "monetisation".
_OPEN_ENDINGS = ("ing", "ings", "ness", "isation", "ization", "ability", "ology", "ers", "ists", "isms", "ally")


def is_word_of_dictionary(word: str) -> bool:
    """Say whether a word, in any case, is an English one or a form of one, as far as its letters tell."""
    # here, not above: whoever stores rows that are made needs no spaCy
    from transforms.language.parsing import words_of_dictionary

    lower = word.lower()
    words = words_of_dictionary()
    if lower in words or lower.endswith(_OPEN_ENDINGS):
        return True
    stems = (lower.removesuffix(ending) + rest for ending, rest in _ENDINGS if lower.endswith(ending))
    return any(stem in words for stem in stems)
