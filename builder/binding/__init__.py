"""Which layout and placeholder of a brand serves which slot, and where the slots stand that none serves. Pure."""
