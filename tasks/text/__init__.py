"""Pure text work: decode, normalise with an offset map, split into sentences."""
