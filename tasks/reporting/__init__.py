"""What a run says of itself: a page, an index of all runs, a summary for the terminal and one for Prefect. Pure."""
