"""Pure extraction: text in, records with spans out. No clock, no file, no environment."""
