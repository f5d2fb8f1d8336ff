"""The commands: everything the screens can do, in plain text."""
