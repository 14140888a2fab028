"""Closed values, each with its meaning, declared once: code, table checks and docs take them from here."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """A closed list of values; each member is its value as stored, and knows its meaning."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Make a member of a value and its meaning in words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    @classmethod
    def values(cls) -> tuple[str, ...]:
        """Give the values as plain strings, in order of declaration."""
        return tuple(member.value for member in cls)


class Profile(Vocabulary):
    """How quotes are read."""

    ACCURATE = "accurate", "rules and the encoder, weighed together"
    FAST = "fast", "rules alone"


class QuoteType(Vocabulary):
    """How much of a quote's content stands between quotation marks."""

    DIRECT = "direct", "all of it stands between quotation marks"
    INDIRECT = "indirect", "none of it stands between quotation marks"
    MIXED = "mixed", "some of it stands between quotation marks"
    SCARE = "scare", "words that nobody in the text says: a title, a term, a stage direction; without a speaker"


class SpeakerKind(Vocabulary):
    """What a speaker is."""

    PERSON = "person", "a person"
    ORGANIZATION = "organization", "a company, authority, party, team or other body"
    GROUP = "group", "people together"
    PLACE = "place", "a country, city or other place that speaks for its people or government"
    DOCUMENT = "document", "a report, law, letter or other text"
    UNNAMED = "unnamed", "somebody whom the text does not name"


class MentionType(Vocabulary):
    """How a mention refers to its entity."""

    NAME = "name", "by a name"
    NOMINAL = "nominal", "by a description: the mayor"
    PRONOUN = "pronoun", "by a pronoun: she"
    METONYM = "metonym", "by the name of a place that stands for those who act for it: a government, a team"


class EntityType(Vocabulary):
    """What an entity is."""

    PERSON = "person", "a person"
    ORGANIZATION = "organization", "a company, authority, party, team or other body"
    PLACE = "place", "a country, city, river or other place"
    AGREEMENT = "agreement", "a treaty, pact or other agreement"
    LAW = "law", "an act, a constitution or another law"
    EVENT = "event", "a happening with a name"
    PRODUCT = "product", "a thing made and named"
    WORK = "work", "a book, film, song, report or other work"
    GROUP = "group", "people of a faith, party, language or land"
    INDEX = "index", "a currency, a stock index or another measure of markets"
    OTHER = "other", "another thing with a name: a faith, a language, a programme, a prize, a disease"


class RoleStatus(Vocabulary):
    """How an office is held on the day of the article that says so."""

    CURRENT = "current", "it is held, by nothing that says otherwise"
    ACTING = "acting", "it is held for a time, until somebody is chosen: acting, interim"
    FUTURE = "future", "it will be held: elect, designate, incoming"
    FORMER = "former", "it is no longer held: former, ex-, then-, late, until last year, from 2009 to 2013"


class AliasKind(Vocabulary):
    """What sort of name an alias is."""

    FULL = "full", "the fullest name, or another full one"
    SURNAME = "surname", "a surname alone"
    ACRONYM = "acronym", "letters that stand for the name"
    METONYM = "metonym", "a place that stands for those who govern there"
    NOMINAL = "nominal", "a description"


class InsertionKind(Vocabulary):
    """What an editor did within a quote."""

    CLARIFICATION = "clarification", "words put in so that the quote can be understood"
    OMISSION = "omission", "words left out: [...]"
    EDITORIAL = "editorial", "a remark on the quote: [sic]"


class DateKind(Vocabulary):
    """How long a time a date is."""

    DAY = "day", "a day: 2017-04-12"
    WEEKEND = "weekend", "Saturday and Sunday of a week: 2017-W15-WE"
    WEEK = "week", "Monday to Sunday: 2017-W15"
    MONTH = "month", "a month: 2017-04"
    QUARTER = "quarter", "a quarter of the calendar's year: 2017-Q2"
    HALF_YEAR = "half_year", "half of the calendar's year: 2017-H1"
    SEASON = "season", "a season as the northern half of the world has it: 2017-SU"
    YEAR = "year", "a year: 2017"
    DECADE = "decade", "ten years: 201X"
    CENTURY = "century", "a hundred years: 20XX"
    SPAN = "span", "from one day to another: 2017-04-04/2017-04-07"


class DateAnchor(Vocabulary):
    """What a date is seen from."""

    WORDS = "words", "its words alone give it"
    PUBLISHED = "published", "the day of publication"
    EARLIER_DATE = "earlier_date", "a date named before it in the text"


