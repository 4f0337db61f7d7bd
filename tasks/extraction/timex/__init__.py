"""Time expressions: a trigger scan, a lexer for the words around each trigger, and a hand-written grammar over them."""
