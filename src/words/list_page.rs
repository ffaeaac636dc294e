//! Words of the page that lists many assessments.

use crate::words;

words! {
    TITLE = "자체 점검 목록", "List of self-assessments";
    SKIP = "본문으로 건너뛰기", "Skip to the content";
    COUNTED = "자체 점검 {count}개", "{count|assessment|assessments}";
    MADE = "{at}에 만듦", "Made {at}";
    DISCLAIMER = "스스로 한 점검의 결과이며 인증이 아닙니다. 점수는 도구 자체 지표입니다.", "Results of self-assessments, not certificates. The score is an indicator of this tool.";
    DATES = "조치 기한과 증빙 기한은 지난 것과 30일 안에 오는 것의 개수입니다.", "Plans and evidence count what is overdue and what is due within 30 days.";
    FILE = "파일", "File";
    EMPTY = "해당하는 자체 점검이 없습니다.", "No assessment to list.";
}
