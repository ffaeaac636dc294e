//! Ordered lists over positions of an arena, in which putting in, putting after and taking out each cost the same however long
//! the list is.

/// The links between the members of all lists over one arena. A position is in at most one list.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    links: Vec<Link>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Link {
    before: Option<usize>,
    after: Option<usize>,
}

/// The ends of one list.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Row {
    first: Option<usize>,
    last: Option<usize>,
}

impl Rows {
    /// Puts a position at the end.
    pub(crate) fn push(&mut self, row: &mut Row, at: usize) {
        self.put(row, at, row.last);
    }

    /// Puts a position after another one, or first.
    pub(crate) fn put(&mut self, row: &mut Row, at: usize, before: Option<usize>) {
        if self.links.len() <= at {
            self.links.resize(at + 1, Link::default());
        }
        let after = before.map_or(row.first, |before| self.links[before].after);
        self.links[at] = Link { before, after };
        match before {
            Some(before) => self.links[before].after = Some(at),
            None => row.first = Some(at),
        }
        match after {
            Some(after) => self.links[after].before = Some(at),
            None => row.last = Some(at),
        }
    }

    /// Takes a position out.
    pub(crate) fn take(&mut self, row: &mut Row, at: usize) {
        let Link { before, after } = std::mem::take(&mut self.links[at]);
        match before {
            Some(before) => self.links[before].after = after,
            None => row.first = after,
        }
        match after {
            Some(after) => self.links[after].before = before,
            None => row.last = before,
        }
    }

    /// The positions of a list in order.
    pub(crate) fn all(&self, row: Row) -> impl Iterator<Item = usize> {
        std::iter::successors(row.first, |at| self.links[*at].after)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_do_what_vectors_do(steps in proptest::collection::vec((0_u8..3, any::<prop::sample::Index>()), 0..60)) {
            let (mut rows, mut row, mut plain) = (Rows::default(), Row::default(), Vec::<usize>::new());
            for (at, (step, index)) in steps.into_iter().enumerate() {
                match step {
                    0 => {
                        rows.push(&mut row, at);
                        plain.push(at);
                    }
                    1 if !plain.is_empty() => {
                        let place = index.index(plain.len());
                        rows.put(&mut row, at, Some(plain[place]));
                        plain.insert(place + 1, at);
                    }
                    2 if !plain.is_empty() => {
                        let gone = plain.remove(index.index(plain.len()));
                        rows.take(&mut row, gone);
                    }
                    _ => {
                        rows.put(&mut row, at, None);
                        plain.insert(0, at);
                    }
                }
                prop_assert_eq!(rows.all(row).collect::<Vec<_>>(), plain.clone());
            }
        }
    }
}
