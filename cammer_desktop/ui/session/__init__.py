"""The form for a session, the call that is made from it, and how its outcome is shown."""
