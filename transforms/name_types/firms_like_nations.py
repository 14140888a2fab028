"""Find where a firm is called by its first word alone, which is also the adjective of a country: `American said`.

Other short forms are joined by their words: grouping.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.knowledge.gazetteer import KnownForm, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.language.words import Word
from transforms.names.name_spans import NameSpan

# Of a subject and of an owner: somebody of a country has an article there.
_TAGS_BEHIND = ("VBD", "VBZ", "MD", "POS")
_ARTICLES = ("a", "an", "the", "one", "another")


def complete_firms_like_nations(name_spans: Iterable[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give all names, such short ones with the name of the one firm that the text has of it."""
    spans = list(name_spans)
    names: dict[str, set[str]] = {}
    for span in spans:
        first, *others = span.name.split()
        if others and look_up_organization_noun(others[-1]) and _is_adjective_of_country(first):
            names.setdefault(first, set()).add(span.name)
    return [
        replace(span, name=next(iter(names[span.name])))
        if len(names.get(span.name, ())) == 1 and _stands_for_firm(span, texts[span.parse])
        else span
        for span in spans
    ]


def _is_adjective_of_country(word: str) -> bool:
    known = look_up_known_name(word)
    return known is not None and known.form == KnownForm.ADJECTIVE


def _stands_for_firm(span: NameSpan, words: Sequence[Word]) -> bool:
    before = words[span.first - 1].text.lower() if span.first else ""
    behind = words[span.last + 1] if span.last + 1 < len(words) else None
    return behind is not None and behind.tag in _TAGS_BEHIND and before not in _ARTICLES
