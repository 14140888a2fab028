"""How the weights are learned, in the order fit_quotes, fit_encoder, fit_fusion."""
