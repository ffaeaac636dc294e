//! Renders reports for commands and the interactive modes.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::command_error::{CommandError, Kind};
use super::load::Work;
use super::overwrite_guard::{self, Protected};
use super::services::Services;
use super::{baseline, output_file, user_error};
use crate::checklist::resolved;
use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::clean::sentence;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::{Inspection, Location};
use crate::domain::format::Format;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::origin::ChecklistOrigin;
use crate::domain::subject::SubjectField;
use crate::domain::user_error::UserError;
use crate::report::diagram::{self, DiagramError};
use crate::report::{
    self, Assessed, Diagram, DueFacts, Facts, Input, ReportError, Templates, UnmetRequirement, YamlSource,
};
use crate::session::port::{ExportOrder, Exported};
use crate::storage::atomic::Readers;
use crate::storage::evidence;
use crate::storage::record::{self, RecordSchema};
use crate::words::app as app_words;
use crate::words::report as report_words;

/// The commit this program was built from, if known at build time.
const COMMIT: Option<&str> = option_env!("SELFCHECK_COMMIT");

/// Number of missing items listed for a final report in the interface.
const NAMED: usize = 5;

#[derive(Clone, Copy, Debug)]
pub struct ReportOptions<'a> {
    pub format: Format,
    pub lang: Lang,
    pub is_final: bool,
    /// Folder of templates; by default the one from the settings, if it exists.
    pub templates: Option<&'a Path>,
    pub since: Option<&'a Baseline>,
}

/// The data of a report, borrowed from a command or an interactive session.
#[derive(Clone, Copy, Debug)]
struct ReportSource<'a> {
    folder: &'a Path,
    checklist: &'a Checklist,
    origin: &'a ChecklistOrigin,
    assessment: &'a Assessment,
    inspection: &'a Inspection,
    review: &'a Evaluation,
}

impl<'a> ReportSource<'a> {
    fn of(work: &'a Work) -> Self {
        Self {
            folder: &work.folder,
            checklist: &work.checklist,
            origin: &work.origin,
            assessment: &work.assessment,
            inspection: &work.inspection,
            review: &work.review,
        }
    }
}

impl YamlSource for ReportSource<'_> {
    fn checklist(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        resolved::write(self.checklist, out)
    }

    fn assessment(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        record::write_to(self.assessment, &RecordSchema::order_of(self.checklist), out)
    }
}

/// Renders a report to memory, so that nothing is printed if rendering fails.
pub fn render(
    services: &Services<'_>,
    work: &Work,
    wanted: &ReportOptions<'_>,
) -> Result<Vec<u8>, CommandError> {
    let mut bytes = Vec::new();
    render_source(services, ReportSource::of(work), wanted, &mut bytes)
        .map_err(|error| command_error(&error, services.context.lang))?;
    Ok(bytes)
}

/// Writes a report to a file and returns its size in bytes. With `force` it also replaces a file that is not a report of this tool, but
/// never the user's work.
pub fn write(
    services: &Services<'_>,
    work: &Work,
    wanted: &ReportOptions<'_>,
    path: &Path,
    force: bool,
) -> Result<usize, CommandError> {
    let protected = Protected {
        path: &work.path,
        folder: &work.folder,
        assessment: &work.assessment,
    };
    overwrite_guard::check(services, protected, path, force)
        .map_err(|error| error.command_error(services))?;
    services
        .write_with(path, Readers::Umask, |out| {
            render_source(services, ReportSource::of(work), wanted, out)
        })?
        .map_err(|error| command_error(&error, services.context.lang))
}

fn render_source(
    services: &Services<'_>,
    about: ReportSource<'_>,
    wanted: &ReportOptions<'_>,
    out: &mut dyn Write,
) -> Result<usize, ReportError> {
    let templates = templates(services, wanted.templates)?;
    let made_at = services.context.environment.now();
    let diagram = diagram(about);
    let input = Input {
        checklist: about.checklist,
        origin: about.origin,
        assessment: about.assessment,
        inspection: about.inspection,
        review: about.review,
        lang: wanted.lang,
        is_final: wanted.is_final,
        made_at: &made_at,
        version: report::TOOL_VERSION,
        commit: COMMIT,
        texts: &about,
        diagram: diagram.as_ref(),
        since: wanted.since,
    };
    report::render_to(&input, wanted.format, &templates, out)
}

/// Loads the diagram file that the subject names.
fn diagram(about: ReportSource<'_>) -> Option<Diagram> {
    let place = about.assessment.subject.get(SubjectField::Diagram);
    let Location::File(path) = Location::from_typed(place) else {
        return None;
    };
    if path.is_empty() {
        return None;
    }
    Some(
        match evidence::bytes_within(about.folder, &path, diagram::LARGEST) {
            Ok(Some(bytes)) => Diagram::of(&bytes),
            Ok(None) => Diagram::Omitted(DiagramError::Outside),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Diagram::Omitted(DiagramError::Missing),
            Err(_) => Diagram::Omitted(DiagramError::Unreadable),
        },
    )
}

