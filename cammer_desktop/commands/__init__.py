"""The ways without a window: making a link, and keeping its token. No Qt.

The link alone goes to standard output; everything else to standard error. The exit codes are those
of the table in the API's description.
"""

DONE, INVALID, TOKEN_FAILED, REJECTED, NOT_SENT, UNCERTAIN = 0, 2, 3, 4, 5, 6
