//! What the documents promise runs: the recipes of `docs/pipelines.md`, and every command line of the README is in the help.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::World;

/// The shell block that follows `<!-- recipe: NAME -->`.
fn recipe(name: &str) -> String {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pipelines.md")).unwrap();
    let after = page
        .split_once(&format!("<!-- recipe: {name} -->\n```sh\n"))
        .unwrap_or_else(|| panic!("no recipe {name}"))
        .1;
    after.split_once("```").unwrap().0.to_owned()
}

/// A world whose shell finds `selfcheck`, git with a name, and a finished assessment called `product.selfcheck.yaml`.
fn world() -> World {
    let folder = Path::new(env!("CARGO_BIN_EXE_selfcheck")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let mut world = World::new().var("PATH", &path);
    for (name, value) in [
        ("GIT_AUTHOR_NAME", "Kim"),
        ("GIT_AUTHOR_EMAIL", "kim@example.org"),
        ("GIT_COMMITTER_NAME", "Kim"),
        ("GIT_COMMITTER_EMAIL", "kim@example.org"),
        ("GIT_AUTHOR_DATE", "2026-11-01T00:00:00Z"),
        ("GIT_COMMITTER_DATE", "2026-11-01T00:00:00Z"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
    ] {
        world = world.var(name, value);
    }
    world
}

/// The finished example stands for the product.
fn product(world: &World) {
    world.run(&["demo", "demo"]).good();
    let from = world.dir().join("demo/cctv-security");
    for entry in fs::read_dir(&from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".selfcheck.yaml") {
            fs::rename(&path, world.dir().join("product.selfcheck.yaml")).unwrap();
        } else if path.is_dir() {
            fs::rename(&path, world.dir().join(name)).unwrap();
        }
    }
    fs::remove_dir_all(world.dir().join("demo")).unwrap();
}

/// Runs a shell text in the world, with its variables.
fn shell(world: &World, text: &str) -> Output {
    let ours = world.command(&[]);
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", text]).env_clear().current_dir(world.dir());
    for (name, value) in ours.get_envs() {
        shell.env(name, value.unwrap());
    }
    shell.output().unwrap()
}

#[track_caller]
fn runs(world: &World, text: &str) -> String {
    let output = shell(world, text);
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{text}\n{said}");
    said
}

#[test]
fn the_pipeline_holds_the_line_and_keeps_the_report() {
    let world = world();
    product(&world);
    runs(&world, &recipe("pipeline"));
    assert!(world.exists("report-ko.html") && world.exists("report-en.html"));
    // And it fails where the assessment falls short.
    world
        .run(&["new", "common", "--file", "product.selfcheck.yaml", "--force"])
        .good();
    assert_eq!(shell(&world, &recipe("pipeline")).status.code(), Some(1));
}

#[test]
fn a_change_is_set_beside_the_main_branch() {
    let world = world();
    product(&world);
    runs(
        &world,
        "git init -q . && git add -A && git -c user.name=t -c user.email=t@example.com commit -qm one",
    );
    world
        .run(&["answer", "product.selfcheck.yaml", "E01-01", "no"])
        .good();
    let said = runs(&world, &recipe("compare"));
    assert!(said.contains("Worsened 1") && said.contains("E01-01"), "{said}");
}

#[test]
fn issues_of_checklists_go_to_review() {
    let world = world();
    world
        .run(&["checklist", "new", "hiring", "-o", "checklists/hiring.yaml"])
        .good();
    runs(&world, &recipe("checklist"));
    let sarif: serde_json::Value = serde_json::from_str(&world.read("issues.sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn the_hook_lets_drafts_through_and_refuses_broken_files() {
    let world = world();
    runs(&world, "git init -q .");
    let hook = world.dir().join(".git/hooks/pre-commit");
    fs::write(&hook, recipe("pre-commit")).unwrap();
    runs(&world, "chmod +x .git/hooks/pre-commit");
    world
        .run(&["new", "common", "--file", "draft.selfcheck.yaml"])
        .good();
    world
        .run(&["checklist", "new", "hiring", "-o", "checklists/hiring.yaml"])
        .good();
    runs(&world, "git add -A && git commit -qm draft");
    let good = world.read("draft.selfcheck.yaml");
    world.write("draft.selfcheck.yaml", "format: 1\nsubject: [\n");
    assert_ne!(
        shell(&world, "git add -A && git commit -qm broken").status.code(),
        Some(0)
    );
    // Half a file is broken too.
    world.write(
        "draft.selfcheck.yaml",
        format!("{good}answers:\n  E01-01:\n    value: \"yes\n"),
    );
    assert_ne!(
        shell(&world, "git add -A && git commit -qm damaged")
            .status
            .code(),
        Some(0)
    );
    world.write("draft.selfcheck.yaml", good);
    let list = world.read("checklists/hiring.yaml");
    world.write("checklists/hiring.yaml", list.replace("questions:", "questoins:"));
    assert_ne!(
        shell(&world, "git add -A && git commit -qm checklist")
            .status
            .code(),
        Some(0)
    );
}

#[test]
fn two_machines_make_the_same_bytes() {
    let world = world().without("SOURCE_DATE_EPOCH");
    product(&world);
    runs(&world, "git init -q . && git add -A && git commit -qm all");
    let line = recipe("reproducible");
    runs(&world, &line);
    let first = world.read("report.html");
    fs::remove_file(world.dir().join("report.html")).unwrap();
    runs(&world, &line);
    assert_eq!(world.read("report.html"), first);
}

/// Every `selfcheck …` line of the README's and the documents' shell blocks and tables names commands and options that exist.
#[test]
fn command_lines_of_the_documents_are_in_the_help() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("README.md")];
    pages.extend(
        fs::read_dir(root.join("docs"))
            .unwrap()
            .map(|entry| entry.unwrap().path()),
    );
    let world = World::new();
    let mut checked = 0;
    for page in pages
        .iter()
        .filter(|page| page.extension().is_some_and(|end| end == "md"))
    {
        let text = fs::read_to_string(page).unwrap();
        for line in command_lines(&text) {
            let line = line.split('#').next().unwrap_or_default();
            let words: Vec<&str> = line.split_whitespace().skip(1).collect();
            let plain = |word: &&str| word.chars().all(|each| each.is_ascii_lowercase());
            let Some(first) = words.first().copied().filter(plain) else {
                continue;
            };
            let mut path = vec![first];
            if first == "checklist" {
                path.extend(words.get(1).copied().filter(plain));
            }
            path.push("--help");
            let ran = world.run(&path);
            assert_eq!(ran.code, 0, "{}: {line}\n{}", page.display(), ran.stderr);
            for option in words
                .iter()
                .map(|word| word.trim_matches(|each: char| "[]`,.;)".contains(each)))
            {
                let name = option.split('=').next().unwrap_or_default();
                if name.starts_with("--") && name.len() > 2 {
                    assert!(ran.stdout.contains(name), "{}: {line}: {name}", page.display());
                }
            }
            checked += 1;
        }
    }
    assert!(checked > 30, "{checked}");
}

#[test]
fn the_readme_lists_every_command() {
    use selfcheck::app::cli::command::Command;
    fn check(commands: &[Command], prefix: &str, table: &str) {
        for command in commands {
            let path = format!("{prefix} {}", command.name);
            if command.subcommands().is_empty() {
                assert!(table.contains(&format!("`{path}")), "{path}");
            }
            check(command.subcommands(), &path, table);
        }
    }
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, table) = readme.split_once("## Commands").unwrap();
    check(selfcheck::app::command::COMMANDS, "selfcheck", table);
}

