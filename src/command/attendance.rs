//! `attendance`: how many people came, for each meeting and each year.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::{CommandError, Context, files, forget_names, office};
use crate::attendance::{self, Asked, Attendance};
use crate::cli::{AttendanceArgs, AttendanceFormat};
use crate::document::view::Edition;
use crate::exit::Exit;
use crate::l10n::{Verbatim, messages};
use crate::ui::Ui;

/// Runs the command.
pub(super) fn run(args: &AttendanceArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    if args.forget_names {
        return forget_names::run(args, context);
    }
    let format = format(args);
    if format == AttendanceFormat::Xlsx && args.output.is_none() && io::stdout().is_terminal() {
        return Err(CommandError::new(Exit::Usage, Message::NotToTerminal));
    }
    let checked = attendance::read(&args.paths, Asked { names: args.names });
    context.ui.findings(&checked.findings);
    if checked.findings.has_errors() {
        return Ok(Exit::InputErrors);
    }
    let figures = checked.value.filter(|figures| !figures.meetings.is_empty());
    let Some(figures) = figures else {
        return Err(CommandError::new(Exit::Declined, Message::Nothing));
    };
    let bytes = written(&figures, format, args, context.ui)?;
    match &args.output {
        // Names are for those who asked for them.
        Some(path) if args.names => {
            office::deliver(Some(path), &bytes, Edition::Internal, context)?;
        }
        Some(path) => files::write(path, &bytes, context)?,
        None => context.ui.data(&bytes),
    }
    Ok(Exit::Done)
}

/// The requested format, otherwise that of the output file's extension, otherwise the table.
fn format(args: &AttendanceArgs) -> AttendanceFormat {
    let ending = args.output.as_deref().and_then(Path::extension);
    let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
    let by_name = match ending.as_deref() {
        Some("csv") => Some(AttendanceFormat::Csv),
        Some("xlsx") => Some(AttendanceFormat::Xlsx),
        Some("json") => Some(AttendanceFormat::Json),
        Some("svg") => Some(AttendanceFormat::Svg),
        _ => None,
    };
    let asked = args.format.or(args.json.then_some(AttendanceFormat::Json));
    let asked = asked.or(args.excel.then_some(AttendanceFormat::Csv));
    asked.or(by_name).unwrap_or(AttendanceFormat::Table)
}

fn written(
    figures: &Attendance,
    format: AttendanceFormat,
    args: &AttendanceArgs,
    ui: &Ui,
) -> Result<Vec<u8>, CommandError> {
    let language = ui.language;
    let room = if args.output.is_none() { ui.columns() } else { None };
    Ok(match format {
        AttendanceFormat::Table => attendance::text(figures, language, room).into_bytes(),
        AttendanceFormat::Csv if args.excel => attendance::excel_csv(figures, language),
        AttendanceFormat::Csv => attendance::csv(figures),
        AttendanceFormat::Json => attendance::json(figures).into_bytes(),
        AttendanceFormat::Svg => attendance::svg(figures, language).into_bytes(),
        AttendanceFormat::Xlsx => attendance::xlsx(figures, language)
            .map_err(|error| CommandError::new(Exit::InputErrors, Verbatim(error.to_string())))?,
    })
}

messages! {
    /// Messages of the command.
    enum Message {
        NotToTerminal =
            "Eine Excel-Datei kann nicht am Bildschirm gezeigt werden. Nennen Sie mit -o eine \
             Datei: -o teilnahme.xlsx",
            "An Excel workbook cannot be shown in a terminal. Name a file with -o: -o \
             attendance.xlsx";
        Nothing =
            "Hier ist kein Treffen mit Zusammenfassung oder Protokoll.",
            "There is no meeting with a summary or minutes here.";
    }
}
