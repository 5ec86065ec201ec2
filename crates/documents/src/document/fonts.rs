//! The bundled fonts, for pages and for drawings.

macro_rules! carried {
    ($($file:literal),+ $(,)?) => {
        [$(include_bytes!(concat!("../../../../fonts/", $file)).as_slice()),+]
    };
}

/// `fonts/README.md` documents their origin, version and licence.
pub(super) const FILES: [&[u8]; 20] = carried![
    "SourceSans3-Regular.ttf",
    "SourceSans3-Italic.ttf",
    "SourceSans3-SemiBold.ttf",
    "SourceSans3-SemiBoldItalic.ttf",
    "SourceSerif4-Regular.ttf",
    "SourceSerif4-Italic.ttf",
    "SourceSerif4-SemiBold.ttf",
    "SourceCodePro-Regular.ttf",
    "Vazirmatn-Regular.ttf",
    "Vazirmatn-SemiBold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansHebrew-SemiBold.ttf",
    "NotoSansGeorgian-Regular.ttf",
    "NotoSansGeorgian-SemiBold.ttf",
    "NotoSansArmenian-Regular.ttf",
    "NotoSansArmenian-SemiBold.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "NotoSansSymbols2-Subset.ttf",
    "NotoEmoji-Regular.ttf",
];
