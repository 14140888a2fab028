"""What is known before any article is read: places, organizations, offices, names, words for people and bodies."""
