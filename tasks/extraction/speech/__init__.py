"""Who says what: quotation marks, words of saying, and the speakers beside them."""
