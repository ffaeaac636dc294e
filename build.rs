//! Converts the shipped checklists from YAML to JSON, so that the program reads them without a YAML parser. Every scalar becomes a
//! string with the text it has in the file (`0.10` stays `0.10`), except plain `true` and `false`.
//!
//! Writes `NAME.json` and, with the fields before the body only, `NAME.head.json`; and the JSON of every released edition, compressed.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use granit_parser::{Event, Parser, ScalarStyle};
use miniz_oxide::deflate::compress_to_vec;

/// Top-level fields that describe a checklist.
const HEAD: [&str; 6] = ["id", "version", "title", "publisher", "languages", "extends"];

enum Value {
    Text(String),
    Truth(bool),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=checklists");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("checklists");
    let out = env::var("OUT_DIR")?;
    pack_editions(&folder.join("editions"), Path::new(&out))?;
    for path in entries(&folder)? {
        let Some(name) = yaml_name(&path) else {
            continue;
        };
        let value = read(&path)?;
        let mut json = String::new();
        write(&value, &mut json);
        fs::write(Path::new(&out).join(format!("{name}.json")), &json)?;
        if let Value::Map(entries) = value {
            let head = entries
                .into_iter()
                .filter(|(key, _)| HEAD.contains(&key.as_str()));
            let mut json = String::new();
            write(&Value::Map(head.collect()), &mut json);
            fs::write(Path::new(&out).join(format!("{name}.head.json")), &json)?;
        }
    }
    Ok(())
}

/// Compresses the JSON of every released text and writes the list that `checklist::editions` includes.
fn pack_editions(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut list = String::from("static PACKED: &[Packed] = &[\n");
    for release in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        let release_name = release.file_name().unwrap_or_default().to_string_lossy();
        for path in entries(&release)? {
            let Some(name) = yaml_name(&path) else {
                continue;
            };
            let mut json = String::new();
            write(&read(&path)?, &mut json);
            let packed = format!("{release_name}-{name}.json.z");
            fs::write(out.join(&packed), compress_to_vec(json.as_bytes(), 9))?;
            let _ = writeln!(
                list,
                "    Packed {{ release: {release_name:?}, name: {name:?}, \
                 json: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{packed}\")) }},"
            );
        }
    }
    list.push_str("];\n");
    Ok(fs::write(out.join("editions.rs"), list)?)
}

/// What a folder contains, in order of name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.sort();
    Ok(paths)
}

/// The name of a YAML file without its ending.
fn yaml_name(path: &Path) -> Option<&str> {
    let is_yaml = path.extension().is_some_and(|suffix| suffix == "yaml");
    path.file_stem()?.to_str().filter(|_| is_yaml)
}

fn read(path: &Path) -> Result<Value, Box<dyn Error>> {
    let value = parse(&fs::read_to_string(path)?);
    value.map_err(|error| format!("{}: {error}", path.display()).into())
}

/// An open list or map; a map with the key whose value comes next.
enum Open {
    List(Vec<Value>),
    Map(Vec<(String, Value)>, Option<String>),
}

fn parse(text: &str) -> Result<Value, Box<dyn Error>> {
    let mut open: Vec<Open> = Vec::new();
    for step in Parser::new_from_str(text) {
        let value = match step?.0 {
            Event::Scalar(text, style, anchor, tag) if anchor == 0 && tag.is_none() => match &*text {
                "true" if style == ScalarStyle::Plain => Value::Truth(true),
                "false" if style == ScalarStyle::Plain => Value::Truth(false),
                text => Value::Text(text.to_owned()),
            },
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(items)) => Value::List(items),
                Some(Open::Map(entries, _)) => Value::Map(entries),
                None => return Err("unbalanced".into()),
            },
            Event::Scalar(..) | Event::Alias(_) => {
                return Err("tags, anchors and aliases are not supported".into());
            }
            _ => continue,
        };
        match open.last_mut() {
            None => return Ok(value),
            Some(Open::List(items)) => items.push(value),
            Some(Open::Map(entries, key)) => match (key.take(), value) {
                (Some(key), value) => entries.push((key, value)),
                (None, Value::Text(text)) => *key = Some(text),
                (None, _) => return Err("a key is not a text".into()),
            },
        }
    }
    Err("no document".into())
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Text(text) => write_string(text, out),
        Value::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::List(items) => {
            let mut separator = '[';
            for item in items {
                out.push(separator);
                write(item, out);
                separator = ',';
            }
            out.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Map(entries) => {
            let mut separator = '{';
            for (key, value) in entries {
                out.push(separator);
                write_string(key, out);
                out.push(':');
                write(value, out);
                separator = ',';
            }
            out.push_str(if entries.is_empty() { "{}" } else { "}" });
        }
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for each in text.chars() {
        match each {
            '"' | '\\' => out.extend(['\\', each]),
            '\n' => out.push_str("\\n"),
            each if each.is_control() => {
                // A string takes everything.
                let _ = write!(out, "\\u{:04x}", u32::from(each));
            }
            each => out.push(each),
        }
    }
    out.push('"');
}
