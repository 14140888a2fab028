"""What kind of thing a name names: a vote over all places where the text has it, the gazetteer's word among them."""

import re
from collections import defaultdict
from collections.abc import Sequence

from transforms.entities.name_finder import NameSpan
from transforms.knowledge import gazetteer
from transforms.knowledge.name_forms import PARTICLES, is_initials, surname_first
from transforms.knowledge.office_holders import bearers
from transforms.language.words import Word

Votes = dict[str, float]  # entity type -> weight

TYPE_OF_LABEL = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "PRODUCT": "product",
    "WORK_OF_ART": "work",
    "LAW": "agreement",
}
# Verbs of speech that a person's or an office's name is the subject of; no lemmas here, the forms of news suffice.
_SAYS = frozenset((
    "said", "says", "told", "tells", "tweeted", "wrote", "added", "asked", "argued", "recalled", "explained",
    "replied", "insisted", "testified",
))  # fmt: skip
# Weights, set by hand so that a title or a known name beats the tagger, and the tagger beats a bare guess.
_TITLE, _KNOWN, _GIVEN, _NOUN, _AGE, _LABEL = 5.0, 5.0, 3.0, 4.0, 3.0, 1.0
# A common word at the end outweighs the tagger's word.
_COMMON = 1.5
# Outweighs a noun for organizations at the name's end: "Ana Radio, a chemist at ...".
_TRADE = 9.0
# Less: "at Silva Bank, director of ..." may be of the next one.
_OFFICE = 3.0
# What organizations are called too ("Silva Robotics, a rival of ...").
_ANYBODY = frozenset((
    "adviser", "advisor", "ally", "advocate", "backer", "broadcaster", "builder", "champion", "competitor",
    "consultant", "contractor", "critic", "designer", "developer", "donor", "employer", "investor", "leader",
    "lender", "lobbyist", "maker", "manufacturer", "member", "neighbor", "neighbour", "opponent", "owner",
    "partner", "pioneer", "producer", "publisher", "rival", "specialist", "sponsor", "supplier", "supporter", "winner",
))  # fmt: skip
# Up to five capitals, six without a vowel, or a few at a word's end ("MSB", "UniTX"): names of persons are longer.
_ACRONYM = re.compile(r"[A-Z]{2,5}|[B-DF-HJ-NP-TV-XZ]{6}|[A-Z][a-z]{1,3}[A-Z]{2,4}")
# The share that a name gets for which nothing speaks.
UNSUPPORTED = 0.3


def vote_type(runs: Sequence[NameSpan], texts: Sequence[list[Word]], lower: frozenset[str]) -> tuple[str, float]:
    """Vote on the entity type of one name's runs; with the winner's share of all votes, 0..1.

    `lower` are the words that the text also has in lower case: a name that ends with one is hardly a person's.

    Without any evidence a name of two or three words is a person's and any other an organization's.
    """
    votes: Votes = defaultdict(float)
    for run in runs:
        for kind, weight in _votes_of_place(run, texts[run.parse]).items():
            votes[kind] += weight
    for kind, weight in _votes_of_name(runs[0].name).items():
        votes[kind] += weight * (1 + 0.5 * min(len(runs), 4))
    words = runs[0].name.split()
    is_common = len(words) > 1 and words[-1].lower() in lower and not gazetteer.given_name(words[0])
    is_shouted = len(words) > 1 and runs[0].name.isupper() and not gazetteer.given_name(words[0])
    if is_common or is_shouted or (len(words) == 1 and words[0].lower() in lower and not runs[0].title):
        votes["person"] -= _COMMON * len(runs)
    if _is_acronym(runs, texts):
        votes["person"] = 0.0  # the tagger takes some for surnames
    votes = {kind: weight for kind, weight in votes.items() if weight > 0}
    if not votes:
        long = [word for word in words if word.lower() not in PARTICLES]
        is_person = len(words) > 1 and 0 < len(long) <= 3 and not is_common and not any(map(str.islower, words))
        return ("person" if is_person else "organization"), UNSUPPORTED
    best = max(sorted(votes), key=lambda kind: votes[kind])
    return best, votes[best] / sum(votes.values())


def _is_acronym(runs: Sequence[NameSpan], texts: Sequence[list[Word]]) -> bool:
    """Say whether a name is an acronym wherever it stands; `SILVA:` before what she says is none."""
    if gazetteer.given_name(runs[0].name) or any(run.title for run in runs):
        return False
    cased = [run for run in runs if run.is_cased]
    after = [texts[run.parse][run.last + 1 : run.last + 2] for run in cased]
    is_label = any(words and words[0].text == ":" for words in after)
    return bool(cased) and not is_label and all(_ACRONYM.fullmatch(run.name) for run in cased)


def is_said_of(run: NameSpan, words: list[Word]) -> bool:
    """Say whether the name stands right beside a verb of speech: `Silva said`, `said Silva`."""
    after = words[run.last + 1].text if run.last + 1 < len(words) else ""
    before = words[run.first - 1].text if run.first else ""
    return after in _SAYS or before in _SAYS


