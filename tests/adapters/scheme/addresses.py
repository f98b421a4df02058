"""Addresses as a page may make them up, to carry more than one word into a handler's command."""

from typing import Final

HOSTILE: Final = (
    'cammer://new?name=Ana López&phone=0414 131 5854&x="',
    'cammer://new" --data-dir "x" --sandbox "',
    "cammer://new' --sandbox '",
    "cammer://new --api-url https://evil.example",
    'cammer://new\\" --debug \\\\',
    "cammer://new?$(touch pwned)`touch pwned`;touch pwned|touch pwned&touch pwned>pwned",
    "cammer:--data-dir=x",
    "cammer://new?%u %f %c %i %% %1 %* %PATH% $HOME * ? [a-z] ~ #",
    "cammer://new?name=%22%20--sandbox%0A--debug",
)
