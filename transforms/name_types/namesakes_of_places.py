"""Tell places from better known things of their name: `Paris, Texas`, the Amazon basin beside the firm.

It renames what is named so all over the text; other readings of places' names: `place_spans.py`.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.document import EntityType
from transforms.knowledge.gazetteer import is_country, look_up_known_name
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.postal_codes import find_country_of_region
from transforms.language.words import Word, text_of_words
from transforms.name_types.firms import is_name_of_firm_here
from transforms.name_types.place_evidence import find_region_behind_town
from transforms.names.name_spans import NameSpan


def rename_namesakes_of_places(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give the names of a document, those of a place by its own name where a better known thing has the same one."""
    names: dict[str, str | None] = {}
    for name_span in name_spans:
        key, words = fold_name(name_span.name), texts[name_span.parse]
        own_name = _name_of_town(name_span, words) or _name_of_land(name_span, words)
        if own_name is not None:
            names[key] = own_name if names.get(key, own_name) == own_name else None
    if not names:
        return list(name_spans)
    return [_rename(name_span, names.get(fold_name(name_span.name)), texts) for name_span in name_spans]


def _rename(name_span: NameSpan, own_name: str | None, texts: Sequence[list[Word]]) -> NameSpan:
    if own_name is None or is_name_of_firm_here(name_span, texts[name_span.parse]):
        return name_span
    return replace(name_span, name=own_name, label="GPE")


def _name_of_town(name_span: NameSpan, words: list[Word]) -> str | None:
    """Give a town's name with its state where the known town of that name is of another country: `Paris, Texas`."""
    known = look_up_known_name(name_span.name)
    if known is None or known.entity_type != EntityType.PLACE or is_country(known.name) or not known.country_code:
        return None
    region = find_region_behind_town(name_span, words)
    country = find_country_of_region(region.name) if region is not None else None
    if region is None or country in (None, known.country_code) or known.name == region.name:
        return None
    return f"{name_span.name}, {region.name}"


def _name_of_land(name_span: NameSpan, words: list[Word]) -> str | None:
    """Give a land's name where the noun behind makes one of what is known as a body: `the Amazon basin`."""
    known = look_up_known_name(name_span.name)
    behind = name_span.last + 1
    if known is None or known.entity_type != EntityType.ORGANIZATION or behind >= len(words):
        return None
    land = look_up_known_name(text_of_words(words, name_span.first, behind))
    return land.name if land is not None and land.entity_type == EntityType.PLACE else None
