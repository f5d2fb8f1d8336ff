"""Files people bring and take away: other tools' formats in, our own and common ones out."""
