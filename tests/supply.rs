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
