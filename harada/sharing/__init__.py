"""What may leave a notebook, to whom, and how it travels: sealed, signed, one by one."""
