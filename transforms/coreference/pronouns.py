"""Resolve singular pronouns ("she", "it") to the entities named before them.

Ranks candidates by gender, distance, grammatical role, frequency and the last speaker. The features are of the kind of
Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora Resolution". Must not see names inside quotation marks:
`exclude_quoted_mentions` leaves them out. Plural pronouns: plurals.py. Descriptions ("the mayor"): descriptions.py.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import exp, log1p

from transforms.document import Entity, EntityType, SpeakerKind

_MASCULINE = frozenset(("he", "him", "his", "himself"))
_FEMININE = frozenset(("she", "her", "hers", "herself"))
_PLURALS = frozenset(("they", "them", "their", "theirs", "we", "us", "our"))
_NEUTERS = frozenset(("it", "its", "itself"))
# What "it" refers to; a document without a name of its own bears the kind of a speaker.
_NEUTER_TYPES = frozenset((EntityType.ORGANIZATION, EntityType.PLACE, EntityType.GROUP, SpeakerKind.DOCUMENT))
# Ids of referents without a name begin with this; they are known within one document only.
UNNAMED_PREFIX = "nameless."
# Sentences after which a named entity is out of mind.
_MAX_SENTENCES_BACK = 12
# Sentences after which a referent without a name is out of mind.
_MAX_SENTENCES_BACK_UNNAMED = 3
# Log-odds, fitted to he and she in PolNeAR's dev split and in a tenth of its train split (434 of them with a rival),
# read by hand where the doubt was greatest, and rounded. The object of the same clause, questions and referents without
# a name are too rare there and set by hand, and so are owners and subjects of clauses before the verb.
_WEIGHTS = (
    -0.6,  # sentences back
    -0.8,  # paragraphs back
    0.5,  # in this sentence
    0.3,  # subject
    0.5,  # subject, in this sentence or the one before
    1.2,  # subject of the sentence's own verb, in this sentence or the one before
    0.7,  # first in its sentence, in this one or the one before
    0.7,  # owner of a subject, in this sentence or the one before
    0.65,  # logarithm of how often it is named
    0.8,  # spoke last
    0.3,  # spoke last, in this paragraph
    0.5,  # gender is known and fits
    0.3,  # a pronoun or a description
    1.2,  # a question was put to it, in this sentence or the one before
    -0.35,  # named in what another says
    -4.0,  # depends on the pronoun's own verb
    -1.8,  # is named in the words that the pronoun is the source of
    -1.8,  # has no name and did not speak last
    1.0,  # subject of the verb whose clause has what the pronoun owns
    1.5,  # subject of a clause before the pronoun's verb: "As Silva left, he said"
    -2.5,  # asks in that clause: "When Silva asked whether he would go, he said"
    2.5,  # is brought in by the sentence before, or this one, with a clause of its own; by hand
)
# Mentions considered, so that a pronoun of a long text takes no longer than one of a short text.
_MAX_MENTIONS = 300


@dataclass(frozen=True, slots=True)
class MentionFeatures:
    """A mention outside of quotation marks with the features that the ranking needs."""

    entity_id: str
    start_char: int
    sentence: int
    paragraph: int
    is_subject: bool
    is_possessive: bool
    verb_char: int  # start of the verb that governs it; -1 where there is none
    is_first: bool = False  # nothing but a few words before it in its sentence
    is_owner_of_subject: bool = False  # "Silva's article attacks"
    is_in_main_clause: bool = False  # the subject of its sentence's own verb, no clause's below it
    is_asked: bool = False  # a question is put to it: "was asked", "I ask Silva whether"
    is_reported: bool = False  # in what another says, without marks
    is_by_reference: bool = False  # a pronoun or a description
    owner_verb_char: int = -1  # of an owner: start of the verb that governs what it owns
    opened_verb_char: int = -1  # of a subject of a clause: start of the verb behind it that the clause belongs to
    is_asking: bool = False  # subject of a verb that puts a question
    is_introduced: bool = False  # first named here, alone, no subject, with a clause: "for Ana Silva, who ..."


@dataclass(frozen=True, slots=True)
class RankedAntecedent:
    """An antecedent with its probability among all candidates (0..1) and the reason in words."""

    entity_id: str
    chance: float
    reason: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a pronoun is resolved against.

    Mentions are in reading order; `named_in_content` are the entities named in the words that the pronoun is the
    source of.
    """

    mentions: Sequence[MentionFeatures]
    entities: Mapping[str, Entity]
    last_speaker: str | None = None
    last_paragraph: int | None = None  # of the last speaker's words
    named_in_content: frozenset[str] = frozenset()


def gender_of_pronoun(pronoun: str) -> str | None:
    """Give the gender of a pronoun in any case, "male" or "female"; None where it has no gender."""
    word = pronoun.lower()
    if word in _MASCULINE:
        return "male"
    return "female" if word in _FEMININE else None


