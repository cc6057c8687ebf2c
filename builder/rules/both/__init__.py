"""Rules that fall on facts and on slides alike, each with a check for the one and for the other."""
