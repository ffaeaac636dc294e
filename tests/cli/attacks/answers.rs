//! Attacks with answers, evidence, dates and names.

use sha2::{Digest as _, Sha256};

use super::{Attack, End, FILE, OURS, edit, honest, report, reported, run};
use crate::cli::KINDS;
use crate::support::World;

fn every_answer(world: &World, value: &str, more: &[&str]) {
    for at in 1..=8 {
        let id = format!("Q-0{at}");
        let ran = world.run(&[&["answer", FILE, &id, value], more].concat());
        assert!(ran.code == 0, "{ran:?}");
    }
}

fn one_file(world: &World, content: &str) {
    honest(world);
    world.write("one.txt", content);
    let text = world.read(FILE);
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(content.as_bytes()));
    let mut lines = Vec::new();
    for line in text.lines() {
        let blanks = &line[..line.len() - line.trim_start().len()];
        lines.push(match line.trim_start() {
            rest if rest.starts_with("- file:") => format!("{blanks}- file: one.txt"),
            rest if rest.starts_with("sha256:") => format!("{blanks}sha256: \"{digest}\""),
            rest if rest.starts_with("size:") => format!("{blanks}size: {}", content.len()),
            _ => line.to_owned(),
        });
    }
    world.write(FILE, lines.join("\n") + "\n");
    run(world, &["approve", FILE, "--by", "Kim"]);
    report(world);
}

