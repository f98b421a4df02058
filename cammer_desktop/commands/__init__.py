"""The commands, without Qt: making a link, managing its token, reading what opens the window.

The result goes to standard output, everything else to standard error.
"""

# The exit codes, as in the table of the API's description.
DONE, INVALID, TOKEN_FAILED, REJECTED, NOT_SENT, UNCERTAIN = 0, 2, 3, 4, 5, 6

UNWRITTEN = 1
"""What was asked for could not be written to standard output."""
