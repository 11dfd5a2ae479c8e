"""Following a routine: session, journal, heartbeat and display put together for both front ends."""
