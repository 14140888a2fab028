"""Read the title before a person's name: the gender and the office that it tells.

What words are titles: `data/lexicon`. Where a title ends and the name begins: `title_splitter.py`.
"""

from transforms.knowledge.lexicon import look_up_role_noun, look_up_title


def gender_of_title(title: str) -> str | None:
    """Give the gender of a title: `Mrs.` female, `Congressman` male; None for `Sen.` and for an empty title."""
    for word in title.split():
        if (found := look_up_title(word)) and found.gender:
            return found.gender
    role = look_up_role_noun(title)
    return role.gender if role else None


def office_of_title(title: str) -> str:
    """Give the office of a title in small letters: `Rep.` and `Representative` are one; others are as they stand."""
    known = look_up_title(title)
    return (known.office if known is not None and known.office else title).lower()
