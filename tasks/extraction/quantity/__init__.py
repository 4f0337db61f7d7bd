"""The grammar of figures: small tables and rules over the tokens around a trigger, each linear in what it reads."""
