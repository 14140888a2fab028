"""Name peers as papers do who call them by title and surname alone: `Lord Silva`, no bare `Silva`.

So a peer of one surname is told from everybody else who is called by it. Which names are of one person: `persons.py`.
"""

from collections import Counter

from transforms.entities.persons import Person

# Titles that stand before a surname alone and are part of how their bearer is known, the longest first.
_TITLES = ("Lord Justice", "Lady Justice", "Lord", "Lady", "Baroness", "Viscount")


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
    plain = title.replace(".", "")
    return next((one for one in _TITLES if plain == one or plain.endswith(f" {one}")), None)
