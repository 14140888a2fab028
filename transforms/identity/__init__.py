"""Decide which entity of the store an entity of an article is: by its names, and by what speaks against it.

A pure step: profiles go in, links come out. What is stored, and how rows get the ids that were decided:
`warehouse/relabelling.py`. Names of one article are grouped before, in `transforms/entities`.
"""

from transforms.identity.name_keys import list_initial_keys as list_initial_keys
from transforms.identity.name_keys import name_key as name_key
from transforms.identity.profiles import ArticleEntities as ArticleEntities
from transforms.identity.profiles import EntityProfile as EntityProfile
from transforms.identity.resolution import DecidedEntities as DecidedEntities
from transforms.identity.resolution import EntityLink as EntityLink
from transforms.identity.resolution import Resolution as Resolution
from transforms.identity.resolution import list_article_keys as list_article_keys
from transforms.identity.resolution import resolve_entities as resolve_entities
