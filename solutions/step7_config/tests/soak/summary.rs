//! What came of a run, as numbers.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

#[derive(PartialEq)]
pub struct Summary {
    /// How often a call ended in each way.
    pub ends: BTreeMap<&'static str, u32>,
    /// How often each decision was taken.
    pub decisions: BTreeMap<String, u32>,
    /// How many requests reached the service.
    pub requests: usize,
    /// How long it took.
    pub took: Duration,
}

impl Summary {
    /// That each of these happened: a soak in which one of them did not happen
    /// says nothing about it.
    ///
    /// # Panics
    /// When one did not.
    pub fn assert_happened(&self, ends: &[&str], decisions: &[&str]) {
        for end in ends {
            let is_known = self.ends.contains_key(end);
            assert!(
                is_known,
                "the days were too good: no call ended with {end:?}"
            );
        }
        for decision in decisions {
            let is_known = self.decisions.contains_key(*decision);
            assert!(
                is_known,
                "the days were too good: nobody decided {decision:?}"
            );
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calls: u32 = self.ends.values().sum();
        let (requests, took) = (self.requests, self.took.as_secs_f64());
        writeln!(f, "{calls} calls, {requests} requests, {took:.1} s")?;
        for (name, count) in &self.ends {
            writeln!(f, "{count:>8}  {name}")?;
        }
        writeln!(f, "decisions of the layers")?;
        for (name, count) in &self.decisions {
            writeln!(f, "{count:>8}  {name}")?;
        }
        Ok(())
    }
}
