//! Words that still have to be replaced, and those around them.

german::word_lists! {
    "placeholders.txt": pub(super)
    FIELDS, BESIDE, FILLING, CHECKING, OPENING, TELLING, DOUBTING, TEMPLATES, ALONE, FAILED, FORMATS, FORMS,
    UNITS, BEFORE_GAP, BEFORE_ROMAN, MERGED, ASKING, CALLING, CALLS, COUNTED_IN_ROMAN
}
