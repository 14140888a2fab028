"""Score the entities, offices and dates of an article's rows against its labels, and tell each miss.

What is counted stands in README.md of benchmarks/gold. Nothing here decides what is good enough: the floors do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.quality.clusters import tally_b_cubed, tally_lea
from benchmarks.quality.gold_mentions import (
    GoldDate,
    GoldMention,
    GoldRole,
    LabelledArticle,
    read_gold_entities,
    read_gold_roles,
)
from benchmarks.quality.mention_pairs import FoundMention, MentionPairs, pair_mentions, types_of_gold
from benchmarks.quality.tally import Score, Tally
from transforms.document import EntityType, MentionType, Row, Rows

MISS_KINDS = (
    "missed name", "spurious name", "type of name", "edge of name", "entity of name", "missed description",
    "spurious description", "entity of description", "missed pronoun", "spurious pronoun", "entity of pronoun",
    "metonym", "role", "organization of role", "time of role", "missed date", "spurious date", "value of date",
)  # fmt: skip
_SHOWN = {MentionType.NAME: "name", MentionType.NOMINAL: "description", MentionType.PRONOUN: "pronoun"}
# Words of an office that mean the same.
_SAME_WORDS = {"chairwoman": "chairman", "spokeswoman": "spokesman", "spokesperson": "spokesman", "sen": "senator"}


@dataclass(frozen=True, slots=True)
class MentionMiss:
    """A difference: its kind, its place in the text, what either side has there."""

    kind: str
    article: str
    start: int
    end: int
    wanted: str
    found: str


@dataclass(frozen=True)
class ArticleScore:
    """What one article gives: counts by figure, and each miss."""

    tallies: Score
    misses: list[MentionMiss]


def score_labels(article: LabelledArticle, rows: Rows) -> ArticleScore:
    """Compare the rows of an article with its labels."""
    pairs = pair_mentions(article, rows)
    roles = _RoleMatches(pairs, rows)
    tallies = Score({
        **_tally_mentions(pairs),
        **_tally_identity(pairs),
        "metonyms": _tally_metonyms(pairs),
        **roles.tally(),
        **_tally_dates(article, rows["dates"]),
    })
    misses = [*_tell_mentions(pairs), *_tell_metonyms(pairs), *roles.tell(), *_tell_dates(article, rows["dates"])]
    return ArticleScore(tallies, sorted(misses, key=lambda one: (one.start, MISS_KINDS.index(one.kind))))


def _tally_mentions(pairs: MentionPairs) -> dict[str, Tally]:
    both = [(pairs.gold[at], pairs.found[to]) for at, to in pairs.pairs.items()]
    names = [(one, other) for one, other in both if other.is_name and other.has_type(types_of_gold(one))]
    right = {
        "names_exact": sum(pairs.is_exact(one, other) for one, other in names),
        "names_lenient": len(names),
        "descriptions": _count_right(pairs, both, MentionType.NOMINAL),
        "pronouns": _count_right(pairs, both, MentionType.PRONOUN),
    }
    kinds = (MentionType.NAME, MentionType.NAME, MentionType.NOMINAL, MentionType.PRONOUN)
    return {
        figure: Tally(
            right[figure], sum(_kind_of(one) is kind for one in pairs.found),
            right[figure], sum(one.kind is kind for one in pairs.gold),
        )
        for figure, kind in zip(right, kinds, strict=True)
    }  # fmt: skip


def _count_right(pairs: MentionPairs, both: Sequence[tuple[GoldMention, FoundMention]], kind: MentionType) -> int:
    return sum(one.kind is kind and pairs.is_of_entity(one, other) for one, other in both)


def _kind_of(found: FoundMention) -> MentionType:
    return MentionType.NAME if found.is_name else found.kind


def _tally_identity(pairs: MentionPairs) -> dict[str, Tally]:
    """Compare who is whom within the article, over names and over all mentions."""
    back = {to: at for at, to in pairs.pairs.items()}
    out = {}
    for figure, is_all in (("names", False), ("mentions", True)):
        gold = {("gold", at): one.key for at, one in enumerate(pairs.gold) if is_all or one.kind is MentionType.NAME}
        found = {
            ("gold", back[to]) if to in back else ("found", to): one.entity_id
            for to, one in enumerate(pairs.found)
            if is_all or one.is_name
        }
        out[f"{figure}_b_cubed"] = tally_b_cubed(gold, found)
        out[f"{figure}_lea"] = tally_lea(gold, found)
    return out


def _list_place_names(pairs: MentionPairs) -> Iterator[tuple[GoldMention, FoundMention | None]]:
    for at, one in enumerate(pairs.gold):
        is_place = one.kind is MentionType.NAME and EntityType.PLACE in types_of_gold(one)
        if is_place and not one.is_reading_open:
            yield one, pairs.found[pairs.pairs[at]] if at in pairs.pairs else None


def _tally_metonyms(pairs: MentionPairs) -> Tally:
    readings = [(bool(one.literal), other is not None and other.is_metonym) for one, other in _list_place_names(pairs)]
    right = sum(wanted and found for wanted, found in readings)
    return Tally(right, sum(found for _, found in readings), right, sum(wanted for wanted, _ in readings))


def _tell_metonyms(pairs: MentionPairs) -> Iterator[MentionMiss]:
    for one, other in _list_place_names(pairs):
        if bool(one.literal) != (other is not None and other.is_metonym):
            wanted, found = ("metonym", "place") if one.literal else ("place", "metonym")
            yield _miss("metonym", pairs, one, wanted, _show_found(other) if other else f"{found}, not found")


def _tell_mentions(pairs: MentionPairs) -> Iterator[MentionMiss]:
    for at, one in enumerate(pairs.gold):
        shown = _SHOWN[one.kind or MentionType.NAME]
        if at not in pairs.pairs:
            yield _miss(f"missed {shown}", pairs, one, _show_gold(one), "")
            continue
        other = pairs.found[pairs.pairs[at]]
        if other.is_name and not other.has_type(types_of_gold(one)):
            yield _miss("type of name", pairs, one, _show_gold(one), _show_found(other))
        elif other.is_name and not pairs.is_exact(one, other):
            words = pairs.article.text[other.start : other.end]
            yield _miss("edge of name", pairs, one, _show_gold(one), f"{words!r} {_show_found(other)}")
        if not pairs.is_of_entity(one, other) or _is_split(pairs, one, other):
            yield _miss(f"entity of {shown}", pairs, one, _show_gold(one), _show_found(other))
    taken = set(pairs.pairs.values())
    for to, other in enumerate(pairs.found):
        if to not in taken:
            yield _miss(f"spurious {_SHOWN[_kind_of(other)]}", pairs, other, "", _show_found(other))


def _is_split(pairs: MentionPairs, one: GoldMention, other: FoundMention) -> bool:
    """Say whether most names of the entity have another id in the rows."""
    ids = [
        pairs.found[to].entity_id
        for at, to in pairs.pairs.items()
        if pairs.gold[at].key == one.key and pairs.gold[at].kind is MentionType.NAME
    ]
    return other.is_name and ids.count(other.entity_id) < max(map(ids.count, ids), default=0)


class _RoleMatches:
    """Offices of the gold beside those rows of the same person that fit best."""

    def __init__(self, pairs: MentionPairs, rows: Rows) -> None:
        self.pairs = pairs
        self.keys = {**_match_names(rows), **pairs.keys}
        self.gold = [one for one in read_gold_roles() if one.article == pairs.article.name]
        people = {one.person for one in self.gold}
        self.rows = [row for row in rows["entity_roles"] if self.keys.get(row["entity_id"]) in people]
        self.best = [self._find_best(one) for one in self.gold]

    def tally(self) -> dict[str, Tally]:
        """Count offices found, with the right organization, and with the right time where one is stated."""
        both = list(zip(self.gold, self.best, strict=True))
        roles = sum(row is not None for row in self.best)
        placed = [(one, row) for one, row in both if one.organizations]
        right = sum(self._has_organization(one, row) for one, row in placed)
        timed = [(one, row) for one, row in both if _has_time(one)]
        times = sum(_is_time_right(one, row) for one, row in timed)
        return {
            "roles": Tally(roles, roles, roles, len(self.gold)),
            "role_organizations": Tally(
                right, sum(row["organization_entity_id"] is not None for row in self.rows), right, len(placed)
            ),
            "role_times": Tally(times, times, times, len(timed)),
        }

    def tell(self) -> Iterator[MentionMiss]:
        """Tell each office that was not found, or has another organization or time."""
        for one, row in zip(self.gold, self.best, strict=True):
            place = next(mention for mention in self.pairs.gold if mention.key == one.person)
            organizations = "/".join(sorted(one.organizations)) or "nowhere"
            wanted = f"{one.role}, {organizations}, {one.status} {one.valid_from}..{one.valid_to}"
            if row is None:
                held = [row["role"] for row in self.rows if self.keys.get(row["entity_id"]) == one.person]
                yield _miss("role", self.pairs, place, wanted, "; ".join(held))
                continue
            found = (
                f"{row['role']}, {row['organization_entity_id']}, "
                f"{row['status']} {row['valid_from']}..{row['valid_to']}: {row['evidence']!r}"
            )
            if one.organizations and not self._has_organization(one, row):
                yield _miss("organization of role", self.pairs, place, wanted, found)
            if _has_time(one) and not _is_time_right(one, row):
                yield _miss("time of role", self.pairs, place, wanted, found)

    def _find_best(self, one: GoldRole) -> Row | None:
        fits = [
            row
            for row in self.rows
            if self.keys[row["entity_id"]] == one.person and _read_words(one.role) <= _read_words(row["role"])
        ]
        return max(fits, key=lambda row: (self._has_organization(one, row), _is_time_right(one, row)), default=None)

    def _has_organization(self, one: GoldRole, row: Row | None) -> bool:
        return row is not None and self.keys.get(row["organization_entity_id"]) in one.organizations


def _match_names(rows: Rows) -> dict[str, str]:
    """Find entities that only adjectives or offices name, by their canonical names."""
    keys = {one.name.casefold(): key for key, one in read_gold_entities().items()}
    return {
        row["entity_id"]: keys[row["name"].casefold()] for row in rows["entities"] if row["name"].casefold() in keys
    }


def _has_time(one: GoldRole) -> bool:
    return bool(one.valid_from or one.valid_to) or one.status not in {None, "current"}


def _is_time_right(one: GoldRole, row: Row | None) -> bool:
    if row is None:
        return False
    is_status_right = one.status is None or row["status"] == one.status
    days = ((one.valid_from, row["valid_from"]), (one.valid_to, row["valid_to"]))
    return is_status_right and all(not wanted or str(found) == wanted for wanted, found in days)


def _read_words(role: str) -> set[str]:
    return {_SAME_WORDS.get(word, word) for word in role.lower().replace(".", " ").split()}


def _pair_dates(article: LabelledArticle, rows: Sequence[Row]) -> tuple[list[tuple[GoldDate, Row | None]], list[Row]]:
    """Pair dates that overlap, the longest overlap first; beside them those of the rows that touch none."""
    left = list(rows)
    both: list[tuple[GoldDate, Row | None]] = []
    for one in article.dates:
        touching = [row for row in left if row["start_char"] < one.end and one.start < row["end_char"]]
        row = max(
            touching, key=lambda row: min(one.end, row["end_char"]) - max(one.start, row["start_char"]), default=None
        )
        if row is not None:
            left.remove(row)
        if not one.is_optional:
            both.append((one, row))
    return both, left


def _tally_dates(article: LabelledArticle, rows: Sequence[Row]) -> dict[str, Tally]:
    both, spurious = _pair_dates(article, rows)
    seen = [(one, row) for one, row in both if row is not None]
    right = sum(one.value == row["value"] for one, row in seen)
    found = len(seen) + len(spurious)
    return {
        "dates": Tally(len(seen), found, len(seen), len(both)),
        "date_values": Tally(right, found, right, len(both)),
    }


def _tell_dates(article: LabelledArticle, rows: Sequence[Row]) -> Iterator[MentionMiss]:
    both, spurious = _pair_dates(article, rows)
    for one, row in both:
        if row is None:
            yield MentionMiss("missed date", article.name, one.start, one.end, str(one.value), "")
        elif row["value"] != one.value:
            found = f"{row['value']}: {row['evidence']}"
            yield MentionMiss("value of date", article.name, one.start, one.end, str(one.value), found)
    for row in spurious:
        yield MentionMiss("spurious date", article.name, row["start_char"], row["end_char"], "", str(row["value"]))


def _miss(kind: str, pairs: MentionPairs, place: GoldMention | FoundMention, wanted: str, found: str) -> MentionMiss:
    return MentionMiss(kind, pairs.article.name, place.start, place.end, wanted, found)


def _show_gold(one: GoldMention) -> str:
    literal = f", the place {one.literal}" if one.literal else ""
    return f"{one.key} ({'/'.join(sorted(types_of_gold(one)))}{literal})"


def _show_found(one: FoundMention) -> str:
    return f"{one.entity_id} ({one.kind}, {one.rule})"
