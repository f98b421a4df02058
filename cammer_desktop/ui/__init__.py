"""Windows and widgets: they show what they are given, and emit what the agent asks for.

No widget reaches the outside world by itself; `app` passes everything in. Each feature (session,
result, ledger, catalogue, settings) has its widgets, and a presenter that connects them with the
controllers. Presenters do not touch each other's widgets; what all of them share is in `widgets`.

When a call ends, the outcome has to be shown before anything else is added to it. Whatever comes
after the outcome waits for the session presenter's `settled` signal, so that the order in which
objects were constructed and connected does not matter.
"""
