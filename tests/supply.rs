//! What is built in: every package comes from the registry and carries a licence on the list of `deny.toml`. Needs no network.

use std::process::Command;

/// The licences of an expression such as `MIT OR Apache-2.0`.
fn licences(expression: &str) -> Vec<String> {
    let words = expression
        .replace(['(', ')', '/'], " ")
        .replace(" WITH LLVM-exception", "");
    words
        .split_whitespace()
        .filter(|word| !matches!(*word, "OR" | "AND"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_package_has_a_licence_on_the_list_and_comes_from_the_registry() {
    let deny = include_str!("../deny.toml");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let facts: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = facts["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{} packages", packages.len());
    let mut wrong = Vec::new();
    for package in packages.iter().filter(|each| each["name"] != "selfcheck") {
        let (name, licence) = (&package["name"], package["license"].as_str().unwrap_or_default());
        let is_allowed = |each: &String| deny.contains(&format!("\"{each}\""));
        // One of the alternatives is enough; of joined licences every one must be on the list.
        let is_fine = licence
            .split(" AND ")
            .all(|part| licences(part).iter().any(is_allowed));
        if licence.is_empty() || !is_fine {
            wrong.push(format!("{name}: {licence}"));
        }
        if package["source"]
            .as_str()
            .is_none_or(|source| !source.starts_with("registry+"))
        {
            wrong.push(format!("{name}: not from the registry"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