class TopicUnit(Vocabulary):
    """What a topic is given to."""

    DOCUMENT = "document", "the article"
    SECTION = "section", "a section of the body"
    QUOTE = "quote", "a quote"


class SpeechAct(Vocabulary):
    """Whether the act of speaking took place, as the text tells it (factuality)."""

    ASSERTED = "asserted", "it took place"
    NEGATED = "negated", "it did not: did not say, declined to, did not deny, few say"
    QUESTIONED = "questioned", "a question: asked whether"
    HYPOTHETICAL = "hypothetical", "it may, or will: could argue, is expected to"


class RoleEvidence(Vocabulary):
    """What shows that a line stands beside the article."""

    LABEL = "label", "a label before it: Also read: ..., Editor's note: ..."
    STOCK_LINE = "stock_line", "a line that sites put between paragraphs: Advertisement, Related stories"
    CALL = "call", "a call to the reader: Sign up to our newsletter"
    RIGHTS = "rights", "says who has the rights"
    STAGE_DIRECTION = "stage_direction", "sounds of a transcript in brackets: (APPLAUSE)"
    LINK = "link", "a link, or the signature of a post that is not quoted"
    CHANGE = "change", "tells of an earlier version of the article"
    CREDIT_FORM = "credit_form", "the form of a credit: Photograph: ..., .../Agency"
    STAFF = "staff", "tells who else reported, or what the author is"
    REPETITION = "repetition", "says once more what stands above"
    SITE_NAME = "site_name", "the name of the site behind the headline"


class ArticleState(Vocabulary):
    """Whether an article may be shown, as who publishes it says."""

    PUBLISHED = "published", "it may be shown"
    EMBARGOED = "embargoed", "not before the time that it names"
    WITHDRAWN = "withdrawn", "no longer: it was cancelled, killed or retracted"


class RemovalCause(Vocabulary):
    """Why an article was taken out of the store."""

    REQUEST = "request", "somebody asked for it: `wireroom remove`"
    WITHDRAWN = "withdrawn", "who published it cancelled it"


class LinkReason(Vocabulary):
    """Why an entity of an article is one that is known, or a new one."""

    NEW = "new", "nobody of that name was known"
    SAME_NAME = "same name", "it bears the same name, and nothing speaks against it"
    NAME_VARIANT = "variant of the name", "a short given name, an initial or a legal form more or less"
    OTHER_NAME = "another name", "its name is another name of the one that is known, or the other way round"
    OTHER_TYPE = "another type", "the same name, taken for something else: a person, an organization, a place"
    SURNAME = "surname", "nothing but a surname in common, which is too little"
    AMBIGUOUS = "ambiguous", "several that are known might be it, or none is likely enough; it got an id of its own"
    NAMESAKE = "namesake", "it bears the name of one that is known and is another; it got an id of its own"
    DECIDED = "decided", "people decided it: merged, split or imported"


class EntityDecision(Vocabulary):
    """What people decide of entities."""

    MERGE = "merge", "two are one: all that is told of the first is told of the second"
    SPLIT = "split", "one is two: what an article tells is told of another"
    RENAME = "rename", "another canonical name"


class RejectReason(Vocabulary):
    """Why an input did not become a document."""

    TOO_LARGE = "too_large", "more bytes than the setting max_bytes"
    NOT_A_FILE = "not_a_file", "neither a file nor a folder: a pipe, a socket or a device"
    UNREADABLE = "unreadable", "the system does not let it be read"
    DIRECTORY = "directory", "a folder whose name is like a file's"
    DANGLING_LINK = "dangling_link", "a link to what is not there"
    VANISHED = "vanished", "it was there when the run began, and no longer when it was read"
    UNKNOWN_FORMAT = "unknown_format", "neither its bytes nor its name tell a format that is read"
    UNREAD_FORMAT = "unread_format", "of a known format that is not read: a picture, a program"
    NEEDS_EXTRA = "needs_extra", "of a format that is read once an extra of the package is installed"
    BINARY = "binary", "no text in any encoding"
    EMPTY = "empty", 'no letter and no digit in it, or words in place of a text: "Page not found"'
    MALFORMED = "malformed", "not what its format asks for"
    TOO_DEEP = "too_deep", "elements, or archives in archives, nested deeper than is read"
    TOO_MANY = "too_many", "an archive of more members, or more bytes unpacked, than is read"
    CUT = "cut", "it ends before its end: fewer bytes than it says itself"
    ENCRYPTED = "encrypted", "locked by a password"
    UNSAFE_NAME = "unsafe_name", "a member of an archive whose name leads out of it"
    PAYWALLED = "paywalled", "a page that shows its text to subscribers only"
    NO_ARTICLE = "no_article", "a page, picture, event or package without the text of an article"
    EMBARGOED = "embargoed", "not to be shown before a time, at which it is tried again"
    WITHDRAWN = "withdrawn", "cancelled by who published it; what was stored of it is removed"
    TIMED_OUT = "timed_out", "it took longer than it may"
    UNREACHABLE = "unreachable", "no answer: no such host, a refused or broken connection, a bad certificate"
    HTTP_STATUS = "http_status", "the server answered with an error, such as 404 or 500"
    FORBIDDEN_BY_ROBOTS = "forbidden_by_robots", "the site's robots.txt asks not to fetch it"
    FORBIDDEN_ADDRESS = "forbidden_address", "an address inside a private network"
    TOO_LONG = "too_long", "more characters than the setting max_chars"
    CONTRACT = "contract", "its rows break the declaration of their tables"
    CRASHED = "crashed", "a fault of the program; the message has the traceback"