def is_unnamed_referent(entity_id: str) -> bool:
    """Say whether an id is of a referent that the text does not name."""
    return entity_id.startswith(UNNAMED_PREFIX)


def is_plural_pronoun(pronoun: str) -> bool:
    """Say whether a pronoun refers to several."""
    return pronoun.lower() in _PLURALS


def is_neuter_pronoun(pronoun: str) -> bool:
    """Say whether a pronoun refers to a thing, an organization or a document."""
    return pronoun.lower() in _NEUTERS


def rank_antecedents(pronoun: MentionFeatures, gender: str | None, context: Context) -> list[RankedAntecedent]:
    """Rank the entities named before `pronoun`, best first.

    With `gender` persons are candidates, without it organizations, places, groups and documents. Returns an empty list
    if no candidate is named before.
    """
    candidates = _find_antecedent_candidates(pronoun, gender, context)
    latest: dict[str, MentionFeatures] = {}
    for candidate in candidates:
        latest[candidate.entity_id] = _choose_mention_of_antecedent(latest.get(candidate.entity_id), candidate)

    counts = Counter(candidate.entity_id for candidate in candidates)
    scores = {key: _score_antecedent(pronoun, mention, counts[key], gender, context) for key, mention in latest.items()}
    total = sum(exp(score) for score in scores.values())
    best_first = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [
        RankedAntecedent(
            key, exp(score) / total, _explain_antecedent(pronoun, latest[key], key == context.last_speaker)
        )
        for key, score in best_first
    ]


def find_latest_mention(mentions: Sequence[MentionFeatures], ids: Collection[str], before_char: int) -> str | None:
    """Find the entity of `ids` that was mentioned last before a character; None where the last pages have no such."""
    end = bisect_left(mentions, before_char, key=lambda mention: mention.start_char)
    latest_first = reversed(mentions[max(0, end - _MAX_MENTIONS) : end])
    return next((mention.entity_id for mention in latest_first if mention.entity_id in ids), None)


def exclude_quoted_mentions(
    mentions: Iterable[MentionFeatures], quoted_ranges: Iterable[tuple[int, int]]
) -> list[MentionFeatures]:
    """Leave out mentions inside quotation marks; the rest is in reading order."""
    ranges = sorted(quoted_ranges)
    kept: list[MentionFeatures] = []
    at = 0
    for mention in sorted(mentions, key=lambda each: each.start_char):
        while at < len(ranges) and ranges[at][1] <= mention.start_char:
            at += 1
        if at == len(ranges) or mention.start_char < ranges[at][0]:
            kept.append(mention)
    return kept


def antecedent_feature_values(
    pronoun: MentionFeatures, candidate: MentionFeatures, count: int, gender: str | None, context: Context
) -> tuple[float, ...]:
    """Give the values of the features of one candidate, in the order of `_WEIGHTS`."""
    key = candidate.entity_id
    sentences_back = min(pronoun.sentence - candidate.sentence, _MAX_SENTENCES_BACK)
    paragraphs_back = min(pronoun.paragraph - candidate.paragraph, _MAX_SENTENCES_BACK)
    is_close = sentences_back <= 1
    spoke_last = key == context.last_speaker
    shares_verb = _shares_verb(pronoun, candidate) or key in _named_beside_verb(pronoun, context)
    return (
        sentences_back,
        paragraphs_back,
        sentences_back == 0,
        candidate.is_subject,
        candidate.is_subject and is_close,
        candidate.is_in_main_clause and is_close,
        candidate.is_first and is_close,
        candidate.is_owner_of_subject and is_close,
        log1p(count),
        spoke_last,
        spoke_last and context.last_paragraph == pronoun.paragraph,
        gender is not None and context.entities[key].gender == gender,
        candidate.is_by_reference,
        candidate.is_asked and is_close,
        candidate.is_reported,
        shares_verb,  # "he told Silva": Silva is not he
        key in context.named_in_content,  # speakers rarely name themselves
        gender is not None and not spoke_last and _is_bystander(pronoun, candidate, context),
        _is_owner_by_verb(pronoun, candidate),
        _is_subject_before(pronoun, candidate) and not candidate.is_asking,
        _is_subject_before(pronoun, candidate) and candidate.is_asking,
        candidate.is_introduced and is_close,
    )


def _is_subject_before(pronoun: MentionFeatures, candidate: MentionFeatures) -> bool:
    """Say whether a mention is the subject of a clause before the pronoun's verb: "As Silva left, he said"."""
    return candidate.opened_verb_char >= 0 and candidate.opened_verb_char == pronoun.verb_char


def _shares_verb(pronoun: MentionFeatures, mention: MentionFeatures) -> bool:
    return mention.verb_char >= 0 and mention.verb_char == pronoun.verb_char


