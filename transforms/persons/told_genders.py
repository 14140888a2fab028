"""Tell the gender of who a surname alone means, by its own sentence, where several people of a text bear it.

"Silva said she would stay" is Ana, not Rui Silva; ""My wife had the idea," Silva said" is Rui. Who it means then:
`persons.py`. The gender of persons over a text: `gender.py`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.name_forms import fold_name
from transforms.language.words import Word
from transforms.names.name_spans import NameSpan

_GENDERS = {
    **dict.fromkeys(("he", "his", "himself"), "male"),
    **dict.fromkeys(("she", "herself"), "female"),
}
_OTHER_GENDER = {"male": "female", "female": "male"}
# Kin of one's own age, who are the other bearer of a surname more often than others are: not "my uncle".
_NEAR_KIN = frozenset(("wife", "husband", "brother", "sister"))
_OWNED = "her"  # his or hers by its tag: "said her record" is the speaker's, "told her" is not
_OWNER_TAG = "PRP$"
_OBJECT_PRONOUNS = frozenset(("him", "her", "them"))
_SUBJECT = "nsubj"
_SENTENCE_ENDS = frozenset((".", "?", "!", ";"))
_OPENING_MARKS = frozenset(('"', "\u201c", "``"))
_CLOSING_MARKS = frozenset(('"', "\u201d", "''"))
# Words of a sentence behind a name in which a pronoun means it, where nobody else is named.
_MAX_WORDS_BEHIND = 20
# Words between a name and the mark that closes or opens what its bearer says.
_MAX_WORDS_TO_MARK = 6
_MAX_QUOTED_WORDS = 60


def tell_genders_of_namesakes(
    single: Iterable[NameSpan], full: Sequence[NameSpan], texts: Sequence[list[Word]]
) -> list[NameSpan]:
    """Give the single names, those that are the last word of two full names or more with the gender that is told."""
    bearers: Counter[str] = Counter()
    for key in {fold_name(name_span.name) for name_span in full}:
        bearers[key.split()[-1]] += 1
    return [
        replace(name_span, told_gender=_gender_beside(name_span, texts[name_span.parse]))
        if bearers[fold_name(name_span.name)] > 1
        else name_span
        for name_span in single
    ]


def _gender_beside(name_span: NameSpan, words: Sequence[Word]) -> str:
    return _gender_of_pronoun_behind(name_span, words) or _gender_by_kin(name_span, words)


def _gender_of_pronoun_behind(name_span: NameSpan, words: Sequence[Word]) -> str:
    """Give the gender of the first pronoun behind a subject in its sentence, where nobody else is named before it."""
    if words[name_span.last].dep != _SUBJECT:
        return ""
    for word in words[name_span.last + 1 : name_span.last + 1 + _MAX_WORDS_BEHIND]:
        lower = word.text.lower()
        if word.text in _SENTENCE_ENDS or word.text in _OPENING_MARKS or word.label == "PERSON":
            return ""
        if lower in _GENDERS:
            return _GENDERS[lower]
        if lower == _OWNED and word.tag == _OWNER_TAG:
            return "female"
        if lower in _OBJECT_PRONOUNS:
            return ""
    return ""


def _gender_by_kin(name_span: NameSpan, words: Sequence[Word]) -> str:
    """Give the other gender than that of the kin of whom the bearer speaks: "My brother saved us," Silva said."""
    for at in _places_of_quoted_words(name_span, words):
        if words[at].text.lower() != "my" or at + 1 >= len(words):
            continue
        noun = words[at + 1].text.lower()
        role = look_up_role_noun(noun) if noun in _NEAR_KIN else None
        if role is not None and role.gender is not None:
            return _OTHER_GENDER[role.gender]
    return ""


def _places_of_quoted_words(name_span: NameSpan, words: Sequence[Word]) -> Iterable[int]:
    """Give the places of the words between the marks that a name is right behind, else right before."""
    near = range(max(0, name_span.first - _MAX_WORDS_TO_MARK), name_span.first)
    closed = next((at for at in reversed(near) if words[at].text in _CLOSING_MARKS), None)
    if closed is not None:
        least = max(0, closed - _MAX_QUOTED_WORDS)
        opened = next((at for at in range(closed - 1, least - 1, -1) if words[at].text in _OPENING_MARKS), closed)
        return range(opened, closed)
    near = range(name_span.last + 1, min(len(words), name_span.last + 1 + _MAX_WORDS_TO_MARK))
    opened = next((at for at in near if words[at].text in _OPENING_MARKS), len(words))
    most = min(len(words), opened + _MAX_QUOTED_WORDS)
    closed = next((at for at in range(opened + 1, most) if words[at].text in _CLOSING_MARKS), most)
    return range(opened, closed)
