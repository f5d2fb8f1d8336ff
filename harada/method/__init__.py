"""The Harada method as pure types and rules: no input or output, no clock, no locale."""
