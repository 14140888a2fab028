"""Find whom the list of office holders knows for a surname: "President Silva", where only his son is named in full.

It sees surnames, titles, countries and the day of the text. Whose names they become: `persons.py`.
"""

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass
from datetime import date

from transforms.knowledge.gazetteer import is_same_given_name, look_up_given_name
from transforms.knowledge.name_forms import PersonName, split_person_name
from transforms.knowledge.office_holders import Holder, holders_by_surname, is_holder_without_suffix
from transforms.persons.person_titles import office_of_title

# Titles that tell of no office.
_NO_OFFICE = frozenset(("mr.", "mr", "mrs.", "mrs", "ms.", "ms"))
_HEADS_OF_STATE = frozenset(("president", "prime minister", "chancellor", "premier"))
# Ten years: "Silva" alone is no head of long ago.
_REMEMBERED_DAYS = 3650


@dataclass(frozen=True, slots=True)
class HolderContext:
    """What a text tells of the holders it may mean: its countries, canonical, and its day where it has one.

    `lands` are the countries of whatever else it names, `Congress` and `Alabama`.
    """

    countries: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    day: date | None = None


NO_CONTEXT = HolderContext()


def is_honorific_alone(title: str) -> bool:
    """Say whether a title tells of no office: `Mr.`."""
    return title.lower() in _NO_OFFICE


def find_full_name_of_holder(surname: str, titles: Set[str], gender: str | None, context: HolderContext) -> str | None:
    """Find the full name of the only holder that a surname may mean, by title, country or rank.

    Of several of one country, a father and his son, it is the one whose office began last before the day of the text.

    Args:
        surname: the surname as it stands.
        titles: the offices of the titles before it, in lower case.
        gender: what they tell: "Mrs. Silva" is his wife.
        context: the countries and the day of the text.
    """
    holders = [holder for holder in holders_by_surname().get(surname, ()) if _fits_gender(holder, gender)]
    named = [holder for holder in holders if _has_office(holder, titles)]
    if not named and not titles - _NO_OFFICE:
        named = [holder for holder in holders if holder.of in context.countries] or _keep_family_of_head([
            holder for holder in holders if holder.of in context.lands and _is_remembered(holder, context.day)
        ])
    if not named and not titles and len({holder.names for holder in holders}) == 1:
        named = [holder for holder in holders if _HEADS_OF_STATE.intersection(holder.titles)]
    return _choose_name(named, context.day)


def find_titled_holder(surname: str, title: str, bearers: Iterable[PersonName]) -> str | None:
    """Find the full name of the one holder whom a title names, where he is none of a text's bearers of the surname.

    None where one of them may be he, and where several held the office.
    """
    names = {
        holder.names
        for holder in holders_by_surname().get(surname, ())
        if _has_office(holder, {office_of_title(title)})
    }
    if len(names) != 1:
        return None
    full = names.pop()[0]
    holder = split_person_name(full)
    return None if any(_may_be_holder(bearer, holder) for bearer in bearers if bearer.given) else full


def _keep_family_of_head(holders: list[Holder]) -> list[Holder]:
    """Give the holders of a surname where one was the head of the country, who needs no introduction; else none."""
    return holders if any(_HEADS_OF_STATE.intersection(holder.titles) for holder in holders) else []


def _is_remembered(holder: Holder, day: date | None) -> bool:
    """Say whether somebody was in office so near to a day that a surname alone brings that office to mind."""
    if day is None:
        return False
    return any(term.end is None or (day - term.end).days < _REMEMBERED_DAYS for term in holder.terms)


def _may_be_holder(bearer: PersonName, holder: PersonName) -> bool:
    """Say whether a full name may be that of a holder; who is called Jr. is none whom nobody calls so."""
    if bearer.suffix and is_holder_without_suffix(holder.full):
        return False
    return is_same_given_name(holder.given, bearer.given)


def _choose_name(holders: Collection[Holder], day: date | None) -> str | None:
    """Choose the name of the holders, where they have one, else of who came last into office before the day."""
    names = {holder.names[0] for holder in holders}
    if len(names) == 1:
        return names.pop()
    if day is None or len({holder.of for holder in holders}) != 1:
        return None
    begun = [(term.start, holder.names[0]) for holder in holders for term in holder.terms if term.start <= day]
    return max(begun)[1] if begun else None


def _fits_gender(holder: Holder, gender: str | None) -> bool:
    own = look_up_given_name(split_person_name(holder.names[0]).given)
    return own not in ("male", "female") or gender in (own, None)


def _has_office(holder: Holder, titles: Collection[str]) -> bool:
    """Say whether one of the offices, in lower case, is one that the holder held."""
    return any(title.lower() in titles for title in holder.titles)
