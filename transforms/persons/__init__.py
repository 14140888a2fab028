"""What the parts of a person's name tell: whether two names are one person's, misspellings, nicknames, kin, gender."""
