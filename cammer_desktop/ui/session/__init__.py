"""The form in which a session is asked for, and what happens between it and the call."""