pub(super) const ATTACKS: &[Attack] = &[
    Attack {
        name: "NA: everything not applicable",
        build: |world| {
            honest(world);
            every_answer(world, "na", &["--reason", "No such part"]);
            run(world, &["answer", FILE, "Q-02", "yes"]);
            run(world, &["approve", FILE, "--by", "Kim"]);
            report(world);
        },
        verify: OURS,
        end: End::Verified,
        says: ["conditional", "조건부"],
        shows: ["more than a fifth", "5분의 1을 넘습니다"],
    },
    Attack {
        name: "H: a fact that hides a critical question",
        build: |world| {
            let list = KINDS.replace(
                "        critical: true\n",
                "        critical: true\n        applies_when: { faces: true }\n",
            );
            world.write("kinds.yaml", list);
            honest(world);
            run(world, &["set", FILE, "faces=no"]);
            run(world, &["approve", FILE, "--by", "Kim"]);
            report(world);
        },
        verify: OURS,
        end: End::Verified,
        says: ["conditional", "조건부"],
        shows: [
            "hides critical questions and has no reason",
            "필수 문항을 숨기는데 이유가 없습니다",
        ],
    },
    Attack {
        name: "T: one address as evidence of everything",
        build: |world| {
            honest(world);
            let text = world.read(FILE);
            let kept = text.lines().filter(|line| {
                let line = line.trim_start();
                !line.starts_with("sha256:") && !line.starts_with("size:")
            });
            let lines: Vec<String> = kept
                .map(|line| match line.split_once("- file:") {
                    Some((blanks, _)) => format!("{blanks}- url: https://a.kr/"),
                    None => line.to_owned(),
                })
                .collect();
            world.write(FILE, lines.join("\n") + "\n");
            run(world, &["approve", FILE, "--by", "Kim"]);
            report(world);
        },
        verify: OURS,
        end: End::Verified,
        says: [
            "1 address is only named and not opened",
            "주소 1개는 이름만 있고 열지 않음",
        ],
        shows: ["has no intact file as evidence", "온전한 증빙 파일이 없습니다"],
    },
    Attack {
        name: "E0: one empty file as evidence of everything",
        build: |world| one_file(world, ""),
        verify: OURS,
        end: End::Verified,
        says: ["conditional", "조건부"],
        shows: ["has no intact file as evidence", "온전한 증빙 파일이 없습니다"],
    },
    Attack {
        name: "E1: one tiny file as evidence of everything",
        build: |world| one_file(world, "x"),
        verify: OURS,
        end: End::Verified,
        says: ["all 1 file at hand", "증빙 파일 1개가 모두"],
        shows: ["backs 8 of 8 answers", "답변 8개 중 8개의 증빙입니다"],
    },
    Attack {
        name: "E1: the same with its digest in another case for every answer",
        build: |world| {
            one_file(world, "x");
            let mut text = String::new();
            for (at, line) in world.read(FILE).split_inclusive('\n').enumerate() {
                let (head, digest) = line.split_at(line.find("sha256: ").map_or(line.len(), |at| at + 8));
                // Each answer has one digit more in capitals.
                let letters = digest
                    .char_indices()
                    .filter(|(_, each)| each.is_ascii_alphabetic());
                let cut = letters.map(|(place, _)| place).nth(at % 16).unwrap_or(0);
                text.push_str(&format!(
                    "{head}{}{}",
                    digest[..cut].to_uppercase(),
                    &digest[cut..]
                ));
            }
            world.write(FILE, text);
            report(world);
        },
        verify: OURS,
        end: End::Verified,
        says: ["all 1 file at hand", "증빙 파일 1개가 모두"],
        shows: ["backs 8 of 8 answers", "답변 8개 중 8개의 증빙입니다"],
    },
    Attack {
        name: "E2: evidence that is gone when it is asked for",
        build: |world| {
            reported(world);
            std::fs::remove_file(world.dir().join("proof-3.txt")).expect("removed");
        },
        verify: OURS,
        end: End::Partial,
        says: ["1 of 8 files not at hand", "증빙 파일 8개 중 1개가 곁에 없음"],
        shows: ["", ""],
    },
    Attack {
        name: "evidence exchanged after the report",
        build: |world| {
            reported(world);
            world.write("proof-3.txt", "another record");
        },
        verify: OURS,
        end: End::Altered,
        says: [
            "differs from its record: Q-04 #1 proof-3.txt",
            "기록과 다른 증빙: Q-04 #1 proof-3.txt",
        ],
        shows: ["", ""],
    },
    Attack {
        name: "evidence whose digest was taken out by hand",
        build: |world| {
            honest(world);
            let text = world.read(FILE);
            let digest = text
                .lines()
                .find(|line| line.contains("sha256:"))
                .expect("a digest");
            world.write(FILE, text.replacen(&format!("{digest}\n"), "", 1));
            report(world);
        },
        verify: OURS,
        end: End::Partial,
        says: [
            "evidence without a recorded digest: Q-01 #1",
            "해시값이 기록되지 않은 증빙: Q-01 #1",
        ],
        shows: ["Changed since", "승인한 뒤"],
    },
    Attack {
        name: "R: any number where the checklist sets no target",
        build: |world| {
            world.write(
                "kinds.yaml",
                KINDS.replace(", target: 5, source: { ko: 우리 목표, en: Our target }", ""),
            );
            honest(world);
            run(world, &["answer", FILE, "Q-04", "9999", "--note", "as measured"]);
            run(world, &["approve", FILE, "--by", "Kim"]);
            report(world);
        },
        verify: OURS,
        end: End::Verified,
        says: [
            "no measurements with sample and interval",
            "표본과 구간이 있는 측정 기록이 없음",
        ],
        shows: ["9999", "9999"],
    },
    Attack {
        name: "X: an answer changed after the approval and issued again",
        build: |world| {
            honest(world);
            edit(world, "note: seen", "note: not seen");
            report(world);
        },
        verify: OURS,
        end: End::Partial,
        says: ["changed since Kim approved", "승인한 뒤 바뀜: Q-01"],
        shows: ["Q-01", "Q-01"],
    },
    Attack {
        name: "X: the same with a new approval under another's name",
        build: |world| {
            honest(world);
            edit(world, "note: seen", "note: not seen");
            run(world, &["approve", FILE, "--by", "The director"]);
            report(world);
        },
        verify: OURS,
        end: End::Verified,
        says: [
            "unsigned: nothing shows who made it",
            "누가 만들었는지 보여 주는 것이 없음",
        ],
        shows: ["The director", "The director"],
    },
    Attack {
        name: "J: a report dated before its answers",
        build: |world| {
            honest(world);
            edit(world, "answered_at: \"2026-11-24", "answered_at: \"2027-11-24");
            report(world);
        },
        verify: OURS,
        end: End::Partial,
        says: ["before its last answer of 2027-11-24", "마지막 답변(2027-11-24"],
        shows: ["", ""],
    },
    Attack {
        name: "J: an earlier assessment of one's own invention",
        build: |world| {
            honest(world);
            world.write(
                "old.selfcheck.yaml",
                world.read(FILE).replace("value: fully", "value: not"),
            );
            run(
                world,
                &["report", FILE, "--since", "old.selfcheck.yaml", "-o", "r.html"],
            );
        },
        verify: OURS,
        end: End::Verified,
        says: ["is the sender's word", "보낸 사람이 준 것으로 확인하지 않음"],
        shows: ["score over the same questions", "같은 문항의 점수"],
    },
    Attack {
        name: "S: a stamp in the name of the system",
        build: |world| {
            honest(world);
            let ran = world.run(&["set", FILE, "subject.confidentiality=Certified by TTA"]);
            assert_ne!(ran.code, 0, "confidentiality is a word of a list: {ran:?}");
            run(
                world,
                &[
                    "set",
                    FILE,
                    "subject.name=Gate, certified ✔ 인증 적합",
                    "subject.approved_by=TTA",
                ],
            );
            run(world, &["approve", FILE, "--by", "TTA"]);
            report(world);
        },
        verify: OURS,
        end: End::Verified,
        says: ["the name is not checked", "이름은 확인하지 않음"],
        shows: ["not a certificate", "인증서가 아닙니다"],
    },
    Attack {
        name: "an approver typed into the subject",
        build: |world| {
            honest(world);
            let text = world.read(FILE);
            let at = text.find("\napproval:").expect("an approval");
            let end = text[at + 1..]
                .find("\nanswers:")
                .map_or(text.len(), |end| at + 1 + end);
            world.write(FILE, format!("{}{}", &text[..at], &text[end..]));
            run(world, &["set", FILE, "subject.approved_by=The director"]);
            report(world);
        },
        verify: OURS,
        end: End::Verified,
        says: ["no approval is bound to these answers", "묶인 승인이 아님"],
        shows: ["no approval is bound to these answers", "묶인 승인이 아닙니다"],
    },
];
