//! What can be typed behind each verb.

mod contacts;
mod documents;
mod mailings;
mod program;
mod registers;

pub use contacts::{
    ContactsAction, ContactsArgs, ContactsForgetArgs, ContactsImportArgs, ContactsShowArgs,
    ContactsUnsubscribeArgs,
};
pub use documents::{
    ApproveArgs, AttendanceArgs, CheckArgs, ImportArgs, NewArgs, RenderArgs, SiteArgs,
};
pub use mailings::{
    AttendArgs, BouncesArgs, EditArgs, LettersArgs, MailingArgs, PreviewArgs, Selection, SendArgs,
    SignInArgs, StatusArgs,
};
pub use program::{
    CompletionsArgs, InitArgs, LoginArgs, ManArgs, SchemaArgs, TemplatesAction, TemplatesArgs,
};
pub use registers::{DatesArgs, DecisionsArgs, OpenArgs, ReportArgs};
