"""Pages to print and to hand over, filled from the templates that come with the program."""