def _named_beside_verb(pronoun: MentionFeatures, context: Context) -> frozenset[str]:
    """Find whom the pronoun's own verb names behind it: Silva in "he told Silva"."""
    at = bisect_right(context.mentions, pronoun.start_char, key=lambda mention: mention.start_char)
    behind = takewhile(lambda mention: mention.sentence == pronoun.sentence, context.mentions[at : at + _MAX_MENTIONS])
    return frozenset(mention.entity_id for mention in behind if _shares_verb(pronoun, mention))


def _is_bystander(pronoun: MentionFeatures, candidate: MentionFeatures, context: Context) -> bool:
    """Say whether a person without a name is mentioned by the way: "her neighbour".

    The text goes on with those it names, unless the sentence before turns to that person, or asks: "A baker waved.
    He ...", "I rang a baker. He ...". Who asks somebody else does not answer: "A baker asked Silva. He ...".
    """
    if not is_unnamed_referent(candidate.entity_id):
        return False
    is_acting = candidate.is_first and candidate.is_subject and not _asks_somebody(candidate, context)
    is_turned_to = (candidate.is_asked or is_acting) and pronoun.sentence - candidate.sentence == 1
    return not is_turned_to


def _asks_somebody(candidate: MentionFeatures, context: Context) -> bool:
    """Say whether somebody else is asked in the sentence of a mention, behind it."""
    at = bisect_left(context.mentions, candidate.start_char, key=lambda mention: mention.start_char)
    behind = context.mentions[at : at + _MAX_MENTIONS]
    return any(
        mention.is_asked and mention.entity_id != candidate.entity_id
        for mention in behind
        if mention.sentence == candidate.sentence
    )


def _is_owner_by_verb(pronoun: MentionFeatures, candidate: MentionFeatures) -> bool:
    """Say whether a verb is done by a candidate to what the pronoun owns: "Silva hung up her coat"."""
    return candidate.is_subject and 0 <= candidate.verb_char == pronoun.owner_verb_char


def _find_antecedent_candidates(
    pronoun: MentionFeatures, gender: str | None, context: Context
) -> list[MentionFeatures]:
    """Find the mentions before `pronoun` that fit it and are still in mind.

    Where no mention is in mind, all named ones are candidates, however far back.
    """
    end = bisect_left(context.mentions, pronoun.start_char, key=lambda mention: mention.start_char)
    fitting = [
        mention
        for mention in context.mentions[max(0, end - _MAX_MENTIONS) : end]
        if _fits_pronoun(context.entities[mention.entity_id], gender)
        if gender is not None or not _is_mere_place(mention, context)
    ]
    near = [
        mention for mention in fitting if pronoun.sentence - mention.sentence <= _max_sentences_to_antecedent(mention)
    ]
    return near or [mention for mention in fitting if not is_unnamed_referent(mention.entity_id)]


def _is_mere_place(mention: MentionFeatures, context: Context) -> bool:
    """Say whether a mention tells only where something is: "it" behind "a card from Porto" is not Porto."""
    is_place = context.entities[mention.entity_id].entity_type == EntityType.PLACE
    is_acting = mention.is_subject or mention.is_owner_of_subject or mention.entity_id == context.last_speaker
    return is_place and not is_acting


def _max_sentences_to_antecedent(mention: MentionFeatures) -> int:
    return _MAX_SENTENCES_BACK_UNNAMED if is_unnamed_referent(mention.entity_id) else _MAX_SENTENCES_BACK


def _choose_mention_of_antecedent(earlier: MentionFeatures | None, later: MentionFeatures) -> MentionFeatures:
    """Choose the later mention of an entity, but of one sentence a subject, and that of a clause before the verb."""
    if earlier is None or earlier.sentence != later.sentence:
        return later
    is_opening = earlier.opened_verb_char >= 0
    return earlier if is_opening or (earlier.is_subject and not later.is_subject) else later


def _fits_pronoun(entity: Entity, gender: str | None) -> bool:
    if gender is None:
        return entity.entity_type in _NEUTER_TYPES
    return entity.entity_type == EntityType.PERSON and entity.gender in (None, gender)


def _score_antecedent(
    pronoun: MentionFeatures, candidate: MentionFeatures, count: int, gender: str | None, context: Context
) -> float:
    values = antecedent_feature_values(pronoun, candidate, count, gender, context)
    return sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))


def _explain_antecedent(pronoun: MentionFeatures, candidate: MentionFeatures, spoke_last: bool) -> str:
    where = _describe_distance_to_antecedent(pronoun.sentence - candidate.sentence)
    part = "as its subject" if candidate.is_subject else "beside others"
    end = ", and spoke last" if spoke_last else ""
    return f"named {where}, {part}{end}"


def _describe_distance_to_antecedent(sentences_back: int) -> str:
    if sentences_back == 0:
        return "in the same sentence"
    if sentences_back == 1:
        return "in the sentence before"
    return f"{sentences_back} sentences before"
