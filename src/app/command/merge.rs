//! `selfcheck merge`: three-way merge of an assessment by question and field, also as a merge driver of git.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::services::Services;
use crate::app::{output, overwrite_guard};
use crate::checklist::CatalogError;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::merge::{Conflict, Merged, Theirs, merge, unknown_base};
use crate::domain::shell_word::quoted;
use crate::storage::error::{Operation, StorageError};
use crate::storage::lock::Guard;
use crate::storage::record::conflict_marks::{self, Labels};
use crate::storage::record::{self, Reading, RecordSchema, Unresolved};
use crate::storage::{atomic, file};
use crate::words;
use crate::words::{Message, cli, conflict, terms};

words! {
    ABOUT = "두 사람의 변경을 문항과 항목별로 합칩니다 (git 병합 드라이버로도 씁니다)", "Merge two versions of an assessment by question and field; also a merge driver for git";
    ARG_BASE = "두 쪽이 함께 시작한 파일. 빈 파일이어도 됩니다", "The file both sides started from; may be empty";
    ARG_OURS = "우리 쪽 파일", "Our side";
    ARG_THEIRS = "상대 쪽 파일", "Their side";
    OPT_PATH = "자체 점검 파일이 있는 자리. 점검표를 찾는 데 씁니다 (git의 %P)", "Where the assessment belongs, to find its checklist (git's %P)";
    MERGED = "합쳤습니다. 상대 쪽에서 가져온 답변: {taken}", "Merged. Answers taken over from their side: {taken}";
    CONFLICTS = "양쪽이 다르게 바꾼 것 {count}개. 파일에 양쪽을 모두 적었습니다:", "{count|conflict|conflicts}; the file has both sides:";
    CONFLICT_HINT = "하나씩 고르려면: selfcheck open {path}", "to choose for each: selfcheck open {path}";
    OTHER_FIELDS = "다른 판의 항목", "fields of another version";
    OURS = "우리 쪽", "ours";
    THEIRS = "상대 쪽", "theirs";
    WITHOUT_CHECKLIST = "점검표 없이 합칩니다. 새 답변의 순서는 파일을 따릅니다", "merging without the checklist; new answers stand in the order of the files";
    OTHER_CHECKLIST = "{path:은는} 다른 점검표({other})의 자체 점검입니다. 우리 쪽은 {own}입니다", "{path} is an assessment of another checklist ({other}); ours is of {own}";
    NOT_WHOLE = "{path:을를} 온전히 읽을 수 없어 합치지 않았습니다", "{path} cannot be read as a whole and was not merged";
    NOT_WHOLE_HINT = "selfcheck status로 문제를 확인하십시오. 아무것도 바뀌지 않았습니다", "selfcheck status lists what is wrong; nothing was changed";
}

