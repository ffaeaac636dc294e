//! `selfcheck upgrade`: shows what another edition of the checklist changes, and moves an assessment to it.

use std::path::Path;

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::services::Services;
use crate::app::{editing, output, own_checklist};
use crate::checklist::CatalogError;
use crate::domain::assessment::{Assessment, ChecklistStamp};
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::edition::{Edition, is_older};
use crate::domain::lang::Lang;
use crate::domain::shell_word::quoted;
use crate::domain::upgrade::{Upgrade, adopt};
use crate::domain::waiting::{WaitReason, Waiting};
use crate::storage::error::{Operation, StorageError};
use crate::storage::file;
use crate::storage::record::Unresolved;
use crate::words;
use crate::words::{Message, upgrade};

words! {
    ABOUT = "자체 점검을 점검표의 다른 판으로 옮깁니다", "Move an assessment to another edition of its checklist";
    OPT_TO = "옮겨 갈 판: 판 번호, 점검표 id 또는 파일", "The edition to go to: a version, a checklist id or a file";
    OPT_CHECK = "무엇이 달라지는지만 보여 줍니다", "Only show what would change";
    OPT_KEEP_MOVED = "문구는 그대로이고 id만 바뀐 문항의 답변을 확인 없이 인정합니다", "Count answers whose question only moved, without confirming each";
    OPT_CONFIRM = "옮기지 않고, 이 이유로 기다리는 답변을 모두 확인합니다: reworded, moved, taken-over", "Go nowhere; confirm every answer that waits for this reason: reworded, moved or taken-over";
    BAD_REASON = "{given:은는} 기다리는 이유가 아닙니다", "{given} is not a reason to wait";
    REASONS = "reworded, moved, taken-over 가운데 하나를 쓰십시오. 아무것도 바뀌지 않았습니다", "use reworded, moved or taken-over; nothing was changed";
    NONE_CONFIRMED = "확인할 수 있는 답변이 없습니다. 바뀐 것이 없습니다", "there is no such answer to confirm; nothing was changed";
    CONFIRMED = "답변 {count}개를 확인했습니다", "{count|answer|answers} confirmed";
    LEFT = "고른 답이 없어 하나씩 답해야 하는 문항 {count}개", "{count|question has|questions have} no chosen answer and must be answered one by one";
    UNDO = "되돌리려면 파일을 열고 되돌리기를 하십시오: selfcheck open {file}", "To take it back, open the file and undo: selfcheck open {file}";
    OLDER_TO = "지금 있는 {found:은는} 기록된 {recorded}보다 오래된 판입니다", "{found}, the edition at hand, is older than the recorded {recorded}";
    OLDER_HINT = "그래도 옮기려면 --to {version}. 아무것도 바뀌지 않았습니다", "to go there all the same: --to {version}; nothing was changed";
    SAME = "이미 {edition}입니다. 바뀐 것이 없습니다", "the assessment is of {edition} already; nothing was changed";
    UNCHANGED = "아무것도 바뀌지 않았습니다. 옮기려면 --check 없이 실행하십시오", "Nothing was changed. Run it without --check to go there.";
    DONE = "{edition:으로로} 옮겼습니다. 확인을 기다리는 답변 {count}개", "Moved to {edition}. Answers to confirm: {count}";
    BACK = "되돌리려면: selfcheck upgrade {file} --to {version}", "To go back: selfcheck upgrade {file} --to {version}";
    UNKNOWN_EDITION = "{id}의 판이나 점검표 {given:을를} 찾을 수 없습니다", "there is no edition or checklist {given} of {id}";
    KNOWN_EDITIONS = "공개된 판: {known}. 파일이면 경로를 지정하십시오", "released editions: {known}; for a file, give its path";
    OTHER_ID = "{found:은는} 다른 점검표입니다. 이 자체 점검은 {expected}입니다", "{found} is another checklist; the assessment is of {expected}";
    OTHER_ID_HINT = "같은 점검표의 다른 판이나, succeeds에 {expected:을를} 적은 점검표를 고르십시오. 아무것도 바뀌지 않았습니다", "choose an edition of the same checklist, or one that names {expected} under succeeds; nothing was changed";
}

