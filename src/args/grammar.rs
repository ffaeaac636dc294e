//! The commands and their words, built in the language of the interface.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command as Grammar, value_parser};

use crate::domain::format::Format;
use crate::domain::lang::Lang;
use crate::words::{Message, cli as words};

/// The whole grammar in a language; also what completions and the manual are made from.
pub fn command(lang: Lang) -> Grammar {
    let say = |word: Message| word.get(lang);
    base(
        "selfcheck",
        words::ABOUT,
        "selfcheck\nselfcheck demo\nselfcheck new cctv-security --name \"{gate}\"",
        lang,
    )
    .long_about(say(words::ABOUT_LONG))
    .version(env!("CARGO_PKG_VERSION"))
    .disable_version_flag(true)
    .arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(say(words::OPT_VERSION)),
    )
    .args(looks(lang))
    .arg(flag("plain", words::OPT_PLAIN, lang))
    .subcommands(assessing(lang))
    .subcommands(reporting(lang))
    .subcommands(looking_back(lang))
    .subcommand(checklists(lang))
    .subcommand(
        base(
            "completions",
            words::CMD_COMPLETIONS,
            "selfcheck completions bash > selfcheck.bash",
            lang,
        )
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(clap_complete::Shell))
                .hide_possible_values(true)
                .help(say(words::ARG_SHELL)),
        ),
    )
    .subcommand(base("man", words::CMD_MAN, "selfcheck man | man -l -", lang))
}

/// The manual: one page for the program and one section for every command, as roff.
pub fn man_pages(lang: Lang) -> std::io::Result<Vec<u8>> {
    let mut pages = Vec::new();
    let mut whole = command(lang);
    whole.build();
    clap_mangen::Man::new(whole.clone()).render(&mut pages)?;
    sections(&whole, &mut pages)?;
    Ok(pages)
}

/// A section for every command below one, with its example.
fn sections(above: &Grammar, pages: &mut Vec<u8>) -> std::io::Result<()> {
    for each in above.get_subcommands().filter(|each| each.get_name() != "help") {
        let page = clap_mangen::Man::new(each.clone());
        page.render_synopsis_section(pages)?;
        page.render_description_section(pages)?;
        page.render_options_section(pages)?;
        page.render_extra_section(pages)?;
        sections(each, pages)?;
    }
    Ok(())
}

fn base(name: &'static str, about: Message, example: &'static str, lang: Lang) -> Grammar {
    let places = [
        ("gate", words::EXAMPLE_GATE.get(lang)),
        ("bot", words::EXAMPLE_BOT.get(lang)),
        ("reason", words::EXAMPLE_REASON.get(lang)),
    ];
    let example = crate::words::fill(example, &places);
    let example: String = example.lines().flat_map(|line| ["\n  ", line]).collect();
    let head = words::HEAD_EXAMPLE.get(lang);
    Grammar::new(name)
        .about(about.get(lang))
        .after_help(format!("{head}{example}"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .subcommand_help_heading(words::HEAD_COMMANDS.get(lang))
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n",
            words::HEAD_USAGE.get(lang)
        ))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help_heading(words::HEAD_OPTIONS.get(lang))
                .help(words::OPT_HELP.get(lang)),
        )
        .next_help_heading(words::HEAD_OPTIONS.get(lang))
}

fn given(name: &'static str, shown: &'static str, help: Message, lang: Lang) -> Arg {
    Arg::new(name)
        .value_name(shown)
        .required(true)
        .help(help.get(lang))
        .help_heading(words::HEAD_ARGUMENTS.get(lang))
}

fn option(name: &'static str, shown: &'static str, help: Message, lang: Lang) -> Arg {
    Arg::new(name).long(name).value_name(shown).help(help.get(lang))
}

fn flag(name: &'static str, help: Message, lang: Lang) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help.get(lang))
}

