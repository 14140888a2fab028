"""Resolve the source of each quote to a speaker: names, pronouns, descriptions, documents, turns of a conversation.

The entry is turn_taking.py. What pronouns and descriptions refer to in general: transforms/coreference.
"""
