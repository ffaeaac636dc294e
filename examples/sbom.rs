//! Lists everything that is built into the program as a `CycloneDX` 1.6 document, from what cargo itself knows: versions and checksums of
//! `Cargo.lock`, licences, and who needs whom. No network is used, and the same sources give the same bytes.
//!
//! ```text
//! cargo run --locked --example sbom > selfcheck.cdx.json
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::missing_panics_doc,
    reason = "a tool for developers may fail loudly"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

#[allow(dead_code, reason = "tests take this file as a module")]
fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lock = std::fs::read_to_string(folder.join("Cargo.lock")).expect("Cargo.lock");
    println!("{:#}", bom(&metadata(folder), &lock));
}

/// What `cargo metadata` says about the packages that are built here.
pub fn metadata(folder: &Path) -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let words = [
        "metadata",
        "--locked",
        "--offline",
        "--format-version",
        "1",
        "--filter-platform",
        &host(),
    ];
    let output = Command::new(cargo)
        .args(words)
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("cargo speaks JSON")
}

/// The platform of this compiler.
fn host() -> String {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output().expect("rustc runs");
    let said = String::from_utf8(output.stdout).expect("text");
    said.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("a host")
        .to_owned()
}

/// The packages that end up in the program, by their id, each with those it needs. What only tests need is not among them.
pub fn built_in(metadata: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .map(|node| (text(&node["id"]), node))
        .collect();
    let mut found = BTreeMap::new();
    let mut waiting = vec![text(&metadata["resolve"]["root"])];
    while let Some(id) = waiting.pop() {
        if found.contains_key(id) {
            continue;
        }
        let is_needed = |need: &&Value| list(&need["dep_kinds"]).any(|kind| kind["kind"] != "dev");
        let needs: Vec<&str> = list(&nodes[id]["deps"])
            .filter(is_needed)
            .map(|need| text(&need["pkg"]))
            .collect();
        found.insert(
            id.to_owned(),
            needs.iter().map(|need| (*need).to_owned()).collect(),
        );
        waiting.extend(needs);
    }
    found
}

/// The document.
pub fn bom(metadata: &Value, lock: &str) -> Value {
    let needs = built_in(metadata);
    let packages: BTreeMap<&str, &Value> = list(&metadata["packages"])
        .map(|each| (text(&each["id"]), each))
        .collect();
    let root = text(&metadata["resolve"]["root"]);
    let components: Vec<Value> = needs
        .keys()
        .filter(|id| *id != root)
        .map(|id| component(packages[id.as_str()], lock))
        .collect();
    let graph: Vec<Value> = needs
        .iter()
        .map(|(id, needs)| {
            let on: BTreeSet<String> = needs.iter().map(|need| purl(packages[need.as_str()])).collect();
            json!({ "ref": purl(packages[id.as_str()]), "dependsOn": on })
        })
        .collect();
    let mut program = component(packages[root], lock);
    program["type"] = json!("application");
    let mut document = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": program, "lifecycles": [{ "phase": "build" }] },
        "components": components,
        "dependencies": graph,
    });
    document["serialNumber"] = json!(serial(&document.to_string()));
    document
}

fn component(package: &Value, lock: &str) -> Value {
    let (name, version) = (text(&package["name"]), text(&package["version"]));
    let mut out = json!({
        "type": "library",
        "bom-ref": purl(package),
        "name": name,
        "version": version,
        "purl": purl(package),
        "licenses": [{ "expression": expression(text(&package["license"])) }],
    });
    if let Some(sum) = checksum(lock, name, version) {
        out["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    if let Some(about) = package["description"].as_str() {
        out["description"] = json!(about.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    if let Some(address) = package["repository"].as_str() {
        out["externalReferences"] = json!([{ "type": "vcs", "url": address }]);
    }
    out
}

/// The name by which every tool knows a package.
fn purl(package: &Value) -> String {
    let version = text(&package["version"]).replace('+', "%2B");
    format!("pkg:cargo/{}@{version}", text(&package["name"]))
}

/// A licence expression; older packages write `/` for `OR`.
pub fn expression(license: &str) -> String {
    license
        .replace('/', " OR ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The checksum of a package in `Cargo.lock`; the program itself has none.
pub fn checksum<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let head = format!("\nname = \"{name}\"\nversion = \"{version}\"\n");
    let (_, after) = lock.split_once(&head)?;
    let package = after.split("[[package]]").next()?;
    let line = package
        .lines()
        .find_map(|line| line.strip_prefix("checksum = \""))?;
    Some(line.trim_end_matches('"'))
}

/// A serial number that is the same for the same content: a version 8 UUID made of its digest.
fn serial(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    let mut hex = String::new();
    for (at, byte) in digest.iter().take(16).enumerate() {
        let byte = match at {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        let _ = write!(hex, "{byte:02x}");
        if [3, 5, 7, 9].contains(&at) {
            hex.push('-');
        }
    }
    format!("urn:uuid:{hex}")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}
