"""The coach's side: whom they go along with, what those shared, and what the coach answers.

Nothing here ranks people: a list is sorted by name or by what waits for the coach, never by
anyone's figures. What a level does not carry is 'not shared', never nothing.
"""