/// What stands in backquotes or in shell blocks and begins with `selfcheck`.
fn command_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut is_block = false;
    for line in text.lines() {
        if line.starts_with("```") {
            is_block = !is_block && line.starts_with("```sh");
        } else if is_block {
            lines.extend(line.find("selfcheck ").map(|at| line[at..].to_owned()));
        } else {
            let quoted = line.split('`').skip(1).step_by(2);
            lines.extend(
                quoted
                    .filter(|each| each.starts_with("selfcheck "))
                    .map(str::to_owned),
            );
        }
    }
    lines
}

/// Every Rust file below a folder, with its text.
fn rust_files(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.with_extension("").to_string_lossy().replace('/', "::");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Each promise is worth what its test is worth: a test that is named must be there, under the module it is named with, as must each part of
/// the fault script and each fuzz target; and no threat and no fault of the tables is left out.
#[test]
fn every_test_that_the_documents_name_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("tests"), &mut files);
    rust_files(&root.join("src"), &mut files);
    let module = |path: &str| {
        files
            .iter()
            .filter(|(name, _)| name.trim_end_matches("::mod").ends_with(&format!("::{path}")))
            .collect::<Vec<_>>()
    };
    let mut script = String::new();
    for entry in fs::read_dir(root.join("tests/faults")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "sh") {
            script += &fs::read_to_string(path).unwrap();
        }
    }
    let fuzz = fs::read_to_string(root.join("fuzz/run.sh")).unwrap();
    let page = fs::read_to_string(root.join("docs/reliability.md")).unwrap();
    let supply = fs::read_to_string(root.join("docs/supply-chain.md")).unwrap();
    let (mut missing, mut checked, mut last) = (Vec::new(), 0, String::new());
    for quoted in [page.as_str(), &supply]
        .iter()
        .flat_map(|page| page.split('`').skip(1).step_by(2))
    {
        let is_name = quoted.contains("::")
            && quoted
                .chars()
                .all(|each| each.is_alphanumeric() || "_:…".contains(each));
        if let Some(part) = quoted.strip_prefix("run.sh ").filter(|part| *part != "NAME") {
            checked += 1;
            if !script.contains(&format!("part_{part}() {{")) {
                missing.push(quoted);
            }
        } else if is_name {
            checked += 1;
            let (path, name) = quoted.rsplit_once("::").unwrap();
            let path = if path == "…" {
                last.clone()
            } else {
                path.to_owned()
            };
            let has = |text: &str| text.contains(&format!("fn {name}("));
            let is_test = module(&path).iter().any(|(_, text)| has(text));
            // A module is named where its unit tests are meant.
            let is_module = module(&quoted.replace("…", &last))
                .iter()
                .any(|(_, text)| text.contains("#[test]"));
            if is_test {
                last = path;
            } else if !is_module {
                missing.push(quoted);
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(checked > 120, "{checked}");
    for row in (1..=18)
        .map(|at| format!("| T{at} |"))
        .chain((1..=24).map(|at| format!("| F{at} |")))
    {
        assert_eq!(page.matches(row.as_str()).count(), 1, "{row}");
    }
    for target in fuzz
        .split("all=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .split(' ')
    {
        assert!(
            page.contains(&format!("`{target}`"))
                && root.join(format!("fuzz/fuzz_targets/{target}.rs")).is_file(),
            "{target}"
        );
    }
}

/// The table of keys in `docs/settings.md` names every command with the keys it comes with, and no other.
#[test]
fn the_settings_page_lists_every_command_with_its_keys() {
    use selfcheck::session::command::COMMANDS;
    use selfcheck::tui::keymap::{Keymap, key_word};
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/settings.md")).unwrap();
    let keymap = Keymap::default();
    let wanted: Vec<(String, String)> = COMMANDS
        .iter()
        .map(|(command, name, _)| {
            let mut keys: Vec<String> = Vec::new();
            for row in keymap.rows().iter().filter(|row| row.command == *command) {
                for key in row.keys.iter() {
                    let word = format!("`{}`", key_word(*key));
                    if !keys.contains(&word) {
                        keys.push(word);
                    }
                }
            }
            (format!("`{name}`"), keys.join(" "))
        })
        .collect();
    let table = page.split_once("| Command | Keys | Does |\n").unwrap().1;
    let listed: Vec<(String, String)> = table
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.split(" | ").collect();
            (cells[0].trim_start_matches("| ").to_owned(), cells[1].to_owned())
        })
        .collect();
    assert_eq!(listed, wanted);
}
