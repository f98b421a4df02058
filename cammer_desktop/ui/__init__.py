"""Windows and widgets: they show what they are given and say what the agent wants.

No widget makes a part of the outside world; `app` hands everything in. What happens between the
form, the call and the result is `desk`'s; the window only assembles.
"""
