"""The sentence that closes every clinical answer."""

DISCLAIMER = "This is general information, not medical advice. Please see your physician about your own care."
