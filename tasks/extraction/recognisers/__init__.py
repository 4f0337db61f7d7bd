"""The recognisers behind `tasks.extraction.names`, one file each."""