def _votes_of_name(name: str) -> Votes:
    """What the words of the name itself say."""
    votes: Votes = defaultdict(float)
    words, known = name.split(), gazetteer.known(name)
    if known:
        votes[known.entity_type] += _KNOWN
    last = gazetteer.known(words[-1])
    is_one = gazetteer.given_name(words[0]) and not words[-1].endswith("s")  # of a person, "Ana Roman"
    if len(words) > 1 and not known and last and last.entity_type == "group" and not is_one:
        votes["group"] += _NOUN  # "Iowa Democrats"
    kind = gazetteer.organization_noun(words[-1])
    of = next((at for at, word in enumerate(words) if word in ("of", "for", "on", "to")), 0)
    kind = kind or (gazetteer.organization_noun(words[of - 1]) if of else None)
    if kind and len(words) > 1:
        votes[kind] += _NOUN
    elif surname_first(name):
        votes["person"] += _GIVEN
    elif len(words) == 1 and not known and gazetteer.given_name(name):
        votes["person"] += 1.0
    elif len(words) > 1 and (_has_initials(words) or (gazetteer.given_name(words[0]) and not known and not of)):
        votes["person"] += _GIVEN
    elif len(words) == 1 and ((name.isupper() and 1 < len(name) < 7) or _ACRONYM.fullmatch(name)):
        votes["organization"] += 1.0
    return votes


def _has_initials(words: list[str]) -> bool:
    """`J.K. Morrow`, `Ana R. Silva`; not `U.S. Steel`."""
    return is_initials(words[1]) or (is_initials(words[0]) and "." in words[0] and not gazetteer.known(words[0]))


def _votes_of_place(run: NameSpan, words: list[Word]) -> Votes:
    """What stands around the name, and what spaCy calls it there."""
    votes: Votes = defaultdict(float)
    if run.label in TYPE_OF_LABEL:
        votes[TYPE_OF_LABEL[run.label]] += _LABEL
    if run.title:
        votes["person"] += _TITLE
    if run.has_article:
        votes["person"] -= 2.0
        votes["organization"] += 0.2
    if words[run.last].tag == "NNPS":
        votes["person"] -= 1.5
    after = [word.text for word in words[run.last + 1 : run.last + 4]]
    initials = "".join(word[0] for word in run.name.split() if word[0].isupper())
    if len(initials) > 1 and after[:2] == ["(", initials]:
        votes["organization"] += _NOUN
    votes["person"] += _person_of_apposition(run, words, after)
    if run.last > run.first and run.first and _is_trade(words[run.first - 1]):
        votes["person"] += _TRADE
    if after[:1] and after[0] in _SAYS and not run.has_article:
        votes["person"] += 1.2 if run.name in bearers() else 0.7
    return votes


def _person_of_apposition(run: NameSpan, words: list[Word], after: list[str]) -> float:
    """How much the words behind the name's comma speak for a person; `after` are the first three, comma included."""
    if after[:1] != [","] or len(after) < 3:
        return 0.0
    weight = _AGE if after[1].isdigit() and len(after[1]) == 2 and after[2] == "," else 0.0
    weight += 2.0 if after[1] in ("who", "whose") else 0.0
    if run.last == run.first:
        return weight  # "in Chelsea, the mayor said" describes nobody of that name
    if after[1] in ("a", "an", "the") and (noun := _described(words, run.last + 3)):
        return weight + (2.0 if noun in _ANYBODY or after[1] == "the" else _TRADE)
    return weight + (_OFFICE if _is_office(words, run.last + 2) else 0.0)


def _is_trade(word: Word) -> bool:
    """`reporter Ana Press`: the word before the name is of people only."""
    return word.tag == "NN" and word.text not in _ANYBODY and gazetteer.role_noun(word.text) is not None


def _is_office(words: list[Word], at: int) -> bool:
    """Say whether an office follows without article, and no other name: `, head of sales at ..`, `, X's director,`."""
    own = next((end for end in range(at, min(at + 6, len(words))) if words[end].tag == "POS"), at - 1)
    if any(word.tag[:3] != "NNP" for word in words[at:own]):
        return False
    last = own + 1
    while last + 1 < len(words) and words[last + 1].tag in ("NN", "JJ") and last - own < 4:
        last += 1
    if last + 1 >= len(words) or words[last].tag != "NN" or words[last + 1].tag not in ("IN", ",", "."):
        return False
    return words[last].text not in _ANYBODY and gazetteer.role_noun(words[last].text) is not None


def _described(words: list[Word], at: int) -> str | None:
    """The last noun for a person among the next few words, up to a preposition or a mark."""
    found = None
    for word in words[at : at + 6]:
        if word.tag in ("IN", ",", ".", "WP"):
            break
        if word.tag == "NN" and gazetteer.role_noun(word.text):
            found = word.text.lower()
    return found
