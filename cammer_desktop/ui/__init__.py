"""Windows and widgets: they show what they are given, and emit what the agent asks for.

No widget reaches the outside world by itself; `app` passes everything in. Each feature (session,
result, ledger, catalogue, settings) has its widgets, and presenters that connect them with the
controllers. A feature knows another one by its presenter alone; `widgets` is what they share.

When a call ends, its outcome has to be shown before anything is added to it. What comes after the
outcome waits for the session presenter's `settled` signal, so that the order in which presenters
were made does not matter.
"""