pub const COMMAND: Command = Command {
    name: "upgrade",
    about: ABOUT,
    example: Message::same("selfcheck upgrade chatbot.selfcheck.yaml --check"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::assessment(lang),
        arg::option("to", "CHECKLIST", OPT_TO, lang),
        arg::flag("check", OPT_CHECK, lang),
        arg::flag("keep-moved", OPT_KEEP_MOVED, lang),
        arg::option("confirm", "REASON", OPT_CONFIRM, lang).conflicts_with_all([
            "to",
            "check",
            "keep-moved",
            "json",
        ]),
        arg::json(lang),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let path = invocation.required_path("file");
    if let Some(reason) = invocation.text("confirm") {
        return confirm(services, path, reason);
    }
    let storage = |error: StorageError| services.storage_error(&error);
    let read = file::peek(services.disk.as_ref(), path).map_err(storage)?;
    let folder = services.folder_of(path).map_err(storage)?;
    let target = Target::find(services, &read, &folder, invocation.text("to"))?;
    let stamp = &read.draft().checklist;
    if stamp.digest == target.checklist.digest {
        let edition = target.checklist.edition().to_string();
        return output::print(&(SAME.fill(lang, &[("edition", &edition)]) + "\n"));
    }
    let old = services.recorded(&stamp.digest);
    let old = old.map_err(|error| services.catalog_error(&error))?;
    let assessment = resolved(read, old.as_ref().unwrap_or(&target.checklist));
    let plan = Upgrade::plan(old.as_ref(), &target.checklist, &assessment);
    if invocation.flag("json") {
        output::print_json(&as_json(&plan))?;
    } else {
        output::print(&as_text(
            &plan,
            old.as_ref(),
            &target.checklist,
            &assessment,
            lang,
        ))?;
    }
    if invocation.flag("check") {
        if !invocation.flag("json") {
            output::print(&(UNCHANGED.get(lang).to_owned() + "\n"))?;
        }
        return Ok(());
    }
    let waiting = carry_out(invocation, old.as_ref(), &target)?;
    if invocation.flag("json") {
        return Ok(());
    }
    let edition = target.checklist.edition().to_string();
    let count = waiting.to_string();
    let done = DONE.fill(lang, &[("edition", &edition), ("count", &count)]);
    let places = [("file", &*quoted(path)), ("version", plan.from.version.as_str())];
    let back = BACK.fill(lang, &places);
    output::print(&format!("{done}\n{back}\n"))
}

/// Confirms every answer that waits for one reason, as one step of the history.
fn confirm(services: &Services<'_>, path: &Path, word: &str) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let reason = WaitReason::named(word).ok_or_else(|| {
        let message = BAD_REASON.fill(lang, &[("given", &clean_line(word))]);
        CommandError::new(Kind::Usage, message, REASONS.get(lang))
    })?;
    let (mut loaded, checklist) = editing::open_to_change(services, path)?;
    let mut assessment = loaded.reading.assessment.clone();
    adopt(&checklist, &mut assessment);
    let stamp = editing::stamp(services);
    let waiting = Waiting::of(&checklist, &assessment);
    let Some(change) = waiting.confirm_all(reason, &checklist, &assessment, &stamp) else {
        return output::print(&format!("{}\n", NONE_CONFIRMED.get(lang)));
    };
    change.apply(&mut assessment);
    let saved = loaded.file.save(&assessment);
    let saved = saved.map_err(|error| services.storage_error(&error))?;
    output::print_notices(&saved.notices, lang);
    editing::remember(services, loaded.file.path(), change, stamp);
    let left = Waiting::of(&checklist, &assessment).with(reason).count();
    let count = (waiting.with(reason).count() - left).to_string();
    let mut text = CONFIRMED.fill(lang, &[("count", &count)]) + "\n";
    if left > 0 {
        text += &(LEFT.fill(lang, &[("count", &left.to_string())]) + "\n");
    }
    text += &(UNDO.fill(lang, &[("file", &*quoted(path))]) + "\n");
    output::print(&text)
}

/// The edition to go to.
struct Target {
    checklist: Checklist,
    /// The file it was read from, as the user named it; `None` for one that is found by id.
    path: Option<String>,
}

impl Target {
    fn find(
        services: &Services<'_>,
        read: &Unresolved,
        folder: &Path,
        to: Option<&str>,
    ) -> Result<Self, CommandError> {
        let assessment = read.draft();
        let stamp = &assessment.checklist;
        let Some(to) = to else {
            let now = services.checklist_now(assessment, folder);
            let checklist = now.map_err(|error| services.catalog_error(&error))?;
            if is_older(&checklist.header.version, &stamp.version) {
                return Err(older(services, &checklist, stamp));
            }
            let path = own_checklist::path_of(assessment);
            let path = path.map(|path| folder.join(path).to_string_lossy().into_owned());
            return Ok(Self { checklist, path });
        };
        let edition = Edition {
            id: stamp.id.clone(),
            version: to.to_owned(),
        };
        if let Some(checklist) = services.catalog.edition(&edition) {
            return Ok(Self {
                checklist,
                path: None,
            });
        }
        let checklist = match services.catalog.load(to) {
            Err(CatalogError::Unknown { .. }) => return Err(unknown_edition(services, &edition)),
            loaded => loaded.map_err(|error| services.catalog_error(&error))?,
        };
        let found = &checklist.header;
        if found.id != stamp.id && !found.succeeds.contains(&stamp.id) {
            let (found, expected) = (checklist.edition().to_string(), stamp.id.as_str());
            let lang = services.context.lang;
            let message = OTHER_ID.fill(lang, &[("found", &found), ("expected", expected)]);
            let hint = OTHER_ID_HINT.fill(lang, &[("expected", expected)]);
            return Err(CommandError::new(Kind::Input, message, hint));
        }
        let is_file = services
            .disk
            .stat(Path::new(to))
            .map_err(|error| {
                services.storage_error(&StorageError::io(Operation::Reading, to.as_ref(), error))
            })?
            .is_some_and(|found| found.is_regular());
        Ok(Self {
            checklist,
            path: is_file.then(|| to.to_owned()),
        })
    }
}

