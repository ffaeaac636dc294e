//! Texts about answers that wait to be confirmed.

use crate::words;

words! {
    ROW_REWORDED = "문구가 바뀌었습니다. 답변이 그대로 맞으면 확인하십시오: {confirm}", "The question has other words. If the answer still holds, confirm it: {confirm}";
    ROW_MOVED = "다른 id에서 옮겨진 답변입니다. 맞으면 확인하십시오: {confirm}", "The answer comes from another id. If it holds here, confirm it: {confirm}";
    ROW_TAKEN_OVER = "{origin}에서 가져온 답변입니다. 맞으면 확인하십시오: {confirm}", "The answer is taken over from {origin}. If it holds here, confirm it: {confirm}";
    ROW_OTHER = "다른 문항이 되어 고른 답이 없습니다. 새로 답하십시오", "This is another question now, so nothing is chosen. Answer it again";
    ASKED_BEFORE = "이전 문항", "Asked before";
    ASKED_NOW = "지금 문항", "Asked now";
    ANSWERED_BEFORE = "이전 답변", "Answered before";
    NOTE_BEFORE = "이전 메모", "Note before";
    CONFIRMED = "답변을 확인했습니다.", "Answer confirmed.";
    NOTHING_WAITS = "확인을 기다리는 답변이 없습니다.", "No answer waits to be confirmed.";
    NOTHING_WAITS_HERE = "이 문항에는 확인을 기다리는 답변이 없습니다.", "No answer waits to be confirmed here.";
    NOTHING_WAITS_SO = "확인할 수 있는 답변이 없습니다. 고른 답이 없는 문항은 하나씩 답하십시오.", "There is none to confirm. Questions without a chosen answer are answered one by one.";
    NOTHING_CHOSEN = "확인할 답이 없습니다. 이 문항에 새로 답하십시오.", "Nothing is chosen that could be confirmed. Answer this question again.";
    ENTER_DOES_NOT_CONFIRM = "문항이 바뀌어 Enter로는 확인하지 않습니다. 그대로 맞으면 {confirm}, 아니면 번호나 스페이스로 새로 답하십시오.", "The question changed, so Enter does not confirm. {confirm} confirms the answer; a number or Space answers it again.";
    ENTER_DOES_NOT_ANSWER = "문항이 바뀌어 Enter로는 답하지 않습니다. 번호나 스페이스로 답하십시오.", "The question changed, so Enter does not answer it. Use a number or Space.";
    ALL_CONFIRMED = "답변 {count}개를 확인했습니다. {undo} 되돌리기", "{count|answer|answers} confirmed. {undo} takes it back.";
    SOME_CONFIRMED = "답변 {count}개를 확인했습니다. 고른 답이 없는 {left}개는 새로 답해야 합니다. {undo} 되돌리기", "{count|answer|answers} confirmed; {left} without a chosen answer must be answered again. {undo} takes it back.";
    CONFIRM_REWORDED = "문구가 바뀐 답변 모두 확인: {count}", "Confirm all reworded: {count}";
    CONFIRM_MOVED = "옮겨진 답변 모두 확인: {count}", "Confirm all moved: {count}";
    CONFIRM_TAKEN_OVER = "가져온 답변 모두 확인: {count}", "Confirm all taken over: {count}";
}
