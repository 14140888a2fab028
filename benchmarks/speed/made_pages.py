"""Make up news pages: any number of them, no two alike, the same ones each time; all that they tell is invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta

_FIRST_TIME = datetime(2024, 1, 1, 6, tzinfo=UTC)
_MINUTES_BETWEEN_PAGES = 7
_SITES = ("Harbour Gazette", "North Wire", "Marlow Courier", "The Evening Post of Tarn")
_GIVEN = ("Ana", "Rui", "Lena", "Tomas", "Ines", "Karl", "Maya", "Omar", "Vera", "Jonas", "Nadia", "Pavel")
_FAMILY = ("Silva", "Okafor", "Brandt", "Kral", "Moreau", "Haddad", "Lund", "Petrov", "Quinn", "Rossi", "Sato", "Tamm")
_PLACES = ("Marlow", "Tarn", "Ostrand", "Velika", "Port Amsel", "Greyfield", "Lower Dunmore", "Saint Corvin")
_OFFICES = (
    "the mayor",
    "a spokeswoman for the port",
    "the head of the school board",
    "a captain of the ferry",
    "a judge",
)
_BODIES = ("The council", "The ferry company", "The water board", "The school board", "The court", "The port authority")
_DEEDS = ("voted to rebuild", "delayed", "approved the budget of", "asked for a second opinion on", "reopened", "sold")
_THINGS = (
    "the old bridge",
    "the northern quay",
    "the town library",
    "the flood wall",
    "the bus depot",
    "the cold store",
)
_REASONS = (
    "after the floods of last winter closed the road for weeks",
    "although the engineers had warned that the ground is soft",
    "because the province had promised a part of the money",
    "while shops nearby lost a third of their customers",
    "as it had been planned since the spring of the year before",
)
_SAYINGS = (
    "We have waited long enough for this",
    "Nobody asked the people who live there",
    "It will be ready before the first snow",
    "The figures do not add up yet",
    "I would do the same again",
)
_BESIDE = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li><li><a href="/sea">Sea</a></li></ul></nav>'
)
_FOOTER = "<footer><p>Imprint, terms of use and contact of the editors, as they stand below each page.</p></footer>"
_LAYOUTS = (
    "<main><article><header><h1>{title}</h1><p class='byline'>By {author}</p></header>{body}</article></main>",
    "<div id='page'><div class='col'><h1>{title}</h1><div class='story-text'>{body}</div></div>{teasers}</div>",
    "<section><h1>{title}</h1><span class='author'>{author}</span><div itemprop='articleBody'>{body}</div></section>",
)


def make_page_url(number: int) -> str:
    """Make the address of a page."""
    return f"https://news.example/town/{number:06}"


def make_page(number: int) -> bytes:
    """Make a page of 6 to 20 paragraphs: head with JSON-LD or meta elements, one of three layouts, teasers around."""
    dice = random.Random(number)
    site, author = dice.choice(_SITES), _name_person(dice)
    title = f"{dice.choice(_BODIES)} of {dice.choice(_PLACES)} {dice.choice(_DEEDS)} {dice.choice(_THINGS)}"
    published = (_FIRST_TIME + timedelta(minutes=number * _MINUTES_BETWEEN_PAGES)).isoformat()
    body = "".join(f"<p>{_write_paragraph(dice)}</p>" for _ in range(dice.randint(6, 20)))
    teasers = "".join(
        f'<div class="related"><a href="/town/{dice.randrange(10**6):06}">More of {dice.choice(_PLACES)}</a></div>'
        for _ in range(dice.randint(3, 12))
    )
    inner = dice.choice(_LAYOUTS).format(title=title, author=author, body=body, teasers=teasers)
    head = _write_head(number, title, site, author, published)
    page = f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{_BESIDE}{inner}{teasers}{_FOOTER}</body></html>'
    return page.encode()


def _write_head(number: int, title: str, site: str, author: str, published: str) -> str:
    """Write the head: every other page has JSON-LD, the others meta elements."""
    start = (
        f'<meta charset="utf-8"><title>{title} | {site}</title><link rel="canonical" href="{make_page_url(number)}">'
    )
    if number % 2:
        node = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": published,
            "author": {"@type": "Person", "name": author},
            "publisher": {"@type": "Organization", "name": site},
        }
        return f'{start}<script type="application/ld+json">{json.dumps(node)}</script>'
    values = {"og:title": title, "og:site_name": site, "article:published_time": published, "author": author}
    return start + "".join(f'<meta property="{name}" content="{value}">' for name, value in values.items())


def _write_paragraph(dice: random.Random) -> str:
    return " ".join(_write_sentence(dice) for _ in range(dice.randint(2, 5)))


def _write_sentence(dice: random.Random) -> str:
    if dice.random() < 0.3:
        return (
            f"“{dice.choice(_SAYINGS)},” said {_name_person(dice)}, {dice.choice(_OFFICES)} of {dice.choice(_PLACES)}."
        )
    money = f"for {dice.randint(2, 999)},{dice.randint(0, 999):03} crowns"
    doing = f"{dice.choice(_BODIES)} of {dice.choice(_PLACES)} {dice.choice(_DEEDS)} {dice.choice(_THINGS)}"
    return f"{doing} {money} {dice.choice(_REASONS)}."


def _name_person(dice: random.Random) -> str:
    return f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}"
