//! Threats handled at the command line: paths outside the folder, private data in reports, the editor command.

use super::begun;
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// Paths that leave the folder, look like another system's paths, or cannot be file names.
#[test]
fn evidence_outside_the_folder_is_rejected_or_flagged() {
    let world = begun("en_US.UTF-8");
    world.write("in.pdf", "inside");
    std::fs::write(world.home().join("out.pdf"), "outside").unwrap();
    let before = world.read(FILE);
    for path in [
        "C:\\Windows\\win.ini",
        "\\\\server\\share\\a.pdf",
        "../../../../../../etc/nothing",
        "IN.PDF",
        "file:///etc/passwd",
        "/dev/zero",
        "/proc/self/mem",
    ] {
        let ran = world.run(&["answer", FILE, "Q-01", "yes", "--evidence", path]);
        assert!((2..=4).contains(&ran.code), "{path}: {ran:?}");
        assert!(ran.stderr.contains("error: "), "{path}: {ran:?}");
        assert_eq!(world.read(FILE), before, "{path}");
    }
    let ran = world.run(&["answer", FILE, "Q-01", "yes", "--evidence", "../home/out.pdf"]);
    assert!(
        ran.code == 0 && ran.stderr.contains("is outside the folder"),
        "{ran:?}"
    );
    assert!(ran.stderr.contains("folder names of its path"), "{ran:?}");
    // No content from outside the folder is put into the report, only path and digest.
    world.run(&["report", FILE, "-o", "r.html"]).good();
    assert!(!world.read("r.html").contains("outside</"));
}

/// Names that differ only in case or Unicode composition are two files if the file system says so.
#[test]
#[cfg(target_os = "linux")]
fn names_that_differ_in_case_or_composition_are_distinct() {
    let world = begun("en_US.UTF-8");
    let digest = |bytes: &str| selfcheck::storage::atomic::digest(bytes.as_bytes());
    for (name, content) in [
        ("a.pdf", "small"),
        ("A.PDF", "large"),
        ("\u{d55c}.pdf", "together"),
    ] {
        world.write(name, content);
        world
            .run(&["answer", FILE, "Q-01", "yes", "--evidence", name])
            .good();
        assert!(world.read(FILE).contains(&digest(content)), "{name}");
    }
}

/// A report goes to third parties: it must not contain the user, machine or folder unless the user entered them.
#[test]
fn a_report_contains_no_folder_user_or_machine() {
    let world = World::new();
    let host = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let folder = world.dir().to_string_lossy().into_owned();
    let mut world = world
        .var("HOSTNAME", "machine-of-kim")
        .var("LOGNAME", "kim-the-user")
        .var("USER", "kim-the-user")
        .var("USERNAME", "kim-the-user");
    world.write("kinds.yaml", super::KINDS);
    world.write("evidence/in.pdf", "x");
    let whole = world.dir().join(FILE).to_string_lossy().into_owned();
    world
        .run(&["new", "kinds.yaml", "--file", &whole, "--name", "Gate"])
        .good();
    let piece = world.dir().join("evidence/in.pdf").to_string_lossy().into_owned();
    world
        .run(&["answer", &whole, "Q-01", "yes", "--evidence", &piece])
        .good();
    world = world.var("SELFCHECK_LANG", "ko");
    for format in ["html", "json", "md", "csv"] {
        world
            .run(&["report", &whole, "--format", format, "-o", &format!("r.{format}")])
            .good();
    }
    let host = host.trim();
    for name in [FILE, "r.html", "r.json", "r.md", "r.csv"] {
        let text = world.read(name);
        assert!(text.contains("evidence/in.pdf"), "{name}");
        let home = world.home().to_string_lossy().into_owned();
        let temporary = std::env::temp_dir().to_string_lossy().into_owned() + "/";
        for secret in [
            folder.as_str(),
            &home,
            &temporary,
            "kim-the-user",
            "machine-of-kim",
        ] {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
        // Short host names may occur in any text.
        assert!(
            host.len() < 6 || !text.contains(host),
            "{name} holds the name of the machine"
        );
    }
}

/// `$EDITOR` is split without a shell; the note goes into a private file, passed as an absolute path that cannot be read as an option.
#[test]
#[cfg(unix)]
fn the_editor_command_is_not_run_in_a_shell() {
    use std::io::Write as _;
    use std::os::unix::fs::PermissionsExt as _;
    use std::process::Stdio;

    let world = begun("en_US.UTF-8");
    let editor = world.write("-editor", "#!/bin/sh\nfor each in \"$@\"; do printf '%s\\n' \"$each\" >>words; last=$each; done\nstat -c %a \"$last\" >mode\nprintf '\\033]0;owned\\a; touch owned' >\"$last\"\n");
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).unwrap();
    let words = format!(
        "{} --wait; touch owned `touch owned` $(touch owned) | && > owned",
        editor.display()
    );
    let world = world.var("EDITOR", &words).var("TMPDIR", world_folder(&editor));
    let mut child = world
        .command(&["open", FILE, "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"j Q-01\ne\nq\n").unwrap();
    assert!(child.wait_with_output().unwrap().status.success());
    assert!(!world.exists("owned"));
    let given = world.read("words");
    let given: Vec<&str> = given.lines().collect();
    assert_eq!(given[..3], ["--wait;", "touch", "owned"]);
    assert!(given.last().unwrap().starts_with('/'), "{given:?}");
    assert_eq!(world.read("mode"), "600\n");
    let text = world.read(FILE);
    assert!(
        text.contains("]0;owned; touch owned") && !text.contains('\u{1b}'),
        "{text}"
    );
    // The private file is deleted.
    assert!(!std::path::Path::new(given.last().unwrap()).exists());
}

#[cfg(unix)]
fn world_folder(file: &std::path::Path) -> &str {
    file.parent().and_then(std::path::Path::to_str).unwrap()
}
