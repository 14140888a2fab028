"""The circumstances of an act of speaking: factuality, addressee, day and place."""
