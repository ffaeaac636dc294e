//! `selfcheck list`: lists checklists and assessments, those known from earlier sessions or all below a folder, in one table.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use clap::{Arg, ArgAction};
use unicode_width::UnicodeWidthStr as _;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::list_reader::ListReader;
use crate::app::services::Services;
use crate::app::{calendar_file, output, overwrite_guard, recent, reporting};
use crate::checklist::CatalogError;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::clean::clean_line;
use crate::domain::due::due_dates;
use crate::domain::lang::Lang;
use crate::domain::listed_assessment::{ListFilter, ListedAssessment, SortKey, arranged};
use crate::domain::localized::Localized;
use crate::domain::text::Text;
use crate::report::calendar::{self, CalendarEvent};
use crate::report::{is_report, list_page};
use crate::storage::error::{Operation, StorageError};
use crate::words;
use crate::words::{Message, listing};

words! {
    ABOUT = "점검표와 자체 점검을 판정, 점수, 기한과 함께 보여 줍니다", "List checklists and assessments with verdict, score and due dates";
    EXAMPLE = "selfcheck list . --sort due --html list.html", "selfcheck list . --sort due --html list.html";
    ARG_DIR = "자체 점검을 찾을 폴더. 없으면 최근에 연 것", "Folder to search for assessments; by default those known from earlier sessions";
    OPT_HTML = "HTML 페이지로 씁니다", "Write the list as an HTML page";
    OPT_SORT = "순서: changed, name, checklist, verdict, score, open, waiting, due", "Order: changed, name, checklist, verdict, score, open, waiting or due";
    OPT_FILTER = "해당하는 것만: incomplete, not-ready, conditional, ready, open, waiting, due, expiring, newer, broken (여러 번 가능)", "Only those that are or have: incomplete, not-ready, conditional, ready, open, waiting, due, expiring, newer or broken (repeatable)";
    CHECKLISTS = "점검표", "Checklists";
    ASSESSMENTS = "자체 점검", "Assessments";
    INCOMPLETE = "목록이 완전하지 않습니다", "The list is not complete";
    INCOMPLETE_HINT = "바뀐 파일은 없습니다. 위에 적힌 원인을 없앤 뒤 다시 실행하십시오", "No file was changed. Remove the causes named above and list again";
    NO_ASSESSMENTS = "아직 자체 점검이 없습니다. 시작: selfcheck new cctv-security", "No assessments yet. Start one with: selfcheck new cctv-security";
    NONE_FOUND = "해당하는 자체 점검이 없습니다", "No assessment to list";
    TOO_MANY = "파일이 너무 많거나 폴더가 너무 깊어 일부만 살폈습니다: {path}", "Too many files or folders too deep; only a part of {path} was searched";
    WROTE_PAGE = "자체 점검 {count}개의 목록을 {path}에 썼습니다", "Wrote the list of {count|assessment|assessments} to {path}";
}

pub const COMMAND: Command = Command {
    name: "list",
    about: ABOUT,
    example: EXAMPLE,
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::path(arg::positional("dir", "DIR", ARG_DIR, lang)).required(false),
        arg::one_of("sort", "KEY", OPT_SORT, &SortKey::WORDS, lang),
        arg::one_of("filter", "KEY", OPT_FILTER, &ListFilter::WORDS, lang).action(ArgAction::Append),
        arg::json(lang).conflicts_with_all(["html", "ics"]),
        arg::path(arg::option("html", "OUT", OPT_HTML, lang)),
        arg::calendar(lang),
        arg::language(lang),
    ]
}