fn one_of(name: &'static str, shown: &'static str, help: Message, takes: &[&'static str], lang: Lang) -> Arg {
    option(name, shown, help, lang)
        .value_parser(takes.to_vec())
        .hide_possible_values(true)
}

fn language(help: Message, lang: Lang) -> Arg {
    one_of("lang", "LANG", help, &["ko", "en"], lang)
}

fn path(arg: Arg) -> Arg {
    arg.value_parser(value_parser!(PathBuf))
}

fn looks(lang: Lang) -> [Arg; 4] {
    [
        language(words::OPT_LANG, lang),
        one_of(
            "color",
            "WHEN",
            words::OPT_COLOR,
            &["auto", "always", "never"],
            lang,
        ),
        flag("ascii", words::OPT_ASCII, lang),
        flag("mouse", words::OPT_MOUSE, lang),
    ]
}

fn assessing(lang: Lang) -> Vec<Grammar> {
    let file = || path(given("file", "FILE", words::ARG_FILE, lang));
    let speaks = || language(words::OPT_LANG, lang);
    vec![
        base("new", words::CMD_NEW, "selfcheck new generative-ai --name \"{bot}\" --file chatbot.selfcheck.yaml", lang)
            .arg(given("checklist", "CHECKLIST", words::ARG_CHECKLIST, lang))
            .arg(path(option("file", "FILE", words::OPT_FILE, lang)))
            .arg(option("name", "NAME", words::OPT_NAME, lang))
            .arg(flag("force", words::OPT_FORCE, lang))
            .arg(speaks()),
        base("open", words::CMD_OPEN, "selfcheck open chatbot.selfcheck.yaml", lang)
            .arg(file())
            .arg(flag("plain", words::OPT_PLAIN, lang))
            .args(looks(lang)),
        base("list", words::CMD_LIST, "selfcheck list", lang).arg(flag("json", words::OPT_JSON, lang)).arg(speaks()),
        base("demo", words::CMD_DEMO, "selfcheck demo example", lang)
            .arg(path(given("dir", "DIR", words::ARG_DIR, lang)).required(false))
            .arg(flag("force", words::OPT_FORCE, lang))
            .arg(speaks()),
        base(
            "answer",
            words::CMD_ANSWER,
            "selfcheck answer chatbot.selfcheck.yaml E01-01 yes --evidence docs/risk.pdf\nselfcheck answer chatbot.selfcheck.yaml E02-01 na --reason \"{reason}\"",
            lang,
        )
        .arg(file())
        .arg(given("question", "QUESTION", words::ARG_QUESTION, lang))
        .arg(given("value", "VALUE", words::ARG_VALUE, lang).allow_hyphen_values(false))
        .arg(option("note", "TEXT", words::OPT_NOTE, lang))
        .arg(option("reason", "TEXT", words::OPT_REASON, lang))
        .arg(option("evidence", "PATH|URL", words::OPT_EVIDENCE, lang).action(ArgAction::Append))
        .arg(option("owner", "NAME", words::OPT_OWNER, lang))
        .arg(option("due", "DATE", words::OPT_DUE, lang))
        .arg(option("action", "TEXT", words::OPT_ACTION, lang))
        .arg(option("resources", "TEXT", words::OPT_RESOURCES, lang))
        .arg(option("milestones", "TEXT", words::OPT_MILESTONES, lang))
        .arg(option("interim", "TEXT", words::OPT_INTERIM, lang))
        .arg(option("residual", "TEXT", words::OPT_RESIDUAL, lang))
        .arg(option("reviewer", "NAME", words::OPT_REVIEWER, lang))
        .arg(speaks()),
    ]
}

fn reporting(lang: Lang) -> Vec<Grammar> {
    let file = || path(given("file", "FILE", words::ARG_FILE, lang));
    let json = || flag("json", words::OPT_JSON, lang);
    let speaks = |help: Message| language(help, lang);
    vec![
        base(
            "status",
            words::CMD_STATUS,
            "selfcheck status chatbot.selfcheck.yaml --json",
            lang,
        )
        .arg(file())
        .arg(json())
        .arg(speaks(words::OPT_LANG)),
        base(
            "check",
            words::CMD_CHECK,
            "selfcheck check chatbot.selfcheck.yaml --verdict conditional --min-score 80",
            lang,
        )
        .arg(file())
        .arg(one_of(
            "verdict",
            "VERDICT",
            words::OPT_VERDICT,
            &["ready", "conditional"],
            lang,
        ))
        .arg(option("min-score", "N", words::OPT_MIN_SCORE, lang))
        .arg(option("max-age", "DAYS", words::OPT_MAX_AGE, lang).value_parser(value_parser!(u32)))
        .arg(json())
        .arg(speaks(words::OPT_LANG)),
        base(
            "report",
            words::CMD_REPORT,
            "selfcheck report chatbot.selfcheck.yaml --lang ko -o report.html",
            lang,
        )
        .arg(file())
        .arg(one_of(
            "format",
            "FORMAT",
            words::OPT_FORMAT,
            &Format::WORDS.map(|(_, word)| word),
            lang,
        ))
        .arg(speaks(words::OPT_REPORT_LANG))
        .arg(path(option("templates", "DIR", words::OPT_TEMPLATES, lang)))
        .arg(flag("final", words::OPT_FINAL, lang))
        .arg(path(option("since", "EARLIER", words::OPT_SINCE, lang)))
        .arg(path(option("output", "OUT", words::OPT_OUT, lang)).short('o'))
        .arg(flag("force", words::OPT_FORCE_REPORT, lang)),
    ]
}

/// Commands that look at what was reported.
fn looking_back(lang: Lang) -> Vec<Grammar> {
    let json = || flag("json", words::OPT_JSON, lang);
    vec![
        base(
            "compare",
            words::CMD_COMPARE,
            "selfcheck compare 2026-spring.html chatbot.selfcheck.yaml",
            lang,
        )
        .arg(path(given("earlier", "EARLIER", words::ARG_EARLIER, lang)))
        .arg(path(given("file", "FILE", words::ARG_FILE, lang)))
        .arg(json())
        .arg(language(words::OPT_LANG, lang)),
        base("verify", words::CMD_VERIFY, "selfcheck verify report.html", lang)
            .arg(path(given("file", "REPORT", words::ARG_REPORT, lang)))
            .arg(json())
            .arg(language(words::OPT_LANG, lang)),
    ]
}

fn checklists(lang: Lang) -> Grammar {
    let example = "selfcheck checklist validate my-domain.yaml";
    base("checklist", words::CMD_CHECKLIST, example, lang)
        .subcommand_required(true)
        .subcommands([validate(lang), starter(lang), show(lang)])
        .subcommand(base(
            "schema",
            words::CMD_SCHEMA,
            "selfcheck checklist schema > checklist.schema.json",
            lang,
        ))
}

fn validate(lang: Lang) -> Grammar {
    let formats = ["text", "json", "sarif"];
    let when = ["auto", "always", "never"];
    let example = "selfcheck checklist validate checklists/ --format sarif";
    base("validate", words::CMD_VALIDATE, example, lang)
        .arg(path(given("paths", "PATH", words::ARG_PATHS, lang)).num_args(1..))
        .arg(one_of(
            "format",
            "FORMAT",
            words::OPT_ISSUE_FORMAT,
            &formats,
            lang,
        ))
        .arg(one_of("color", "WHEN", words::OPT_COLOR, &when, lang))
        .arg(language(words::OPT_LANG, lang))
}

fn starter(lang: Lang) -> Grammar {
    let example = "selfcheck checklist new hiring --extends common";
    base("new", words::CMD_CHECKLIST_NEW, example, lang)
        .arg(given("id", "ID", words::ARG_ID, lang))
        .arg(option("extends", "CHECKLIST", words::OPT_EXTENDS, lang))
        .arg(path(option("output", "OUT", words::OPT_OUT, lang)).short('o'))
        .arg(flag("force", words::OPT_FORCE, lang))
        .arg(language(words::OPT_LANG, lang))
}

fn show(lang: Lang) -> Grammar {
    let formats = ["md", "html"];
    let example = "selfcheck checklist show cctv-security --format html > form.html";
    base("show", words::CMD_SHOW, example, lang)
        .arg(given("checklist", "ID|PATH", words::ARG_CHECKLIST, lang))
        .arg(flag("resolved", words::OPT_RESOLVED, lang))
        .arg(one_of("format", "FORMAT", words::OPT_SHOW_FORMAT, &formats, lang))
        .arg(language(words::OPT_LANG, lang))
}
