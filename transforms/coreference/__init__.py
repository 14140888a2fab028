"""Resolve pronouns and descriptions to entities: the document's index, the discourse model, candidate antecedents.

Works outside of quotation marks only, and knows nothing of who speaks; the sources of quotes: transforms/speakers.
"""
