//! The parts of a message as lettre takes them: encoded bodies under our own header values.

use lettre::message::header::{ContentId, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{MultiPart, SinglePart};

use super::header::{legacy_parameter, parameter};
use super::transfer;

/// A file that goes with a mail.
#[derive(Clone, Debug)]
pub struct Enclosure {
    /// Its name, safe already.
    pub name: String,
    /// Its media type, with parameters.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A picture inside the HTML part, shown through `cid:`.
#[derive(Clone, Debug)]
pub struct InlinePicture {
    /// The Content-ID without angle brackets.
    pub content_id: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A header whose value has been folded and encoded.
macro_rules! part_header {
    ($type:ident, $name:literal) => {
        #[derive(Clone)]
        struct $type(String);

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(value.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                let unfolded = self.0.replace("\r\n", "");
                HeaderValue::dangerous_new_pre_encoded(Self::name(), unfolded, self.0.clone())
            }
        }
    };
}

part_header!(PartType, "Content-Type");
part_header!(Disposition, "Content-Disposition");

/// The text part.
pub(super) fn plain(text: &str) -> SinglePart {
    SinglePart::builder().header(ContentType::TEXT_PLAIN).body(transfer::text(text))
}

/// The HTML part.
pub(super) fn html(html: &str) -> SinglePart {
    SinglePart::builder().header(ContentType::TEXT_HTML).body(transfer::text(html))
}

/// A file: base64, and its name in the old way and the new.
pub(super) fn enclosure(file: &Enclosure) -> SinglePart {
    let media_type = format!("{}{}", file.media_type, legacy_parameter("name", &file.name));
    let disposition = format!("attachment{}", parameter("filename", &file.name));
    SinglePart::builder()
        .header(PartType(media_type))
        .header(Disposition(disposition))
        .body(transfer::binary(&file.bytes))
}

/// A picture inside the HTML part. It has no file name: mail programs would list it as a file.
pub(super) fn inline_picture(picture: &InlinePicture) -> SinglePart {
    SinglePart::builder()
        .header(PartType(picture.media_type.clone()))
        .header(Disposition("inline".to_owned()))
        .header(ContentId::from(format!("<{}>", picture.content_id)))
        .body(transfer::binary(&picture.bytes))
}

/// A multipart/related of HTML; RFC 2387 wants the type of its root said.
pub(super) fn related(boundary: &str) -> MultiPart {
    let value = format!("multipart/related; type=\"text/html\";\r\n boundary=\"{boundary}\"");
    MultiPart::builder().header(PartType(value)).build()
}
