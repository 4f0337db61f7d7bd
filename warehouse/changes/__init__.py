"""What a night changes and why: documents, and what they say, sentence by sentence and figure by figure."""
