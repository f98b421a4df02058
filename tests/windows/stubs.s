# What Qt asks of Windows' own ICU, which wine lacks: every call finds no converter. Qt needs one for
# text in old code pages alone, and the program reads none.
    .text
    .globl nothing
nothing:
    xorl %eax, %eax
    ret
