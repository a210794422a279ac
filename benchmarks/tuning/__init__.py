"""What each number of config.yml trades, on phrasings of writers that were left out of the fit."""