class QuoteRule(Vocabulary):
    """What found a quote. A value that ends with `…` stands for a family: the preposition of the frame follows."""

    MARKED = (
        "marked",
        "words between quotation marks, claimed by a cue near by; the clause around them may belong to it",
    )
    UNCUED = (
        "uncued",
        "words between marks that no cue claims and that look like a sentence; the speaker goes on, or is asked",
    )
    SCARE = "scare", "words between marks that nobody said here: held at a distance, titles, nicknames; no speaker"
    INNER = "inner", "words between marks that stand in somebody's quote, said by whom that quote tells"
    TURN = "turn", "a paragraph of a transcript or interview that opens with a label (SMITH:) or answers a question"
    SIGNED = "signed", "words between marks, signed with a name behind a dash"
    LISTED = "listed", "an item of the list that a cue opens by a colon: Silva told reporters the following: ..."
    CCOMP = "ccomp", "a clause that the verb of the cue governs: said that ..., said ..."
    CCOMP_BEFORE = "ccomp<", "the same before its cue: ..., she said"
    XCOMP = "xcomp", "a clause without a subject of its own: promised to ..."
    XCOMP_BEFORE = "xcomp<", "the same before its cue"
    DOBJ = "dobj", "the object of the cue: denied the charge"
    DOBJ_PHRASE = "dobj+", "the object with all that follows it in the cue's phrase"
    ATTR = "attr", "the complement of a cue that is a form of be"
    ATTR_PHRASE = "attr+", "the same with all that follows it in the cue's phrase"
    OPRD = "oprd", "a predicate of the object: called it a disgrace"
    OPRD_PHRASE = "oprd+", "the same with all that follows it in the cue's phrase"
    PREP_OF = "prep:…", "what follows a preposition of the cue: warned of ..., spoke about ..."
    PASSIVE = "passive", "the subject of a passive cue: the plan was criticized by ..."
    ADVCL = "advcl", "an adverbial clause under the cue"
    ADVCL_BEFORE = "advcl<", "the same before its cue"
    PARATAXIS = "parataxis", "a clause beside the cue, not joined to it by a word"
    PARATAXIS_BEFORE = "parataxis<", "the same before its cue"
    FRONT = "front", "all of the sentence before the cue and its source, where the parse does not join them"
    AROUND = "around", "the sentence on both sides of cue and source"
    REST = "rest", "all of the sentence behind the cue, where the parse does not join them"
    N_ACL = "n-acl", "a clause of a noun: his promise to ..."
    N_CCOMP = "n-ccomp", "a complement clause of a noun: the claim that ..."
    N_RELCL = "n-relcl", "a clause with that, which the parse takes for a relative one, of a noun"
    N_PREP_OF = "n-prep:…", "what follows a preposition of a noun: her criticism of ..."
    A_CCOMP = "a-ccomp", "a complement clause of an adjective: was sure that ..."
    A_XCOMP = "a-xcomp", "a clause without a subject under an adjective: was ready to ..."
    A_PREP_OF = "a-prep:…", "what follows a preposition of an adjective: was critical of ..."
    ACCORDING_BEFORE = "according<", "According to X, ... at the start of the sentence"
    ACCORDING_AFTER = "according>", "..., according to X"
    ACCORDING_AROUND = "according><", "..., according to X, ..."
    ACCORDING_CLAUSE = "according-clause", "the clause that according to X hangs from, not the whole sentence"
    ENCODER = (
        "encoder",
        "the words that the encoder gives to a cue, where no frame above has the same or a better clause",
    )
    COLON_SOURCE_BEFORE = "colon<", "X: ..., as in headlines"
    COLON_AFTER = "colon>", "...: X, as in headlines"