/// What is listed.
struct Listing {
    checklists: Vec<CatalogEntry>,
    assessments: Vec<ListedAssessment>,
    /// Every date that falls due; only where a calendar is wanted.
    events: Vec<CalendarEvent>,
    /// Why the list is not complete.
    errors: Vec<Localized>,
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let mut listing = match invocation.path("dir") {
        None => known(services),
        Some(folder) => below(services, folder)?,
    };
    let filters: Vec<ListFilter> = invocation.values("filter").copied().collect();
    read(services, &mut listing, &filters, invocation.path("ics").is_some());
    let sort = invocation.value::<SortKey>("sort").copied().unwrap_or_default();
    let shown = arranged(&listing.assessments, sort, &filters);
    if let Some(out) = invocation.path("html") {
        write_page(services, &shown, out)?;
    }
    if let Some(out) = invocation.path("ics") {
        calendar_file::write(services, listing.events, out)?;
    }
    if invocation.flag("json") {
        output::print_json(&as_json(&listing.checklists, &shown))?;
    } else if invocation.path("html").or(invocation.path("ics")).is_none() {
        let none = if listing.assessments.is_empty() && invocation.path("dir").is_none() {
            NO_ASSESSMENTS
        } else {
            NONE_FOUND
        };
        output::print(&as_text(&listing.checklists, &shown, none, lang))?;
    }
    if listing.errors.is_empty() {
        return Ok(());
    }
    // A script must not take a part of the list for all of it.
    output::print_notices(&listing.errors, lang);
    Err(CommandError::new(
        Kind::Environment,
        INCOMPLETE.get(lang),
        INCOMPLETE_HINT.get(lang),
    ))
}

fn known(services: &Services<'_>) -> Listing {
    let (assessments, errors) = recent::known(services);
    Listing {
        checklists: services.catalog.entries(),
        assessments,
        events: Vec::new(),
        errors,
    }
}

fn below(services: &Services<'_>, folder: &Path) -> Result<Listing, CommandError> {
    let failed = |error| services.storage_error(&StorageError::io(Operation::Reading, folder, error));
    let found = services.disk.stat(folder).map_err(failed)?;
    match found {
        None => return Err(failed(io::ErrorKind::NotFound.into())),
        Some(found) if !found.is_folder() => return Err(failed(io::ErrorKind::NotADirectory.into())),
        Some(_) => {}
    }
    let (assessments, found, mut errors) = recent::below(services, folder);
    if found.is_cut {
        errors.push(TOO_MANY.localized(&[("path", &output::name(folder))]));
    }
    let mut checklists = services.catalog.entries();
    // Those of the user's folder are listed once.
    let others = found.checklists.iter().map(|path| checklist_at(services, path));
    let others: Vec<_> = others
        .filter(|each| !checklists.iter().any(|listed| listed.path == each.path))
        .collect();
    checklists.extend(others);
    Ok(Listing {
        checklists,
        assessments,
        events: Vec::new(),
        errors,
    })
}

fn checklist_at(services: &Services<'_>, path: &Path) -> CatalogEntry {
    let loaded = services.catalog.load(&path.to_string_lossy());
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = clean_line(&stem);
    let (id, version, title, publisher, problem) = match loaded {
        Ok(checklist) => {
            let header = checklist.header;
            (header.id, header.version, header.title, header.publisher, None)
        }
        Err(error) => (
            crate::domain::id::Id::known(&stem),
            String::new(),
            Text::both(&stem, &stem),
            Text::default(),
            Some(error.message()),
        ),
    };
    CatalogEntry {
        id,
        version,
        title,
        publisher,
        path: Some(path.to_owned()),
        problem,
        extent: None,
    }
}

/// Reads every assessment, and the dates of those that pass the filters where a calendar is wanted.
fn read(services: &Services<'_>, listing: &mut Listing, filters: &[ListFilter], wants_dates: bool) {
    let lang = services.context.lang;
    let mut reader = ListReader::new(services);
    for each in &mut listing.assessments {
        let mut events = Vec::new();
        let error = reader.read(each, |checklist, found| {
            if wants_dates {
                let dates = due_dates(checklist, &found.assessment, &found.review.states);
                events = calendar::events(checklist, &found.assessment, &dates, lang);
            }
        });
        listing.errors.extend(error);
        if ListFilter::pass(filters, each) {
            listing.events.append(&mut events);
        }
    }
    let unreadable = services.catalog.unreadable();
    listing
        .errors
        .extend(unreadable.iter().map(CatalogError::message));
}

fn write_page(services: &Services<'_>, shown: &[&ListedAssessment], out: &Path) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let page = list_page::html(shown, &services.context.environment.now(), lang);
    let page = page.map_err(|error| reporting::command_error(&error, lang))?;
    if out == Path::new("-") {
        return output::print(&page);
    }
    overwrite_guard::check_other(services, out, is_report)
        .map_err(|error| CommandError::from_user_error(Kind::Environment, &error.user_error(), lang))?;
    services.write(out, page.as_bytes())?;
    let (count, path) = (shown.len().to_string(), output::name(out));
    let places = [("count", count.as_str()), ("path", &path)];
    output::print(&(WROTE_PAGE.fill(lang, &places) + "\n"))
}

