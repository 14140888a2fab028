"""Say of what type the named thing is: person, organization, place and so on, by its words and those beside it.

`name_types` has the vote; firms, places, bodies of a nation, the press and words between marks are a module each.
"""
