//! Unit tests of `app/cli/parse`.

use clap::ArgMatches;
use selfcheck::app::cli::global::Global;
use selfcheck::app::cli::usage_error::UsageError;
use selfcheck::domain::lang::Lang;
use selfcheck::words::cli as words;
use std::ffi::OsString;

use selfcheck::app::cli::parse::*;
use selfcheck::domain::format::Format;

fn parse_line(line: &str) -> Result<Parsed, UsageError> {
    let words: Vec<_> = line.split_whitespace().map(OsString::from).collect();
    parse(&words, Lang::En)
}

fn run(line: &str) -> (Global, &'static str, ArgMatches) {
    match parse_line(line) {
        Ok(Parsed::Run(request)) => {
            let (command, matches) = request.command.expect(line);
            (request.global, command.name, matches)
        }
        Ok(_) => panic!("{line}: help"),
        Err(error) => panic!("{line}: {error}"),
    }
}

fn error(line: &str) -> UsageError {
    match parse_line(line) {
        Err(error) => error,
        Ok(_) => panic!("{line}: accepted"),
    }
}

#[test]
fn no_words_open_the_interface() {
    let Ok(Parsed::Run(request)) = parse_line("--plain --color never") else {
        panic!("not accepted")
    };
    assert!(request.command.is_none() && request.global.plain);
    assert_eq!(request.global.color, selfcheck::app::cli::global::Color::Never);
}

#[test]
fn values_arrive_parsed() {
    let (_, name, matches) =
        run("answer a.selfcheck.yaml E01-01 no --evidence a --evidence b --due 2026-12-31");
    assert_eq!(name, "answer");
    assert_eq!(
        matches.get_one::<String>("due").map(String::as_str),
        Some("2026-12-31")
    );
    assert_eq!(
        matches.get_many::<String>("evidence").map(Iterator::count),
        Some(2)
    );
    let (_, _, matches) = run("report a --format csv");
    assert_eq!(matches.get_one::<Format>("format"), Some(&Format::Csv));
}

#[test]
fn a_negative_number_is_a_value() {
    let (_, _, matches) = run("answer a X -- -2.5");
    assert_eq!(
        matches.get_one::<String>("value").map(String::as_str),
        Some("-2.5")
    );
}

#[test]
fn commands_of_a_group_are_found() {
    let (global, name, _) = run("checklist validate --color always a.yaml");
    assert_eq!(
        (name, global.color),
        ("validate", selfcheck::app::cli::global::Color::Always)
    );
}

#[test]
fn report_language_is_not_the_interface_language() {
    let (global, _, matches) = run("--lang en report a --lang ko");
    assert_eq!(global.lang, Some(Lang::En));
    assert_eq!(matches.get_one::<Lang>("report-lang"), Some(&Lang::Ko));
    let words = |line: &str| line.split_whitespace().map(OsString::from).collect::<Vec<_>>();
    for (line, lang) in [
        ("report a --lang ko", None),
        ("--lang ko report a", Some(Lang::Ko)),
        ("--lang=ko report a --lang en", Some(Lang::Ko)),
        ("checklist show common --lang ko", Some(Lang::Ko)),
        ("statsu --lang ko", Some(Lang::Ko)),
    ] {
        assert_eq!(requested_lang(&words(line)), lang, "{line}");
    }
}

#[test]
fn a_typo_gets_the_nearest_word() {
    let found = error("statsu a");
    assert_eq!(found.message, "there is no command 'statsu'");
    assert_eq!(found.hint, "did you mean 'status'?");
    assert_eq!(error("report a --formt md").hint, "did you mean '--format'?");
    assert_eq!(
        error("report a --format mdd").message,
        "invalid value 'mdd' for --format"
    );
}

#[test]
fn both_languages_have_help_for_every_command() {
    for lang in Lang::ALL {
        for line in ["--help", "answer --help", "checklist validate --help"] {
            let words: Vec<_> = line.split_whitespace().map(OsString::from).collect();
            let Ok(Parsed::Print(help)) = parse(&words, lang) else {
                panic!("{line}")
            };
            assert!(help.contains(words::HEAD_EXAMPLE.get(lang)), "{line}: {help}");
        }
    }
}
