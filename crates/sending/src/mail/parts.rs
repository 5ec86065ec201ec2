//! The parts of a message (RFC 2045, RFC 2046) for lettre.

use lettre::message::header::{
    ContentDisposition, ContentId, ContentTransferEncoding, ContentType,
};
use lettre::message::{Body, MultiPart, SinglePart};

use super::fields::MediaType;
use crate::document::letter::Embedded;

/// A file attached to a mail.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its name, already safe.
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
    /// Its name for messages about the mail; it is not in the mail.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl From<&Embedded> for InlinePicture {
    fn from(embedded: &Embedded) -> Self {
        let Embedded { id, file, picture } = embedded;
        Self {
            content_id: id.clone(),
            name: if file.is_empty() { "logo".to_owned() } else { file.clone() },
            media_type: picture.media_type.to_owned(),
            bytes: picture.bytes.clone(),
        }
    }
}

impl Attachment {
    /// The file as a part: its name in the old and the new encoding, and base64 even if its bytes
    /// happen to be ASCII (as in some PDF files, whose line ends no server may change).
    pub(super) fn part(&self) -> SinglePart {
        SinglePart::builder()
            .header(MediaType::of_file(&self.media_type, &self.name))
            .header(ContentDisposition::attachment(&self.name))
            .header(ContentTransferEncoding::Base64)
            .body(self.bytes.clone())
    }
}

impl InlinePicture {
    /// The picture as a part. It has no file name, since mail programs would list it as a file.
    pub(super) fn part(&self) -> SinglePart {
        SinglePart::builder()
            .header(MediaType::new(&self.media_type))
            .header(ContentDisposition::inline())
            .header(ContentId::from(format!("<{}>", self.content_id)))
            .header(ContentTransferEncoding::Base64)
            .body(self.bytes.clone())
    }
}

/// A text that is already encoded.
pub(super) fn text(kind: ContentType, body: Body) -> SinglePart {
    SinglePart::builder().header(kind).body(body)
}

/// A page, to be followed by the pictures that it shows. RFC 2387 requires the type of the first part.
pub(super) fn related(boundary: &str, page: SinglePart) -> MultiPart {
    let kind = format!("multipart/related; type=\"text/html\"; boundary=\"{boundary}\"");
    MultiPart::related().header(MediaType::new(&kind)).singlepart(page)
}
