//! What a file is that stands where a report should, in words.

use crate::words;

words! {
    IS = "{path}: {kind}", "{path} {kind}";
    JSON = "JSON 보고서입니다. 다시 계산할 데이터가 없으므로 HTML 보고서를 지정하십시오", "is a JSON report, which carries no data to recompute; name the HTML report";
    TRUNCATED = "끝이 잘린 보고서입니다. 파일을 다시 받으십시오", "is a report that is cut off before its end; get the file again";
    TWO_REPORTS = "보고서 데이터가 둘 이상 들어 있어 어느 것인지 알 수 없습니다", "holds the data of more than one report, so it is not clear which counts";
    MARKDOWN = "Markdown 보고서입니다. 다시 계산할 데이터가 없으므로 HTML 보고서를 지정하십시오", "is a Markdown report, which carries no data to recompute; name the HTML report";
    CSV = "CSV 보고서입니다. 다시 계산할 데이터가 없으므로 HTML 보고서를 지정하십시오", "is a CSV report, which carries no data to recompute; name the HTML report";
    XLSX = "XLSX 보고서입니다. 다시 계산할 데이터가 없으므로 HTML 보고서를 지정하십시오", "is an XLSX report, which carries no data to recompute; name the HTML report";
    PDF = "PDF 파일입니다. PDF에는 다시 계산할 데이터가 없으므로 HTML 보고서를 지정하십시오", "is a PDF file, which carries no data to recompute; name the HTML report";
    ARCHIVE = "ZIP 파일입니다. 풀어서 그 안의 HTML 보고서를 지정하십시오", "is a ZIP file; unpack it and name the HTML report in it";
    OTHER_PAGE = "HTML 파일이지만 이 파일에는 selfcheck 보고서의 데이터가 없습니다", "is an HTML file that contains no selfcheck report data";
    OTHER_JSON = "JSON 파일이지만 selfcheck 보고서가 아닙니다", "is a JSON file and not a selfcheck report";
    ASSESSMENT = "보고서가 아니라 자체 점검 파일입니다. selfcheck report로 만든 HTML 보고서를 지정하십시오", "is an assessment, not a report; name the HTML report that 'selfcheck report' makes of it";
    EMPTY = "빈 파일입니다", "is an empty file";
    BINARY = "글로 된 파일이 아닙니다(UTF-8이 아님). selfcheck의 HTML 보고서를 지정하십시오", "is not a text file in UTF-8; name an HTML report of selfcheck";
    OTHER = "selfcheck 보고서가 아닙니다", "is not a selfcheck report";
    TOO_LARGE = "{limit} MiB를 넘습니다. selfcheck 보고서는 그보다 작습니다", "is larger than {limit} MiB, which no selfcheck report is";
    NO_STATES = "이 JSON 보고서의 문항이나 점검표를 읽을 수 없습니다", "is a JSON report whose questions or checklist cannot be read";
    NO_WORDING = "점검표 {checklist}의 문구가 없는 이전 JSON 보고서입니다. 그때의 HTML 보고서나 자체 점검 파일을 지정하십시오", "is an earlier JSON report without the wording of {checklist}; name the HTML report or the assessment of that time";
}
