"""Windows and widgets: they show what they are given and say what the agent wants.

No widget makes a part of the outside world; `app` hands everything in. Each room (session, result,
ledger, catalogue, settings) has widgets and a presenter, which connects them with the controllers.
Presenters do not know each other's widgets; `widgets` holds what all of them use. What follows the
end of a call waits for the session presenter's `settled`: the outcome is said first, no matter who
was connected to the controller before whom.
"""
