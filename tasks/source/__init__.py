"""What there is to read: scan a source and tell what is new, changed, unchanged, copied, moved or gone."""
