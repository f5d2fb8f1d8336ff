"""Tools of the build, run by people who work on Harada; never shipped and never imported by it."""
