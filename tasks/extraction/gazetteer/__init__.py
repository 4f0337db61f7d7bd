"""Names everybody knows: countries, peoples, regions, organisations, cities, and the words that tell a kind."""
