//! `selfcheck report`: renders a report to a file or standard output.

use std::path::{Path, PathBuf};

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::reporting::{self, ReportOptions};
use crate::app::{baseline, output};
use crate::domain::format::Format;
use crate::domain::lang::Lang;
use crate::session::port::ExportOrder;
use crate::words;
use crate::words::size::format_size;
use crate::words::{Message, cli};

words! {
    ABOUT = "보고서를 만듭니다", "Generate a report";
    OPT_FORMAT = "형식: html, json, md, csv, xlsx. 없으면 -o의 파일 이름을 따르고, 그것도 없으면 html", "Format: html, json, md, csv, xlsx; by default that of the name after -o, else html";
    BINARY = "XLSX는 터미널에 보일 수 없습니다", "an XLSX report cannot be shown on a terminal";
    BINARY_HINT = "-o 다음에 파일 이름을 쓰십시오", "name a file after -o";
    OPT_LANG = "보고서 언어: ko 또는 en", "Report language: ko or en";
    OPT_TEMPLATES = "내장 템플릿 대신 쓸 템플릿이 든 폴더", "Folder with templates that replace the built-in ones";
    OPT_FINAL = "최종본으로 만듭니다. 빠진 것이 있으면 거절합니다", "Generate the final report; refused while anything is missing";
    OPT_SINCE = "비교할 이전 자체 점검 파일이나 보고서", "Earlier assessment or report to compare with";
    OPT_FORCE = "보고서가 아닌 파일도 덮어씁니다. 자체 점검과 점검표, 증빙, 구성도는 덮어쓰지 않습니다", "Replace a file that is not a report; never an assessment, its checklist, evidence or diagram";
}

pub const COMMAND: Command = Command {
    name: "report",
    about: ABOUT,
    example: Message::same("selfcheck report chatbot.selfcheck.yaml --lang ko -o report.html"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

/// `--lang` is the language of the report here, not of the interface.
fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::assessment(lang),
        arg::one_of("format", "FORMAT", OPT_FORMAT, &Format::WORDS, lang),
        arg::one_of("report-lang", "LANG", OPT_LANG, &arg::LANGUAGES, lang).long("lang"),
        arg::path(arg::option("templates", "DIR", OPT_TEMPLATES, lang)),
        arg::flag("final", OPT_FINAL, lang),
        arg::path(arg::option("since", "EARLIER", OPT_SINCE, lang)),
        arg::output(lang),
        arg::flag("force", OPT_FORCE, lang),
    ]
}

/// Without `-o` the report is written beside the assessment; `-o -` is standard output.
fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let file = invocation.required_path("file");
    let work = services.load_complete(file)?;
    output::print_notices(&work.notices, lang);
    let since = match invocation.path("since") {
        None => None,
        Some(path) => Some(baseline::read(services, path, &work.checklist)?),
    };
    let out = invocation.path("output");
    let by_name = out.and_then(Path::to_str).and_then(Format::of_name);
    let wanted = ReportOptions {
        format: invocation
            .value("format")
            .copied()
            .or(by_name)
            .unwrap_or_default(),
        lang: invocation.value("report-lang").copied().unwrap_or(lang),
        is_final: invocation.flag("final"),
        templates: invocation.path("templates"),
        since: since.as_ref(),
    };
    if out == Some(Path::new("-")) {
        if !wanted.format.is_text() && services.context.environment.output_is_terminal {
            let (message, hint) = (BINARY.get(lang), BINARY_HINT.get(lang));
            return Err(CommandError::new(Kind::Usage, message, hint));
        }
        return output::print_bytes(&reporting::render(services, &work, &wanted)?);
    }
    let path = out.map_or_else(|| beside(file, &wanted), Path::to_owned);
    let force = invocation.flag("force");
    let bytes = reporting::write(services, &work, &wanted, &path, force)?;
    let size = format_size(bytes as u64);
    let shown = output::name(&path);
    output::print(&format!(
        "{}\n",
        cli::WROTE.fill(lang, &[("path", &shown), ("size", &size)])
    ))
}

fn beside(file: &Path, wanted: &ReportOptions<'_>) -> PathBuf {
    let export = ExportOrder {
        format: wanted.format,
        lang: wanted.lang,
        is_final: wanted.is_final,
        to: None,
        since: None,
    };
    reporting::beside(file, &export)
}
