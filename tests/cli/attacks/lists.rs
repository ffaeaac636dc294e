//! Attacks with a checklist or a registry that is not what it says.

use super::{Attack, End, FILE, change_data, report, reported, run};
use crate::cli::KINDS;
use crate::support::World;

/// A shipped checklist, forged, with an assessment and a report of it.
fn forged(world: &World, forge: impl FnOnce(String) -> String) {
    let text = world
        .run(&["checklist", "show", "common@2026.1", "--resolved"])
        .good();
    world.write("forged.yaml", forge(text));
    run(world, &["new", "forged.yaml", "--file", FILE, "--name", "Gate"]);
    report(world);
}

fn begin(world: &World) {
    run(world, &["new", "kinds.yaml", "--file", FILE, "--name", "Gate"]);
}

pub(super) const ATTACKS: &[Attack] = &[
    Attack {
        name: "I: a checklist with the id and version of a shipped one and no critical question",
        build: |world| forged(world, |text| text.replace("critical: true", "critical: false")),
        verify: &[],
        end: End::Altered,
        says: [
            "bears the id and version of the shipped checklist common 2026.1",
            "내장 점검표 common 2026.1의 id와 버전이 적혀 있지만 내용이 다름",
        ],
        shows: ["Altered: bears the id", "변경됨: 내장 점검표"],
    },
    Attack {
        name: "K: a law called voluntary",
        build: |world| {
            forged(world, |text| {
                let text = text.replace("id: common\n", "id: ours\n");
                let at = text.find("\n  kr-pipa:\n").expect("the act");
                let (before, after) = text.split_at(at);
                format!("{before}{}", after.replacen("force: law", "force: voluntary", 1))
            });
        },
        verify: &["--checklist", "forged.yaml"],
        end: End::Altered,
        says: [
            "Instruments that differ from the shipped registry: kr-pipa",
            "내장 근거 목록과 내용이 다른 근거: kr-pipa",
        ],
        shows: ["Instruments that differ", "내용이 다른 근거"],
    },
    Attack {
        name: "a law of one's own invention",
        build: |world| {
            forged(world, |text| {
                text.replace("id: common\n", "id: ours\n")
                    .replace("\n  kr-pipa:\n", "\n  kr-ours:\n")
                    .replace("kr-pipa:", "kr-ours:")
            });
        },
        verify: &[],
        end: End::Partial,
        says: [
            "Instruments of its own: kr-ours",
            "내장 근거 목록에 없는 근거: kr-ours",
        ],
        shows: [
            "Instruments of its own: kr-ours",
            "내장 근거 목록에 없는 근거: kr-ours",
        ],
    },
    Attack {
        name: "an own list that leaves out a question of a shipped one",
        build: |world| {
            world.write(
                "forged.yaml",
                "format: 1\nid: ours\nversion: '1'\ntitle: { ko: 우리, en: Ours }\nextends: common\nremove: [E01-03]\n",
            );
            run(world, &["new", "forged.yaml", "--file", FILE, "--name", "Gate"]);
            report(world);
        },
        verify: &[],
        end: End::Partial,
        says: [
            "extends the shipped checklist common 2026.2-dev (1 question removed)",
            "내장 점검표 common 2026.2-dev를 확장한 사용자 점검표",
        ],
        shows: ["extends the shipped checklist common", "확장한 사용자 점검표"],
    },
    Attack {
        name: "another digest under the name of a released edition",
        build: |world| {
            forged(world, |text| text);
            let page = world.read("r.html");
            let digest = page
                .split("\"version\":\"2026.1\",\"digest\":\"")
                .nth(1)
                .expect("a digest")[..64]
                .to_owned();
            change_data(world, &digest, &"0".repeat(64));
        },
        verify: &[],
        end: End::Altered,
        says: [
            "named common 2026.1, with another digest",
            "common 2026.1이라 적혀 있지만 해시값이 다름",
        ],
        shows: ["", ""],
    },
    Attack {
        name: "another registry under the name of a released edition",
        build: |world| {
            forged(world, |text| text);
            let page = world.read("r.html");
            let digest = page.split("\"registry\":\"").nth(1).expect("a digest")[..64].to_owned();
            change_data(world, &digest, &"1".repeat(64));
        },
        verify: &[],
        end: End::Altered,
        says: [
            "the registry has another digest",
            "근거 목록의 해시값이 공개된 판과 다름",
        ],
        shows: ["", ""],
    },
    Attack {
        name: "an edition that was never released",
        build: |world| {
            forged(world, |text| text);
            change_data(
                world,
                "\"version\":\"2026.1\",\"digest\"",
                "\"version\":\"2031.1\",\"digest\"",
            );
        },
        verify: &[],
        end: End::Partial,
        says: [
            "does not have the checklist common 2031.1",
            "common 2031.1 판이 이 프로그램에 없습니다",
        ],
        shows: ["", ""],
    },
    Attack {
        name: "an own list under a shipped title",
        build: |world| {
            world.write("kinds.yaml", KINDS.replace("en: Every kind", "en: Any AI system"));
            begin(world);
            report(world);
        },
        verify: &[],
        end: End::Partial,
        says: ["Own checklist kinds 1.0, not a shipped one", "내장 점검표가 아님"],
        shows: ["Own checklist kinds 1.0, not a shipped one", "내장 점검표가 아님"],
    },
    Attack {
        name: "a checklist other than the one agreed on",
        build: |world| {
            reported(world);
            world.write("agreed.yaml", KINDS.replace("target: 5", "target: 3"));
        },
        verify: &["--checklist", "agreed.yaml"],
        end: End::Altered,
        says: ["It is not the one named with --checklist", "지정한 점검표와 다름"],
        shows: ["", ""],
    },
];
