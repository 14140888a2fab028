"""Words and sentences: the one spaCy pass, its tokens as plain values, spans to tokens and back."""
