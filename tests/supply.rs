//! What is built in: every package of `Cargo.lock` is this program or comes from the registry, pinned by its checksum.

#[test]
fn every_package_comes_from_the_registry_with_its_checksum() {
    let lock = include_str!("../Cargo.lock");
    let packages: Vec<&str> = lock.split("[[package]]").skip(1).collect();
    assert!(packages.len() > 100, "{} packages", packages.len());
    let field = |package: &str, name: &str| {
        let start = format!("{name} = \"");
        let line = package.lines().find_map(|line| line.strip_prefix(start.as_str()));
        line.map(|text| text.trim_end_matches('"').to_owned())
    };
    let wrong: Vec<String> = packages
        .iter()
        .filter(|package| field(package, "name").as_deref() != Some("selfcheck"))
        .filter(|package| {
            let is_registry = field(package, "source").is_some_and(|source| source.starts_with("registry+"));
            !is_registry || field(package, "checksum").is_none_or(|sum| sum.len() != 64)
        })
        .map(|package| package.lines().take(4).collect::<Vec<_>>().join(" "))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[path = "../examples/sbom.rs"]
mod sbom;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

const LOCK: &str = include_str!("../Cargo.lock");
const RULES: &str = include_str!("../deny.toml");

fn metadata() -> Value {
    sbom::metadata(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// What stands in `deny.toml` under a heading, comments left out.
fn rules(heading: &str) -> String {
    let after = RULES
        .split(&format!("[{heading}]\n"))
        .nth(1)
        .unwrap_or_else(|| panic!("no [{heading}]"));
    let lines = after.lines().take_while(|line| !line.starts_with('['));
    lines
        .map(|line| line.split('#').next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The texts in quotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// A value of `deny.toml`, which must be there.
fn rule(heading: &str, name: &str) -> String {
    let rules = rules(heading);
    let line = rules.lines().find(|line| line.starts_with(&format!("{name} = ")));
    quoted(line.unwrap_or_else(|| panic!("no {name} in [{heading}]")))[0].to_owned()
}

/// Whether a licence expression can be fulfilled with licences that are allowed: `OR` by one side, `AND` by both.
fn holds(expression: &str, is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let split = |word: &str| -> Option<(String, String)> {
        let mut depth = 0;
        for (at, each) in expression.char_indices() {
            match each {
                '(' => depth += 1,
                ')' => depth -= 1,
                ' ' if depth == 0 && expression[at..].starts_with(word) => {
                    return Some((
                        expression[..at].to_owned(),
                        expression[at + word.len()..].to_owned(),
                    ));
                }
                _ => {}
            }
        }
        None
    };
    if let Some((left, right)) = split(" OR ") {
        return holds(&left, is_allowed) || holds(&right, is_allowed);
    }
    if let Some((left, right)) = split(" AND ") {
        return holds(&left, is_allowed) && holds(&right, is_allowed);
    }
    let inner = expression
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    inner.map_or_else(|| is_allowed(expression), |inner| holds(inner, is_allowed))
}

#[test]
fn licence_expressions_are_understood() {
    let allowed = |name: &str| ["MIT", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"].contains(&name);
    for (expression, wanted) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0", false),
        ("", false),
    ] {
        assert_eq!(holds(expression, &allowed), wanted, "{expression}");
    }
}

/// The rules of `deny.toml`, read from there so that there is one list: what `cargo deny check licenses bans sources` checks, without it.
#[test]
fn every_package_keeps_the_rules_of_deny_toml() {
    let licences = rules("licenses");
    let (allowed, exceptions) = licences.split_once("exceptions = ").expect("both lists");
    let allowed: BTreeSet<&str> = quoted(allowed).into_iter().collect();
    assert!(allowed.contains("MIT") && allowed.len() > 5, "{allowed:?}");
    let exceptions: Vec<Vec<&str>> = exceptions.split('{').skip(1).map(quoted).collect();
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{}", packages.len());
    let mut used = BTreeSet::new();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let own = exceptions.iter().find(|each| each[0] == name);
        let licence = sbom::expression(package["license"].as_str().unwrap_or_default());
        let is_allowed =
            |each: &str| allowed.contains(each) || own.is_some_and(|own| own[1..].contains(&each));
        assert!(holds(&licence, &is_allowed), "{name}: {licence}");
        used.extend(own.map(|own| own[0]));
        assert_eq!(rule("sources", "unknown-registry"), "deny");
        assert_eq!(rule("sources", "unknown-git"), "deny");
        let source = package["source"].as_str();
        let is_ours = metadata["workspace_members"]
            .as_array()
            .unwrap()
            .contains(&package["id"]);
        assert!(
            is_ours || source == Some("registry+https://github.com/rust-lang/crates.io-index"),
            "{name}: {source:?}"
        );
        assert_eq!(rule("bans", "wildcards"), "deny");
        if is_ours {
            for need in package["dependencies"].as_array().unwrap() {
                assert_ne!(need["req"], "*", "{}", need["name"]);
            }
        }
    }
    assert_eq!(
        used.len(),
        exceptions.len(),
        "an exception that nobody needs any more"
    );
}

/// The list of what is built in follows the rules of `CycloneDX` 1.6: required fields, references that exist and stand once, package names,
/// digests, licences; and it is complete.
#[test]
fn the_list_of_what_is_built_in_is_a_bill_of_materials() {
    let metadata = metadata();
    let bom = sbom::bom(&metadata, LOCK);
    assert_eq!(bom, sbom::bom(&metadata, LOCK), "the same every time");
    assert_eq!(
        (bom["bomFormat"].as_str(), bom["specVersion"].as_str()),
        (Some("CycloneDX"), Some("1.6"))
    );
    assert_eq!(bom["version"], 1);
    let serial = bom["serialNumber"]
        .as_str()
        .unwrap()
        .strip_prefix("urn:uuid:")
        .unwrap();
    let groups: Vec<usize> = serial.split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12], "{serial}");
    assert!(
        serial
            .chars()
            .all(|each| each == '-' || each.is_ascii_digit() || ('a'..='f').contains(&each)),
        "{serial}"
    );
    let program = &bom["metadata"]["component"];
    assert_eq!(
        (program["type"].as_str(), program["name"].as_str()),
        (Some("application"), Some("selfcheck"))
    );
    let components = bom["components"].as_array().unwrap();
    let mut references = BTreeSet::from([program["bom-ref"].as_str().unwrap()]);
    for each in components {
        let (name, version) = (each["name"].as_str().unwrap(), each["version"].as_str().unwrap());
        assert_eq!(each["type"], "library");
        assert_eq!(
            each["purl"],
            format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
        );
        assert!(
            references.insert(each["bom-ref"].as_str().unwrap()),
            "{name} stands twice"
        );
        let sum = each["hashes"][0]["content"].as_str().unwrap();
        assert!(
            each["hashes"][0]["alg"] == "SHA-256" && sum.len() == 64 && LOCK.contains(sum),
            "{name}"
        );
        assert!(
            !each["licenses"][0]["expression"].as_str().unwrap().is_empty(),
            "{name}"
        );
    }
    let mut told = BTreeSet::new();
    for each in bom["dependencies"].as_array().unwrap() {
        assert!(
            told.insert(each["ref"].as_str().unwrap()),
            "{} stands twice",
            each["ref"]
        );
        for on in each["dependsOn"].as_array().unwrap() {
            assert!(references.contains(on.as_str().unwrap()), "{on} is not listed");
        }
    }
    assert_eq!(told, references, "who needs whom is told of everything");
    let names: BTreeSet<&str> = components
        .iter()
        .map(|each| each["name"].as_str().unwrap())
        .collect();
    for built in [
        "clap",
        "ratatui",
        "crossterm",
        "tera",
        "serde",
        "yaml_serde",
        "sha2",
        "rustix",
    ] {
        assert!(names.contains(built), "{built} is built in and not listed");
    }
    for test in ["insta", "proptest", "vt100", "portable-pty", "jsonschema"] {
        assert!(!names.contains(test), "{test} is only for tests");
    }
}
