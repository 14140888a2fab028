"""Read the offices of persons: role, organization or place, and time, from titles, appositions and verbs.

`roles` finds them all; `offices` gives one its organization and days.
"""
