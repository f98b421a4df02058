"""The call center's values and rules: pure, without Qt, files, sockets or a clock.

Glossary: in the whole program, each word has one meaning.

*Session link*: opened by a customer, it connects them at once to an agent.
*Destination*: whom they are connected to: a *category* (any agent of it), one *agent*, or neither.
*Ticket*: a title and a description that the agent sees. A *promotion* is a ticket kept by name.
*Draft*: what is typed. *Request*: a draft that was checked; it can be sent as it is.
*Prefill*: texts for the form that come from outside. *Screen pop*: a CRM or a dialler sends some.
*Attempt*: one request with its time, its outcome and its hand-over. *Ledger*: all attempts.
*Outcome*: an attempt's result (Created, Rejected, NotSent, Uncertain); a value, not an exception.
*Hand-over*: the link on its way to the customer, through a *channel* (clipboard, WhatsApp, …).

Of a phone there is what was *written*: a text, and in it the number as it was found (`Written`).
*Candidate*: one way to split its digits into prefix, country code and national part. *Reading*:
the number that a candidate means; the one that is *taken* is sent. *Repair*: another number that
may be meant; it is asked about and never taken by itself.

*Catalogue*: destinations and promotions by name, as *entries*: the agent's own and the team's. An
*offer* is an entry that can be chosen today.
*Vault*: where the *tokens* are kept, one for each address of the API.

What can go wrong has a word for each place:
*Flaw*: what is wrong with something typed. *Problem*: a flaw and the field at which it is shown.
*Cause*: why nothing was sent, or why that is unknown. *Rejection reason*: how the service refused.
*Fault*: why the ledger or the team's file cannot be used.
*Verdict*: what importing a row would do. *Doubt*: why a person should see the row before.

All but Problem are enums; `sentences` puts them into words. The vendor's own names are in `fields`
and `vendor`.
"""