pub const COMMAND: Command = Command {
    name: "merge",
    about: ABOUT,
    example: Message::same("selfcheck merge base.yaml ours.yaml theirs.yaml -o merged.selfcheck.yaml"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    let file = |name, value_name, help| arg::path(arg::positional(name, value_name, help, lang));
    vec![
        file("base", "BASE", ARG_BASE),
        file("ours", "OURS", ARG_OURS),
        file("theirs", "THEIRS", ARG_THEIRS),
        arg::output(lang),
        arg::path(arg::option("path", "PATH", OPT_PATH, lang)),
        arg::force(lang),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let inputs = ["base", "ours", "theirs"].map(|name| invocation.required_path(name));
    let out = invocation.path("output").filter(|out| *out != Path::new("-"));
    let target = out
        .map(|out| Target::of(services, out, &inputs, invocation.flag("force")))
        .transpose()?;
    let place = invocation.path("path");
    let sides = Sides::read(services, inputs, place.unwrap_or(inputs[1]))?;
    let merge = sides.merge();
    match target {
        Some(target) => target.write(services, merge.text.as_bytes())?,
        None => output::print_bytes(merge.text.as_bytes())?,
    }
    let shown = place.or(out).unwrap_or(inputs[1]);
    output::eprint(&merge.summary(&sides, shown, lang));
    if merge.has_conflicts {
        Err(CommandError::no())
    } else {
        Ok(())
    }
}

/// The file that receives the result.
struct Target {
    path: PathBuf,
    is_new: bool,
    /// Held while the inputs are read, merged and written.
    #[expect(dead_code, reason = "dropping it releases the lock")]
    lock: Option<Box<dyn Guard>>,
}

impl Target {
    /// A file that is none of the inputs is replaced only with `--force`.
    fn of(
        services: &Services<'_>,
        out: &Path,
        inputs: &[&Path],
        is_forced: bool,
    ) -> Result<Self, CommandError> {
        let path = services.context.environment.folder.join(out);
        let resolve = |path: &Path| {
            let real = services.disk.resolve(path);
            real.map_err(|error| services.storage_error(&StorageError::io(Operation::Saving, path, error)))
        };
        let Some(real) = resolve(&path)? else {
            return Ok(Self {
                path,
                is_new: true,
                lock: None,
            });
        };
        let mut is_input = false;
        for input in inputs {
            is_input |= resolve(input)?.as_ref() == Some(&real);
        }
        if !is_input && !is_forced {
            return Err(CommandError::already_exists(out, services.context.lang));
        }
        if !is_input {
            overwrite_guard::check_assessment(services, out)?;
        }
        let lock = file::wait_for_lock(services.disk.as_ref(), &real, || ());
        Ok(Self {
            lock: lock.map_err(|error| services.storage_error(&error))?,
            path: real,
            is_new: false,
        })
    }

    fn write(&self, services: &Services<'_>, bytes: &[u8]) -> Result<(), CommandError> {
        if self.is_new {
            return services.write(&self.path, bytes);
        }
        let replaced = atomic::replace(services.disk.as_ref(), &self.path, bytes);
        replaced.map_err(|error| services.storage_error(&error))
    }
}

/// The assessments to merge, with values resolved.
struct Sides {
    base: Assessment,
    ours: Assessment,
    theirs: Assessment,
    schema: RecordSchema,
    /// `None` where it cannot be found; then values stay words and the order is that of the files.
    checklist: Option<Checklist>,
    labels: [String; 2],
}

impl Sides {
    /// `place` is where the assessment belongs: its checklist may lie beside it.
    fn read(services: &Services<'_>, inputs: [&Path; 3], place: &Path) -> Result<Self, CommandError> {
        let [base, ours, theirs] = inputs;
        let folder = services.context.environment.folder.join(place);
        let folder = services
            .folder_of(&folder)
            .map_err(|error| services.storage_error(&error))?;
        let (ours_read, theirs_read) = (whole(services, ours)?, whole(services, theirs)?);
        same_checklist(services, &ours_read, &theirs_read, theirs)?;
        let base_read = match file::read_bytes(services.disk.as_ref(), base) {
            Ok(bytes) if bytes.is_empty() => None,
            Ok(_) => Some(whole(services, base)?),
            Err(error) => return Err(services.storage_error(&error)),
        };
        let checklist = match services.checklist_of(ours_read.draft(), &folder) {
            Ok(checklist) => Some(checklist),
            Err(CatalogError::Unknown { .. }) => None,
            Err(error) => {
                let message = error.message();
                output::print_notices(
                    &[message, WITHOUT_CHECKLIST.localized(&[])],
                    services.context.lang,
                );
                None
            }
        };
        let schema = match &checklist {
            Some(checklist) => RecordSchema::of(checklist),
            None => order_of(&ours_read, &theirs_read),
        };
        let resolve = |unresolved: Unresolved| unresolved.resolve_with(&schema).assessment;
        let (ours_read, theirs_read) = (resolve(ours_read), resolve(theirs_read));
        let base = base_read.map_or_else(|| unknown_base(&theirs_read), resolve);
        Ok(Self {
            base,
            ours: ours_read,
            theirs: theirs_read,
            checklist,
            labels: [output::name(ours), output::name(theirs)],
            schema,
        })
    }

    fn merge(&self) -> Merge {
        let merged = merge(&self.base, &self.ours, &self.theirs);
        let other = merge(&self.base, &self.theirs, &self.ours);
        let [ours, theirs] = [&merged, &other].map(|side| record::write(&side.assessment, &self.schema));
        let labels = Labels {
            ours: &self.labels[0],
            theirs: &self.labels[1],
        };
        let has_conflicts = ours != theirs;
        Merge {
            text: if has_conflicts {
                conflict_marks::join(&ours, &theirs, labels)
            } else {
                ours
            },
            has_conflicts,
            merged,
        }
    }
}

/// Reads an assessment; a part that cannot be read would be lost in the merge.
fn whole(services: &Services<'_>, path: &Path) -> Result<Unresolved, CommandError> {
    let read = file::peek(services.disk.as_ref(), path).map_err(|error| services.storage_error(&error))?;
    if read.is_lossy() || read.is_newer() {
        let lang = services.context.lang;
        let message = NOT_WHOLE.fill(lang, &[("path", &output::name(path))]);
        return Err(CommandError::new(Kind::Input, message, NOT_WHOLE_HINT.get(lang)));
    }
    Ok(read)
}

fn same_checklist(
    services: &Services<'_>,
    ours: &Unresolved,
    theirs: &Unresolved,
    path: &Path,
) -> Result<(), CommandError> {
    let [own, other] = [ours, theirs].map(|side| side.draft().checklist.id.as_str());
    if own == other {
        return Ok(());
    }
    let lang = services.context.lang;
    let places = [("path", &*output::name(path)), ("own", own), ("other", other)];
    let message = OTHER_CHECKLIST.fill(lang, &places);
    Err(CommandError::new(
        Kind::Input,
        message,
        cli::HINT_UNCHANGED.get(lang),
    ))
}

/// Our order, then what only the other side has.
fn order_of(ours: &Unresolved, theirs: &Unresolved) -> RecordSchema {
    let joined = |of: fn(&Reading) -> &Vec<Id>| {
        let (ours, theirs) = (
            ours.clone().without_checklist(),
            theirs.clone().without_checklist(),
        );
        of(&ours).iter().chain(of(&theirs)).cloned().collect::<Vec<Id>>()
    };
    RecordSchema::of_order(&joined(|side| &side.order), &joined(|side| &side.facts))
}

struct Merge {
    merged: Merged,
    text: String,
    has_conflicts: bool,
}

impl Merge {
    /// What was taken over, and every conflict with both sides.
    fn summary(&self, sides: &Sides, path: &Path, lang: Lang) -> String {
        let mut text = MERGED.fill(lang, &[("taken", &self.merged.taken.len().to_string())]) + "\n";
        if !self.has_conflicts {
            return text;
        }
        let count = self.merged.conflicts.len().max(1).to_string();
        let _ = writeln!(text, "{}", CONFLICTS.fill(lang, &[("count", &count)]));
        for conflict in &self.merged.conflicts {
            sides.write_conflict(&mut text, conflict, &self.merged.assessment, lang);
        }
        if self.merged.conflicts.is_empty() {
            let _ = writeln!(text, "  {}", OTHER_FIELDS.get(lang));
        }
        let _ = writeln!(text, "{}", CONFLICT_HINT.fill(lang, &[("path", &quoted(path))]));
        text
    }
}

impl Sides {
    fn write_conflict(&self, text: &mut String, conflict: &Conflict, ours: &Assessment, lang: Lang) {
        let Some(checklist) = &self.checklist else {
            let _ = writeln!(text, "  {}", id_of(conflict, lang));
            return;
        };
        let name = conflict::name(checklist, conflict, lang);
        for part in conflict::parts(checklist, ours, conflict, lang) {
            let (ours, theirs) = (OURS.get(lang), THEIRS.get(lang));
            let _ = writeln!(text, "  {name}, {}", part.label);
            let _ = writeln!(text, "    {ours}: {}", part.ours);
            let _ = writeln!(text, "    {theirs}: {}", part.theirs);
        }
    }
}

fn id_of(conflict: &Conflict, lang: Lang) -> String {
    match &conflict.theirs {
        Theirs::Answer(id, _) | Theirs::Fact(id, _) => id.to_string(),
        Theirs::Subject(field, _) => terms::subject(*field, lang).to_owned(),
    }
}
