//! Three-way merge of single values, maps and lists.

use std::collections::{BTreeMap, BTreeSet};

/// The merge of one value: what is written, and the value of the other side where both sides changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side<T> {
    pub(super) ours: T,
    /// Equal to `ours` unless both sides changed the value differently.
    pub(super) theirs: T,
}

impl<T: PartialEq> Side<T> {
    pub(super) fn is_conflict(&self) -> bool {
        self.ours != self.theirs
    }
}

/// The side that changed the value, or both.
pub(super) fn value<T: Clone + PartialEq>(base: &T, ours: &T, theirs: &T) -> Side<T> {
    let both = |value: &T| Side {
        ours: value.clone(),
        theirs: value.clone(),
    };
    if ours == theirs || theirs == base {
        both(ours)
    } else if ours == base {
        both(theirs)
    } else {
        Side {
            ours: ours.clone(),
            theirs: theirs.clone(),
        }
    }
}

/// Entries by key; an entry that one side changed and the other removed is a conflict.
pub(super) fn map<K: Ord + Clone, V: Clone + PartialEq>(
    base: &BTreeMap<K, V>,
    ours: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
) -> Side<BTreeMap<K, V>> {
    let keys: BTreeSet<&K> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    let mut merged = Side {
        ours: BTreeMap::new(),
        theirs: BTreeMap::new(),
    };
    for key in keys {
        let side = value(&base.get(key), &ours.get(key), &theirs.get(key));
        for (map, value) in [(&mut merged.ours, side.ours), (&mut merged.theirs, side.theirs)] {
            map.extend(value.map(|value| (key.clone(), value.clone())));
        }
    }
    merged
}

/// Entries of a list by key: those of the base in its order, then the new ones by key, so that the order does not depend on
/// which side is ours.
pub(super) fn list<K: Ord + Clone, V: Clone + PartialEq>(
    base: &[V],
    ours: &[V],
    theirs: &[V],
    key_of: impl Fn(&V) -> K,
) -> Side<Vec<V>> {
    if ours == theirs || theirs == base {
        return value(&ours, &ours, &ours).map(<[V]>::to_vec);
    }
    if ours == base {
        return value(&theirs, &theirs, &theirs).map(<[V]>::to_vec);
    }
    let keyed = |entries: &[V]| numbered(entries, &key_of);
    let merged = map(&keyed(base), &keyed(ours), &keyed(theirs));
    let order: Vec<(K, usize)> = keys(base, &key_of);
    merged.map(|mut entries| {
        let mut sorted: Vec<V> = order.iter().filter_map(|key| entries.remove(key)).collect();
        sorted.extend(entries.into_values());
        sorted
    })
}

impl<T> Side<T> {
    fn map<U>(self, mut convert: impl FnMut(T) -> U) -> Side<U> {
        Side {
            ours: convert(self.ours),
            theirs: convert(self.theirs),
        }
    }
}

/// The key of each entry; an entry with the key of an earlier one gets the next number.
fn keys<K: Ord + Clone, V>(entries: &[V], key_of: impl Fn(&V) -> K) -> Vec<(K, usize)> {
    let mut seen: BTreeMap<K, usize> = BTreeMap::new();
    let numbers = entries.iter().map(|entry| {
        let key = key_of(entry);
        let count = seen.entry(key.clone()).or_default();
        *count += 1;
        (key, *count)
    });
    numbers.collect()
}

fn numbered<K: Ord + Clone, V: Clone>(entries: &[V], key_of: impl Fn(&V) -> K) -> BTreeMap<(K, usize), V> {
    keys(entries, key_of)
        .into_iter()
        .zip(entries.iter().cloned())
        .collect()
}