/// An older edition is gone to only where it is named.
fn older(services: &Services<'_>, found: &Checklist, stamp: &ChecklistStamp) -> CommandError {
    let lang = services.context.lang;
    let recorded = format!("{} {}", stamp.id, stamp.version);
    let places = [("found", &*found.edition().to_string()), ("recorded", &recorded)];
    let hint = OLDER_HINT.fill(lang, &[("version", &found.header.version)]);
    CommandError::new(Kind::Usage, OLDER_TO.fill(lang, &places), hint)
}

fn unknown_edition(services: &Services<'_>, edition: &Edition) -> CommandError {
    let lang = services.context.lang;
    let known = services.catalog.released(&edition.id).join(", ");
    let places = [("given", edition.version.as_str()), ("id", edition.id.as_str())];
    let hint = KNOWN_EDITIONS.fill(lang, &[("known", &known)]);
    CommandError::new(Kind::Usage, UNKNOWN_EDITION.fill(lang, &places), hint)
}

fn resolved(read: Unresolved, checklist: &Checklist) -> Assessment {
    read.resolve(checklist).assessment
}

/// Opens the file, applies the plan to what it holds now, and saves it. Returns how many answers wait to be confirmed.
fn carry_out(
    invocation: &Invocation<'_>,
    old: Option<&Checklist>,
    target: &Target,
) -> Result<usize, CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let path = invocation.required_path("file");
    let storage = |error: StorageError| services.storage_error(&error);
    let mut loaded = editing::open_with(services, path, old.unwrap_or(&target.checklist))?;
    let before = file::read_bytes(services.disk.as_ref(), path).map_err(storage)?;
    let mut assessment = loaded.reading.assessment.clone();
    let plan = Upgrade::plan(old, &target.checklist, &assessment);
    plan.apply(old, &target.checklist, &mut assessment);
    if invocation.flag("keep-moved") {
        plan.keep_moved(&target.checklist, &mut assessment);
    }
    own_checklist::forget_path(&mut assessment);
    if let Some(source) = &target.path {
        let noted = own_checklist::note_path(
            services.disk.as_ref(),
            &mut assessment,
            Path::new(source),
            loaded.file.folder(),
        );
        noted.map_err(|error| storage(StorageError::io(Operation::Reading, source.as_ref(), error)))?;
    }
    for checklist in old.into_iter().chain([&target.checklist]) {
        output::print_notices(services.keep_edition(checklist).as_slice(), lang);
    }
    loaded.file.use_checklist(&target.checklist);
    loaded
        .file
        .keep_aside(&format!("edition-{}", plan.from.version), before);
    let saved = loaded.file.save(&assessment).map_err(storage)?;
    output::print_notices(&saved.notices, lang);
    Ok(assessment
        .answers
        .values()
        .filter(|answer| answer.to_confirm)
        .count())
}

fn as_text(
    plan: &Upgrade,
    old: Option<&Checklist>,
    new: &Checklist,
    assessment: &Assessment,
    lang: Lang,
) -> String {
    let places = [
        ("id", plan.from.id.as_str()),
        ("from", plan.from.version.as_str()),
        ("to", plan.to.version.as_str()),
    ];
    let mut lines = vec![upgrade::HEAD.fill(lang, &places)];
    if is_older(&plan.to.version, &plan.from.version) {
        lines.push(upgrade::OLDER.get(lang).to_owned());
    }
    lines.extend(upgrade::lines(plan, old, new, assessment, lang));
    lines.join("\n") + "\n"
}

fn as_json(plan: &Upgrade) -> String {
    let stamp = |stamp: &ChecklistStamp| serde_json::json!({ "id": stamp.id.as_str(), "version": stamp.version, "digest": stamp.digest });
    let ids =
        |ids: &[crate::domain::id::Id]| -> Vec<String> { ids.iter().map(ToString::to_string).collect() };
    let reworded = plan.reworded.iter().map(|each| each.question.to_string());
    let moved = plan.moved.iter().map(|each| {
        serde_json::json!({ "from": each.from.as_str(), "to": each.to.as_str(), "same_wording": each.is_same })
    });
    let joined = plan
        .joined
        .iter()
        .map(|each| serde_json::json!({ "from": ids(&each.from), "to": each.to.as_str() }));
    let facts = serde_json::json!({
        "from": stamp(&plan.from),
        "to": stamp(&plan.to),
        "older": is_older(&plan.to.version, &plan.from.version),
        "kept": plan.kept.len(),
        "retouched": ids(&plan.retouched),
        "reworded": reworded.collect::<Vec<_>>(),
        "moved": moved.collect::<Vec<_>>(),
        "joined": joined.collect::<Vec<_>>(),
        "removed": ids(&plan.removed),
        "new": ids(&plan.new),
    });
    format!("{facts:#}\n")
}
