"""The order of things: the nightly flow, its settings and its command line."""
