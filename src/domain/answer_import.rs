//! What a table of answers or another assessment would change. An empty cell changes nothing, and nothing that was written is
//! overwritten unless that is asked for.

mod row;
mod rules;

use std::collections::{BTreeMap, BTreeSet};

pub use self::rules::{Problem, Rules};

use self::row::{RowReader, TAKEN};

use super::answer_column::AnswerColumn;
use super::answer_table::AnswerTable;
use super::applicability::Applicability;
use super::assessment::Assessment;
use super::change::Change;
use super::checklist::Checklist;
use super::id::Id;
use super::question::Question;
use super::suggest::nearest;
use super::taken_over::taken_over;

/// What an import would do, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerImport {
    pub changes: Vec<RowChange>,
    /// Rows that would overwrite something and were left.
    pub kept: Vec<RowChange>,
    /// Rows of questions that are not asked.
    pub hidden: Vec<RowChange>,
    pub problems: Vec<RowProblem>,
    /// Rows that say what is there already.
    pub unchanged: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// 0 where the source has no rows.
    pub row: usize,
    pub change: Change,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    pub row: usize,
    pub id: String,
    pub what: Problem,
}

impl AnswerImport {
    /// What a table would change.
    pub fn of_table(
        table: &AnswerTable,
        checklist: &Checklist,
        assessment: &Assessment,
        rules: Rules<'_>,
    ) -> Self {
        let mut import = Self::default();
        let ids = Ids::of(checklist);
        let mut seen: BTreeMap<&Id, usize> = BTreeMap::new();
        for row in &table.rows {
            let has_text = TAKEN.iter().any(|column| table.cell(row, *column).is_some());
            let Some(given) = table.cell(row, AnswerColumn::Id) else {
                if has_text {
                    import.problem(row.number, "", Problem::NoId);
                }
                continue;
            };
            let Some(question) = ids.find(given) else {
                let nearest = import.nearest(&ids, given);
                import.problem(row.number, given, Problem::UnknownQuestion { nearest });
                continue;
            };
            if let Some(first) = seen.insert(&question.id, row.number) {
                import.problem(row.number, given, Problem::Repeated { first });
                continue;
            }
            let reader = RowReader {
                table,
                row,
                question,
                rules,
            };
            match reader.read(assessment) {
                Ok(found) => import.take(row.number, found, rules.overwrite),
                Err(what) => import.problem(row.number, given, what),
            }
        }
        import.leave_hidden(checklist, assessment);
        import
    }

    /// What the answers of another assessment would change; they wait until someone confirms them.
    pub fn of_assessment(
        (other, other_checklist): (&Assessment, &Checklist),
        origin: &str,
        checklist: &Checklist,
        assessment: &Assessment,
        rules: Rules<'_>,
    ) -> Self {
        let mut import = Self::default();
        let ids = Ids::of(checklist);
        let mut seen = BTreeSet::new();
        for (id, answer) in &other.answers {
            let Some(question) = ids.find(id.as_str()).filter(|question| seen.insert(&question.id)) else {
                let nearest = import.nearest(&ids, id.as_str());
                import.problem(0, id.as_str(), Problem::UnknownQuestion { nearest });
                continue;
            };
            let before = assessment.answer(&question.id).cloned().unwrap_or_default();
            let is_same = before.value == answer.value && before.note == answer.note;
            let after = taken_over(answer, other_checklist.question(id.as_str()), question, origin);
            let change = (!is_same).then(|| Change::Answer {
                question: question.id.clone(),
                before: Box::new(before.clone()),
                after: Box::new(after),
            });
            import.take(
                0,
                change.map(|change| (change, !before.is_empty())),
                rules.overwrite,
            );
        }
        import.leave_hidden(checklist, assessment);
        import
    }

    /// The assessment with every change.
    pub fn applied(&self, assessment: &Assessment) -> Assessment {
        let mut after = assessment.clone();
        for each in &self.changes {
            each.change.apply(&mut after);
        }
        after
    }

    fn problem(&mut self, row: usize, id: &str, what: Problem) {
        let id = id.to_owned();
        self.problems.push(RowProblem { row, id, what });
    }

    /// The nearest id, for the first problems only: each search compares every id.
    fn nearest(&self, ids: &Ids<'_>, given: &str) -> Option<String> {
        const MOST: usize = 50;
        (self.problems.len() < MOST).then(|| ids.nearest(given))?
    }

    fn take(&mut self, row: usize, found: Option<(Change, bool)>, overwrite: bool) {
        match found {
            None => self.unchanged += 1,
            Some((change, true)) if !overwrite => self.kept.push(RowChange { row, change }),
            Some((change, _)) => self.changes.push(RowChange { row, change }),
        }
    }

    /// Leaves out the answers to questions that would not be asked once everything is taken.
    fn leave_hidden(&mut self, checklist: &Checklist, assessment: &Assessment) {
        let after = self.applied(assessment);
        let applicability = Applicability::of(checklist, &after);
        let is_asked = |each: &RowChange| {
            let position = each
                .change
                .touches()
                .and_then(|id| checklist.position(id.as_str()));
            position.is_some_and(|position| applicability.is_visible(position))
        };
        let (asked, hidden) = std::mem::take(&mut self.changes).into_iter().partition(is_asked);
        self.changes = asked;
        self.hidden = hidden;
    }
}

/// The questions by the ids a file may use.
struct Ids<'a> {
    checklist: &'a Checklist,
    /// Earlier ids, and ids of digits without their leading zeros; `None` where several questions fit.
    others: BTreeMap<&'a str, Option<&'a Question>>,
}

impl<'a> Ids<'a> {
    fn of(checklist: &'a Checklist) -> Self {
        let mut others: BTreeMap<&str, Option<&Question>> = BTreeMap::new();
        for question in &checklist.questions {
            let id = question.id.as_str();
            let short = id.trim_start_matches('0');
            let cut = id.bytes().all(|each| each.is_ascii_digit()).then_some(short);
            let former = question.formerly.iter().map(Id::as_str);
            for other in former.chain(cut) {
                let fits = others.entry(other).or_insert(Some(question));
                *fits = fits.filter(|fits| fits.id == question.id);
            }
        }
        Self { checklist, others }
    }

    fn find(&self, given: &str) -> Option<&'a Question> {
        let own = self.checklist.question(given);
        own.or_else(|| self.others.get(given).copied().flatten())
    }

    fn nearest(&self, given: &str) -> Option<String> {
        let ids = self
            .checklist
            .questions
            .iter()
            .map(|question| question.id.as_str());
        nearest(given, ids).map(str::to_owned)
    }
}
