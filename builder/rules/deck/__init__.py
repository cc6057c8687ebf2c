"""Rules about what slides and notes say: the placed deck as it is read in, findings out."""
