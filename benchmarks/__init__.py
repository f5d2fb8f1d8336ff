"""What is measured, beside its peers, in one run; never part of the tests."""
