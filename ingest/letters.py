"""Vietnamese letters for character classes: accented capitals and small letters alternate in
Unicode, so no range says either."""

_ACCENTED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"

LOWER = "a-z" + _ACCENTED
UPPER = "A-Z" + _ACCENTED.upper()
