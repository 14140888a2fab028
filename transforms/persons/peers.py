"""Name peers as papers do who call them by title and surname alone: `Lord Silva`, no bare `Silva`.

So a peer of one surname is told from everybody else who is called by it. Which names are of one person: `persons.py`.
"""

from collections import Counter

from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.persons.persons import Person

# Of the longest title of a peer: Lord Justice.
_MOST_TITLE_WORDS = 2


def name_of_person(person: Person) -> str:
    """Give a person's canonical name: with the title of a peer who has no given name in the text."""
    return person.canonical if person.name.given else find_name_of_peer(person) or person.canonical


def find_name_of_peer(person: Person) -> str | None:
    """Find how a peer is called by title and surname, most often; None for anybody else."""
    votes = Counter(
        f"{title} {name_span.name}"
        for name_span in person.name_spans
        if " " not in name_span.name and (title := _find_title_of_peer(name_span.title))
    )
    return max(sorted(votes), key=lambda name: votes[name]) if votes else None


def _find_title_of_peer(title: str) -> str | None:
    """Find the title of a peer at the end of all titles before a name: Lord of `Attorney General Lord`."""
    words = title.replace(".", "").split()
    ends = (" ".join(words[-count:]) for count in range(_MOST_TITLE_WORDS, 0, -1))
    return next((end for end in ends if is_office_word(end, OfficeWord.OF_PEER)), None)
