"""Find the circumstances of a quote's speech event: factuality, addressee, day and place.

Reads the words around the cue; the entry is assembly.py. Who speaks: transforms/speakers.
"""
