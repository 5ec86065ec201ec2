//! Several words, and signs, that still have to be replaced.

german::word_lists! {
    "placeholders.txt": pub(super) DOUBTING, TEMPLATES, ALONE, FAILED, FORMATS, CALLS, TWICE_WRONG
}
