"""What a worker process does with one batch of documents: ingest, normalise, extract, each from file to file.

A batch is a folder below staging. Each stage writes its result under a temporary name and renames it, so what is
there is whole; a batch found finished by a later run is not worked again.
"""
