"""Personal names: their parts, which two are of one person, which form is canonical; and the ids made from names."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Stand inside a name, in lower case, and begin its surname ("van der Berg", "bin Laden").
PARTICLES = frozenset((
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "el",
    "al", "bin", "ibn", "bint", "abu", "ben", "ter", "ten", "zu", "zur", "af", "av", "y", "e",
))  # fmt: skip
SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V", "Esq.", "PhD", "Ph.D.", "M.D."))
_INITIALS = re.compile(r"^(?:[A-Z]\.?-?){1,3}$|^[A-Z]$")
# A given name of two syllables behind its surname.
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,4}-[a-z]{2,5}")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_LETTERS = {
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "ı": "i",
    "œ": "oe",
}
_BARE = str.maketrans(_LETTERS)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in parts, each as it stands; a single word is a `surname` until the text shows otherwise."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def full(self) -> str:
        """The name as a reader would write it, suffix included."""
        return " ".join(part for part in (self.given, *self.middle, self.surname, self.suffix) if part)


def person_name(name: str) -> PersonName:
    """Take a personal name apart: `Ludwig van der Berg Jr.` is given, surname with its particles, suffix."""
    words = name.replace(",", " ").split()
    suffix = words.pop() if len(words) > 1 and words[-1] in SUFFIXES else ""
    if len(words) < 2:
        return PersonName("", (), " ".join(words), suffix)
    first = next((at for at in range(1, len(words) - 1) if words[at].lower() in PARTICLES), len(words) - 1)
    return PersonName(words[0], tuple(words[1:first]), " ".join(words[first:]), suffix)


def surname_first(name: str) -> str | None:
    """The surname of a name that begins with it and goes on with two syllables: `Han Ji-won` Han."""
    words = name.split()
    return words[0] if len(words) == 2 and _SYLLABLES.fullmatch(words[1]) else None


def is_initials(word: str) -> bool:
    """Say whether a word is made of initials: `J.`, `J.K.`, `N`."""
    return bool(_INITIALS.match(word)) and len(word.replace(".", "")) <= 3


def ascii_of(text: str) -> str:
    """Fold to ASCII: accents off, `ø` o, `ł` l; letters of other scripts are kept as they are."""
    bare = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).translate(_BARE))
    return "".join(char for char in bare if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The form names are compared by: ASCII where it can be, lower case, dots off, the article off, blanks single."""
    bare = " ".join(ascii_of(name).lower().replace(".", "").split())
    return bare[4:] if bare.startswith("the ") else bare
