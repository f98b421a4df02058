"""What a repair changes in a number."""

from enum import Enum


class RepairKind(Enum):
    """What is changed in a number, or asked of it."""

    MEXICO_OLD_PREFIX = "Mexico no longer uses 1, 01, 044 and 045"
    BRAZIL_NINTH_DIGIT = "Brazil's mobiles have a ninth digit"
    COLOMBIA_SIXTY = "Colombia's fixed lines begin with 60 and the area"
    ARGENTINA_FIFTEEN = "Argentina's 15 becomes a 9 before the area"
    ARGENTINA_ZERO = "no 0 is dialled behind the 9 of an Argentine mobile"
    ARGENTINA_MOBILE = "an Argentine fixed line may be meant as a mobile"
    CHILE_TWO = "Santiago's numbers have a 2 behind the area"
    ECUADOR_NINE = "Ecuador's mobiles have a 9 more"
    PERU_AREA = "no area is dialled before a Peruvian mobile"
    COLOMBIA_AREA = "no area is dialled before a Colombian mobile"
    CODE_TWICE = "the country code is there twice"
    MISSING_PLUS = "an international number without its plus"
    OTHER_READING = "the same digits are also another number"