class SpeakerRule(Vocabulary):
    """What decided on a speaker."""

    NAME = "name", "the source names somebody, by whatever name; the name is the fullest one in the article"
    PRONOUN = (
        "pronoun",
        "he, she, it, they: the best of those named before, by gender, distance, subject and who spoke last",
    )
    RELATIVE = "relative", "who, which: whom the noun means that the clause hangs from"
    AUTHOR = (
        "author",
        "I, outside of quotes: the author by the byline, a signature below, or the line that tells of the author",
    )
    JOINT = (
        "joint",
        "one of several sources that are joined: A and B; or they, both, the two: those who were named together",
    )
    GOES_ON = "goes on", "no source of its own: whoever spoke last near by"
    SPEAKER_OF_THE_QUOTE = "speaker of the quote", "I, in a quote that stands in another: whoever speaks that one"
    TOLD_OF = (
        "told of",
        "no source of its own: the person whom the sentence before tells of, which says nothing itself",
    )
    INTERVIEWEE = "interviewee", "no source of its own, or A: in an interview; the one who is interviewed"
    UNNAMED = "unnamed", "the source phrase, verbatim; the article never names this speaker"
    DESCRIPTION_ROLE_STATED = "description: role stated", "the text calls this person by the same noun"
    DESCRIPTION_OFFICE_KNOWN = (
        "description: office known",
        "the text names this person, who is known to hold the office: the president of a country",
    )
    DESCRIPTION_ROLE_BROADER_WORD = (
        "description: role, broader word",
        "the text calls this person by a narrower or a broader noun",
    )
    DESCRIPTION_NAMED_JUST_BEFORE = (
        "description: named just before",
        "a person whose name began a sentence just before, or the former or latter of two",
    )
    DESCRIPTION_IN_FOCUS = "description: in focus", "no noun tells: the person who spoke just before"
    DESCRIPTION_GENDER_AND_NEARNESS = (
        "description: gender and nearness",
        "the woman, the man: the nearest one of that gender",
    )
    DESCRIPTION_AGE_STATED = "description: age stated", "the 34-year-old: the text gives this person's age"
    DESCRIPTION_GOVERNMENT_OF_A_COUNTRY = (
        "description: government of a country",
        "the government of a country that is named, or that country again",
    )
    DESCRIPTION_NAMED_JUST_AFTER = (
        "description: named just after",
        "a person whom the next sentence brings in by name",
    )
    DESCRIPTION_KIND_IN_THE_NAME = (
        "description: kind in the name",
        "the noun is a part of the organization's name, or the text calls the organization so",
    )
    DESCRIPTION_ORGANIZATION_NAMED_BEFORE = (
        "description: organization named before",
        "the company, the firm: the nearest organization, or one that the text is about",
    )


class RunStatus(Vocabulary):
    """How a run went."""

    RUNNING = "running", "it has not ended, or was killed"
    SUCCEEDED = "succeeded", "all was done"
    FAILED = "failed", "an error ended it; what it had stored by then is whole"
    STOPPED = "stopped", "Ctrl-C or SIGTERM ended it; what it had stored by then is whole"


class RunMeasure(Vocabulary):
    """What is counted of each source in each run, and watched; its base is what it is counted of."""

    ARTICLES = "articles", "new or revised articles, of the inputs that came in"
    REJECTED = "rejected", "inputs rejected for the first time, of these and the new or revised articles"
    UNDATED = "undated", "articles without a day of publication, of the new or revised ones"
    WITHOUT_TOPICS = "without_topics", "articles without a topic, of the new or revised ones"
    STATEMENTS = "statements", "statements, in so many new or revised articles"
    UNNAMED_SPEAKERS = "unnamed_speakers", "statements whose speaker has no name, of all statements"


def meaning_of(value: str | None, vocabulary: type[Vocabulary]) -> str | None:
    """Say what a stored value means; None where it is null or not known.

    A value of a family, "prep:about", has the family's meaning, "prep:…".
    """
    if value is None:
        return None
    if value in vocabulary.values():
        return vocabulary(value).meaning
    families = (member for member in vocabulary if member.endswith("…"))
    return next((member.meaning for member in families if value.startswith(member[:-1])), None)
