"""Rules about who can read the slides: the placed deck and its brand in, findings out (WCAG 2.2)."""
