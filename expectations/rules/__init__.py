"""The rules written by hand, one file per table: what the schema cannot say, each with its reason.

Critical: our own code broke its word, or so much is missing that nobody should see it (floors). Warning: the documents
are odd, or there is more of something than usual (ceilings).
"""
