"""Look up what is known before any article is read: names, words, topics, office holders, months.

`tables` alone reads the files of `transforms/data`. Nothing here knows a document.
"""