/// Loads templates from a folder, else from the folder in the settings, else the shipped ones.
pub fn templates(services: &Services<'_>, folder: Option<&Path>) -> Result<Templates, ReportError> {
    if folder.is_some() {
        return Templates::load(folder);
    }
    let own = services.context.preferences.templates();
    let found = services.disk.stat(&own);
    let found = found.map_err(|error| ReportError::folder(&own, &error))?;
    let is_there = found.is_some_and(|found| found.is_folder());
    Templates::load(is_there.then_some(own.as_path()))
}

/// Renders `status --json`, with what falls due within a number of days.
pub fn facts(services: &Services<'_>, work: &Work, within: Option<i64>) -> String {
    let lang = services.context.lang;
    let subject = Assessed {
        checklist: &work.checklist,
        origin: &work.origin,
        assessment: &work.assessment,
        inspection: &work.inspection,
        review: &work.review,
    };
    let mut facts = Facts::of(&subject, lang);
    facts.due =
        within.map(|days| DueFacts::of(&work.due_dates(), services.context.environment.today(), days));
    let mut text = report::facts_json(&facts);
    text.push('\n');
    text
}

/// Converts a report error; lists what a final report lacks with the question ids.
pub fn command_error(error: &ReportError, lang: Lang) -> CommandError {
    let kind = match error {
        ReportError::NotFinal(_) => Kind::No,
        ReportError::Internal(_) => Kind::Internal,
        _ => Kind::Input,
    };
    let mut hint = error.hint().get(lang).to_owned();
    if let ReportError::NotFinal(missing) = error {
        for lack in missing {
            let id = lack
                .question
                .as_ref()
                .map(|id| format!("{id}: "))
                .unwrap_or_default();
            hint.push_str("\n  - ");
            hint.push_str(&id);
            hint.push_str(lack.what.get(lang));
        }
    }
    CommandError::new(kind, error.what().get(lang), hint)
}

/// Writes a report for an interactive mode.
pub fn export(
    services: &Services<'_>,
    checklist: &Checklist,
    assessment: &Assessment,
    path: &Path,
    order: &ExportOrder,
) -> Result<Exported, Box<UserError>> {
    let folder = services
        .folder_of(path)
        .map_err(|error| Box::<UserError>::from(&error))?;
    let today = services.context.environment.today();
    let inspection = evidence::inspect_all(assessment, &folder, today, &mut |_, _| {});
    let review = Evaluation::of(checklist, assessment, &inspection, today);
    let about = ReportSource {
        folder: &folder,
        checklist,
        origin: &services.catalog.origin(checklist),
        assessment,
        inspection: &inspection,
        review: &review,
    };
    let to = order.to.clone().map_or_else(
        || beside(path, order),
        |to| services.context.environment.folder.join(to),
    );
    let protected = Protected {
        path,
        folder: &folder,
        assessment,
    };
    overwrite_guard::check(services, protected, &to, false).map_err(|error| error.user_error())?;
    let since = match &order.since {
        None => None,
        Some(earlier) => Some(
            baseline::read(
                services,
                &services.context.environment.folder.join(earlier),
                checklist,
            )
            .map_err(|error| user_error::from_command_error(&error))?,
        ),
    };
    let wanted = ReportOptions {
        format: order.format,
        lang: order.lang,
        is_final: order.is_final,
        templates: None,
        since: since.as_ref(),
    };
    let render = |out: &mut dyn Write| render_source(services, about, &wanted, out);
    let written = output_file::write_with(services.disk.as_ref(), &to, Readers::Umask, render)
        .map_err(|error| Box::new(error.output_error()))?;
    Ok(Exported {
        path: to,
        bytes: written.map_err(|error| user_error_of(&error))?,
        verdict: review.judgement.verdict,
    })
}

/// The default path of a report, next to its assessment: `NAME-ko.html`.
pub fn beside(path: &Path, order: &ExportOrder) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(record::SUFFIX).unwrap_or(&name);
    path.with_file_name(format!("{stem}-{}.{}", order.lang.code(), order.format.word()))
}

fn user_error_of(error: &ReportError) -> Box<UserError> {
    let hint = error.hint();
    let mut next = Localized::new(sentence(&hint.ko), sentence(&hint.en));
    if let ReportError::NotFinal(missing) = error {
        let [ko, en] = Lang::ALL.map(|lang| {
            let list = listed(missing, lang);
            format!(
                "{} {}",
                next.get(lang),
                report_words::NOT_FINAL_LIST.fill(lang, &[("list", &list)])
            )
        });
        next = Localized::new(ko, en);
    }
    Box::new(UserError {
        code: "E-REPORT".into(),
        what: error.what(),
        safe: app_words::NOTHING_CHANGED.localized(&[]),
        next,
    })
}

/// Formats the first missing items on one line, and how many more there are.
fn listed(missing: &[UnmetRequirement], lang: Lang) -> String {
    let named = missing.iter().take(NAMED).map(|lack| {
        let what = lack.what.get(lang);
        lack.question
            .as_ref()
            .map_or_else(|| what.to_owned(), |id| format!("{id}: {what}"))
    });
    let mut list = named.collect::<Vec<_>>().join("; ");
    if missing.len() > NAMED {
        let count = (missing.len() - NAMED).to_string();
        list.push_str(&report_words::NOT_FINAL_MORE.fill(lang, &[("count", &count)]));
    }
    list
}