fn as_text(checklists: &[CatalogEntry], shown: &[&ListedAssessment], none: Message, lang: Lang) -> String {
    let mut text = format!("{}\n", CHECKLISTS.get(lang));
    for entry in checklists {
        let _ = write!(
            text,
            "  {}  {}  {}",
            entry.id,
            entry.version,
            entry.title.get(lang)
        );
        if let Some(path) = &entry.path {
            let _ = write!(text, "  ({})", output::name(path));
        }
        if let Some(problem) = &entry.problem {
            let _ = write!(text, "  ! {}", problem.get(lang));
        }
        text.push('\n');
    }
    let _ = writeln!(text, "\n{}", ASSESSMENTS.get(lang));
    if shown.is_empty() {
        let _ = writeln!(text, "  {}", none.get(lang));
    } else {
        write_table(&mut text, shown, lang);
    }
    text
}

/// Columns as wide as their widest text; the file, which may be long, comes last, and below it why it cannot be read.
fn write_table(text: &mut String, shown: &[&ListedAssessment], lang: Lang) {
    let heads = listing::HEADS.map(|head| head.get(lang).to_owned());
    let rows: Vec<_> = shown.iter().map(|each| listing::cells(each, lang)).collect();
    let widths: Vec<usize> = (0..heads.len())
        .map(|at| {
            let texts = rows.iter().map(|row| row[at].width());
            texts.chain([heads[at].width()]).max().unwrap_or(0)
        })
        .collect();
    let mut line = |cells: &[String], last: &str| {
        text.push_str("  ");
        for (cell, width) in cells.iter().zip(&widths) {
            text.push_str(cell);
            text.push_str(&" ".repeat(width - cell.width() + 2));
        }
        text.push_str(last);
        text.push('\n');
    };
    line(&heads, listing::FILE.get(lang));
    for (row, each) in rows.iter().zip(shown) {
        line(row, &output::name(&each.path));
        if let Some(problem) = &each.problem {
            line(&[], &format!("  ! {}", clean_line(problem.get(lang))));
        }
    }
}

fn as_json(checklists: &[CatalogEntry], shown: &[&ListedAssessment]) -> String {
    let title = |text: &Text| {
        let entries = text
            .entries()
            .map(|(lang, text)| (lang.to_owned(), serde_json::Value::from(text)));
        serde_json::Value::Object(entries.collect())
    };
    let checklists: Vec<_> = checklists
        .iter()
        .map(|entry| {
            serde_json::json!({
                "id": entry.id.as_str(),
                "version": entry.version,
                "title": title(&entry.title),
                "publisher": title(&entry.publisher),
                "path": entry.path.as_ref().map(|path| path.to_string_lossy()),
                "trouble": entry.problem.as_ref().map(|problem| &problem.en),
            })
        })
        .collect();
    let assessments: Vec<_> = shown
        .iter()
        .map(|each| {
            let standing = each.standing.as_ref();
            serde_json::json!({
                "path": each.path.to_string_lossy(),
                "name": each.name,
                "checklist": title(&each.checklist),
                "checklist_id": standing.map(|standing| standing.edition.id.as_str()),
                "version": standing.map(|standing| &standing.edition.version),
                "newer_version": standing.and_then(|standing| standing.newer.as_ref()),
                "verdict": standing.map(|standing| standing.verdict.word()),
                "score": standing.and_then(|standing| Some(standing.score.as_ref()?.to_tenths())),
                "done": each.progress().map(|(done, _)| done),
                "asked": each.progress().map(|(_, asked)| asked),
                "open": standing.map(|standing| standing.counts.unanswered),
                "waiting": standing.map(|standing| standing.waiting),
                "plans_overdue": standing.map(|standing| standing.due.overdue),
                "plans_due": standing.map(|standing| standing.due.due),
                "evidence_expired": standing.map(|standing| standing.due.expired),
                "evidence_expiring": standing.map(|standing| standing.due.expiring),
                "changed": each.changed,
                "problem": each.problem.as_ref().map(|problem| &problem.en),
            })
        })
        .collect();
    format!(
        "{:#}\n",
        serde_json::json!({ "checklists": checklists, "assessments": assessments, "total": shown.len() })
    )
}
