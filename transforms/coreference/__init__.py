"""What pronouns and descriptions refer to: the document's index, the discourse model, candidate antecedents."""
