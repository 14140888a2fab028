"""Tell where a text names its own publisher, which it may call by a word that nobody else knows: "told Salon".

It marks the names; `name_types.py` types them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.name_forms import fold_name
from transforms.names.name_spans import NameSpan

# What a publisher's name has beside the words that the text calls it by: "The Quist", "Quist.com".
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:\.(?:com|org|net|co|uk|au|in|ie|news))+\Z", re.IGNORECASE)


def mark_publisher(name_spans: Sequence[NameSpan], publisher: str | None) -> list[NameSpan]:
    """Mark the names that are the publisher's own, but those that persons have: a given name, a surname, a title."""
    own = _fold_publisher(publisher or "")
    if any(_is_of_bearer(name_span.name, own) for name_span in name_spans):
        return list(name_spans)
    return [replace(one, is_publisher=True) if _is_of_publisher(one, own) else one for one in name_spans]


def _is_of_bearer(name: str, surname: str) -> bool:
    """Say whether a name is a person's with this surname: `Ana Quist`, in the paper `Quist`."""
    given, _, rest = name.partition(" ")
    return fold_name(rest).split()[-1:] == [surname] and look_up_given_name(given) is not None


def _fold_publisher(publisher: str) -> str:
    return fold_name(_ARTICLE.sub("", _DOMAIN.sub("", publisher.strip()), count=1))


def _is_of_publisher(name_span: NameSpan, own: str) -> bool:
    is_named = bool(own) and _fold_publisher(name_span.name) == own
    return is_named and not name_span.title and look_up_given_name(name_span.name) is None
