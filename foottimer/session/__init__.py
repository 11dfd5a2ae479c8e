"""Doing it: the clock port and the state machine of one run of a timeline."""
