//! Which lane does which piece of work.

use std::collections::{BTreeMap, VecDeque};

/// Pieces of work in groups. What a lane has built for one piece of a group is of
/// use for the next, so it stays with a group until nothing of it is left.
pub struct Queue<G, W> {
    groups: BTreeMap<G, Group<W>>,
}

struct Group<W> {
    left: VecDeque<W>,
    /// How many lanes are at it.
    lanes: usize,
}

impl<G: Ord + Clone, W> Queue<G, W> {
    /// Pieces of work, each with the group that it belongs to.
    pub fn new(work: impl IntoIterator<Item = (G, W)>) -> Queue<G, W> {
        let mut groups = BTreeMap::new();
        for (group, piece) in work {
            let group = groups.entry(group).or_insert_with(|| Group {
                left: VecDeque::new(),
                lanes: 0,
            });
            group.left.push_back(piece);
        }
        Queue { groups }
    }

    /// How many pieces nobody has begun.
    pub fn len(&self) -> usize {
        self.groups.values().map(|group| group.left.len()).sum()
    }

    /// The next piece for a lane whose last one was of group `at`: of the same group
    /// or, if that is used up, of the largest that nobody is at.
    pub fn next(&mut self, at: Option<&G>) -> Option<(G, W)> {
        if let Some((group, name)) = at.and_then(|name| Some((self.groups.get_mut(name)?, name))) {
            if let Some(piece) = group.left.pop_front() {
                return Some((name.clone(), piece));
            }
            group.lanes = group.lanes.saturating_sub(1);
        }
        let begun = self.groups.iter_mut().filter(|(_, it)| !it.left.is_empty());
        let (name, group) = begun.min_by_key(|(_, it)| (it.lanes, usize::MAX - it.left.len()))?;
        group.lanes += 1;
        Some((name.clone(), group.left.pop_front()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_stays_with_its_group_and_then_helps_where_nobody_is() {
        let work = [("a", 1), ("b", 2), ("b", 3), ("c", 4), ("c", 5), ("c", 6)];
        let mut queue = Queue::new(work);
        let mut next = |at: Option<&&'static str>| queue.next(at);
        assert_eq!(next(None), Some(("c", 4)));
        assert_eq!(next(None), Some(("b", 2)));
        assert_eq!(next(Some(&"c")), Some(("c", 5)));
        assert_eq!(next(Some(&"b")), Some(("b", 3)));
        assert_eq!(next(Some(&"b")), Some(("a", 1)));
        // All have somebody, so it helps.
        assert_eq!(next(Some(&"a")), Some(("c", 6)));
        assert_eq!(next(Some(&"c")), None);
        assert_eq!(queue.len(), 0);
    }
}
