//! Attacks on the finished page, its templates and its embedded data.

use super::{Attack, DATA, End, FILE, OURS, change, change_data, data_of, honest, reported, run};
use crate::support::World;

fn print_score(page: &str) -> String {
    let at = page.find("id=\"summary\"").expect("a summary");
    let (before, after) = page.split_at(at);
    format!("{before}{}", after.replacen("100.0", "99.9", 1))
}

fn with_template(world: &World, name: &str, text: &str) {
    honest(world);
    std::fs::create_dir_all(world.dir().join("own")).expect("a folder");
    world.write(&format!("own/{name}"), text);
    run(world, &["report", FILE, "--templates", "own", "-o", "r.html"]);
}

/// A cover that states what the data does not give.
const LYING_COVER: &str = "<h1>{{ subject.name }}</h1><p>{{ w.verdict }}: {% if lang == \"ko\" %}보완 필요{% else %}not ready{% endif %}</p>";

pub(super) const ATTACKS: &[Attack] = &[
    Attack {
        name: "X: data taken out, changed and embedded again",
        build: |world| {
            reported(world);
            change_data(world, "note: seen", "note: sawn");
        },
        verify: OURS,
        end: End::Altered,
        says: ["[FAILED] Page", "[불일치] 본문"],
        shows: ["", ""],
    },
    Attack {
        name: "an answer changed in the data alone",
        build: |world| {
            reported(world);
            change(world, |page| page.replacen("note: seen", "note: sawn", 1));
        },
        verify: OURS,
        end: End::Altered,
        says: ["but the page prints", "본문에는"],
        shows: ["", ""],
    },
    Attack {
        name: "A: templates that print another verdict",
        build: |world| with_template(world, "cover.html", LYING_COVER),
        verify: OURS,
        end: End::Altered,
        says: ["made with own templates (HTML)", "사용자 서식(HTML)으로 만듦"],
        shows: ["", ""],
    },
    Attack {
        name: "A: the same where the victim uses the sender's templates",
        build: |world| with_template(world, "cover.html", LYING_COVER),
        verify: &["--checklist", "kinds.yaml", "--templates", "own"],
        end: End::Altered,
        says: ["[FAILED] Score and verdict", "[불일치] 점수와 판정"],
        shows: ["", ""],
    },
    Attack {
        name: "B: a style that hides what is shown",
        build: |world| with_template(world, "report.css", "#summary,#gaps{display:none}"),
        verify: OURS,
        end: End::Partial,
        says: [
            "made with own templates (style (CSS))",
            "사용자 서식(모양(CSS))으로 만듦",
        ],
        shows: ["Custom templates were used", "사용자 서식을 썼습니다"],
    },
    Attack {
        name: "C: a script that rewrites what is shown",
        build: |world| with_template(world, "report.js", "document.title='ready'"),
        verify: OURS,
        end: End::Partial,
        says: ["script (JS)", "스크립트(JS)"],
        shows: ["Custom templates were used", "사용자 서식을 썼습니다"],
    },
    Attack {
        name: "C: the same, denied in the data",
        build: |world| {
            with_template(world, "report.js", "document.title='ready'");
            change_data(world, "\"own_templates\":true", "\"own_templates\":false");
        },
        verify: &["--checklist", "kinds.yaml", "--templates", "own"],
        end: End::Altered,
        says: ["[FAILED] Page", "[불일치] 본문"],
        shows: ["", ""],
    },
    Attack {
        name: "a style put into the page by hand",
        build: |world| {
            reported(world);
            change(world, |page| {
                page.replacen("</style>", "#gaps{display:none}</style>", 1)
            });
        },
        verify: OURS,
        end: End::Altered,
        says: [
            "style, script, pictures or hidden values differ",
            "모양이나 숨은 값이 다름",
        ],
        shows: ["", ""],
    },
    Attack {
        name: "a score changed in the text",
        build: |world| {
            reported(world);
            change(world, print_score);
        },
        verify: OURS,
        end: End::Altered,
        says: ["recomputed '", "다시 계산하면 '"],
        shows: ["", ""],
    },
    Attack {
        name: "the same in a report that claims another version",
        build: |world| {
            reported(world);
            change_data(world, "\"tool\":\"0.1.0\"", "\"tool\":\"0.2.0\"");
            change(world, |page| {
                print_score(&page.replace("selfcheck 0.1.0", "selfcheck 0.2.0"))
            });
        },
        verify: OURS,
        end: End::Altered,
        says: ["[FAILED] Score and verdict", "[불일치] 점수와 판정"],
        shows: ["", ""],
    },
    Attack {
        name: "a claim of another version alone",
        build: |world| {
            reported(world);
            change_data(world, "\"tool\":\"0.1.0\"", "\"tool\":\"0.2.0\"");
            change(world, |page| {
                let page = page.replace("selfcheck 0.1.0", "selfcheck 0.2.0");
                page.replacen("</main>", "<p>·</p></main>", 1)
            });
        },
        verify: OURS,
        end: End::Partial,
        says: ["a page of selfcheck 0.2.0", "selfcheck 0.2.0의 문서"],
        shows: ["", ""],
    },
    Attack {
        name: "a hidden score changed",
        build: |world| {
            reported(world);
            change(world, |page| {
                page.replacen("data-score=\"100.0\"", "data-score=\"99.9\"", 1)
            });
        },
        verify: OURS,
        end: End::Altered,
        says: ["[FAILED] Score and verdict", "[불일치] 점수와 판정"],
        shows: ["", ""],
    },
    Attack {
        name: "line ends and a byte-order mark, which are no attack",
        build: |world| {
            reported(world);
            change(world, |page| format!("\u{feff}{}", page.replace('\n', "\r\n")));
        },
        verify: OURS,
        end: End::Verified,
        says: ["line ends were changed on the way", "줄 끝이 옮기는 도중에 바뀜"],
        shows: ["", ""],
    },
    Attack {
        name: "a page with two reports",
        build: |world| {
            reported(world);
            change(world, |page| {
                let block = format!(
                    "<script type=\"application/json\" {}{}</script>",
                    DATA[0],
                    data_of(page)
                );
                page.replacen("<main", &format!("{block}<main"), 1)
            });
        },
        verify: OURS,
        end: End::Refused,
        says: ["more than one report", "데이터가 둘 이상"],
        shows: ["", ""],
    },
    Attack {
        name: "a report cut off before its gaps",
        build: |world| {
            reported(world);
            change(world, |page| {
                page[..page.find("id=\"gaps\"").expect("gaps")].to_owned()
            });
        },
        verify: OURS,
        end: End::Refused,
        says: ["cut off before its end", "끝이 잘린 보고서"],
        shows: ["", ""],
    },
];
