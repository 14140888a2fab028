"""Pair the mentions of the gold with those of the rows, one to one, the closest first."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.quality.gold_mentions import GoldMention, LabelledArticle, read_gold_entities
from transforms.document import EntityType, MentionType, Rows
from transforms.knowledge.lexicon import look_up_title

# Two places are of one mention when they share so much of the characters of both.
_SAME_PLACE = 0.3
_NAMES = frozenset({MentionType.NAME, MentionType.METONYM})
# Whose names are no places: a seat of power may be stored as its holders.
_ACTING = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})
_ARTICLES = frozenset({"the", "a", "an"})
# Who speaks or is spoken to, and what a clause hangs on: the gold leaves them open.
_LEFT_OPEN = frozenset((
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself",
    "who", "whom", "whose", "which", "that",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention of the rows; `literal_type` is that of the place which a metonym names."""

    start: int
    end: int
    kind: MentionType
    entity_id: str
    entity_type: str
    literal_type: str | None
    rule: str

    @property
    def is_name(self) -> bool:
        """Say whether it is a name, as which a metonym counts too."""
        return self.kind in _NAMES

    @property
    def is_metonym(self) -> bool:
        """Say whether the name of a place is read as that of those who act for it."""
        return self.kind is MentionType.METONYM or self.entity_type in _ACTING

    def has_type(self, wanted: Collection[EntityType]) -> bool:
        """Say whether the entity, or the place that a metonym names, is of one of the types."""
        return self.entity_type in wanted or self.literal_type in wanted


@dataclass(frozen=True)
class MentionPairs:
    """Both sides of an article: the gold without what is optional, and what the rows have instead."""

    article: LabelledArticle
    gold: Sequence[GoldMention]
    found: Sequence[FoundMention]  # without what touches only optional mentions of the gold
    pairs: Mapping[int, int]  # places in `gold` and in `found`
    keys: Mapping[str, str]  # which entity of the gold an id of the rows stands for: by most of its names

    def is_exact(self, gold: GoldMention, found: FoundMention) -> bool:
        """Say whether both have one place, articles and titles before it aside."""
        text = self.article.text
        return gold.end == found.end and _bare_start(text, gold) == _bare_start(text, found)

    def is_of_entity(self, gold: GoldMention, found: FoundMention) -> bool:
        """Say whether both are of one entity."""
        return self.keys.get(found.entity_id) == gold.key


def pair_mentions(article: LabelledArticle, rows: Rows) -> MentionPairs:
    """Pair the mentions of an article with those that the rows have of it."""
    wanted = [one for one in article.mentions if one.kind is not None]
    found = [one for one in _read_mentions(rows) if article.text[one.start : one.end].lower() not in _LEFT_OPEN]
    right = {at: to for at, to in _pair_closest(wanted, found)}
    optional = [one for one in article.mentions if one.kind is None]
    taken = set(right.values())
    kept = [at for at, one in enumerate(found) if at in taken or not any(_share(one, other) for other in optional)]
    place = {at: to for to, at in enumerate(kept)}
    pairs = {at: place[to] for at, to in right.items()}
    seen = [found[at] for at in kept]
    return MentionPairs(article, wanted, seen, pairs, _vote_keys(wanted, seen, pairs))


def _read_mentions(rows: Rows) -> Iterator[FoundMention]:
    types = {row["entity_id"]: row["entity_type"] for row in rows["entities"]}
    for row in rows["entity_mentions"]:
        yield FoundMention(
            row["start_char"],
            row["end_char"],
            MentionType(row["mention_type"]),
            row["entity_id"],
            types[row["entity_id"]],
            types.get(row["literal_entity_id"]),
            row["mention_rule"],
        )


def _pair_closest(wanted: Sequence[GoldMention], found: Sequence[FoundMention]) -> Iterator[tuple[int, int]]:
    fits = sorted(
        (-share, at, to)
        for at, one in enumerate(wanted)
        for to, other in enumerate(found)
        if _is_of_kind(one, other) and (share := _share(one, other)) >= _SAME_PLACE
    )
    used_gold, used_found = set(), set()
    for _, at, to in fits:
        if at not in used_gold and to not in used_found:
            used_gold.add(at)
            used_found.add(to)
            yield at, to


def _is_of_kind(gold: GoldMention, found: FoundMention) -> bool:
    return found.is_name if gold.kind is MentionType.NAME else found.kind is gold.kind


def _share(one: GoldMention | FoundMention, other: GoldMention | FoundMention) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / (max(one.end, other.end) - min(one.start, other.start))


def _bare_start(text: str, mention: GoldMention | FoundMention) -> int:
    start = mention.start
    for word in text[mention.start : mention.end].split()[:-1]:
        if word.lower() not in _ARTICLES and look_up_title(word) is None:
            break
        start = text.index(word, start) + len(word)
    return start + len(text[start : mention.end]) - len(text[start : mention.end].lstrip())


def _vote_keys(gold: Sequence[GoldMention], found: Sequence[FoundMention], pairs: Mapping[int, int]) -> dict[str, str]:
    """Find which entity of the gold has most names of each id; of equally many the longest ones."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    chars: Counter[tuple[str, str]] = Counter()
    for at, to in pairs.items():
        one, entity_id = gold[at], found[to].entity_id
        if one.kind is MentionType.NAME:
            votes[entity_id][one.key] += 1
            chars[entity_id, one.key] += one.end - one.start
    return {
        entity_id: max(counts, key=lambda key: (counts[key], chars[entity_id, key], key))
        for entity_id, counts in votes.items()
    }


def types_of_gold(mention: GoldMention) -> frozenset[EntityType]:
    """Give the types of what the words of a mention name: of a metonym that of the place."""
    key = mention.literal if mention.literal and not mention.is_reading_open else mention.key
    return read_gold_entities()[key].types
