"""Which names of a document stand for the same thing, and what that thing is called."""
