//! Numbers from a trace.

use std::fmt;
use std::time::Duration;

use super::clock::milliseconds;
use super::{Entry, Fate, Trace};

/// How many requests ended in each way. They add up to `arrived`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All requests that reached the network.
    pub arrived: usize,
    /// Answered with success: 200 to 299.
    pub succeeded: usize,
    /// Answered with any other status, by the service or in an outage.
    pub failed: usize,
    /// Turned away: the queue was full.
    pub shed: usize,
    /// Refused: the service was down.
    pub refused: usize,
    /// Broken: the service went down before the answer was ready.
    pub broken: usize,
    /// The client left first.
    pub left: usize,
    /// Neither answered nor left yet.
    pub open: usize,
}

impl fmt::Display for Counts {
    /// One line, without what did not happen:
    /// `120 arrived: 100 succeeded, 15 shed, 5 left`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} arrived", self.arrived)?;
        let parts = [
            (self.succeeded, "succeeded"),
            (self.failed, "failed"),
            (self.shed, "shed"),
            (self.refused, "refused"),
            (self.broken, "broken"),
            (self.left, "left"),
            (self.open, "open"),
        ];
        let happened = parts.iter().filter(|(count, _)| *count > 0);
        for (index, (count, name)) in happened.enumerate() {
            let mark = if index == 0 { ":" } else { "," };
            write!(f, "{mark} {count} {name}")?;
        }
        Ok(())
    }
}

/// A slice of time, and the state of the service at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// When it begins, in milliseconds from the start of the network.
    pub from: u64,
    /// Requests that arrived in it.
    pub arrived: usize,
    /// Requests that were answered in it with success, whenever they arrived.
    pub succeeded: usize,
    /// Requests that wait in the queue in its last millisecond, those included
    /// whose client has left, if the service works on for them.
    pub queued: usize,
    /// Requests at work in its last millisecond, likewise.
    pub at_work: usize,
}

impl Trace {
    /// How many requests ended in each way.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for entry in &self.entries {
            counts.arrived += 1;
            let count = match entry.fate {
                Fate::Answered(200..=299) => &mut counts.succeeded,
                Fate::Answered(_) => &mut counts.failed,
                Fate::Shed => &mut counts.shed,
                Fate::Refused => &mut counts.refused,
                Fate::Broken => &mut counts.broken,
                Fate::Left => &mut counts.left,
                Fate::Open => &mut counts.open,
            };
            *count += 1;
        }
        counts
    }

    /// How long requests that succeeded took, waiting included: the time that
    /// this share of them, from 0 to 1, did not exceed. 0.5 is the median, 1 the
    /// longest. `None` when none succeeded.
    pub fn latency(&self, share: f64) -> Option<Duration> {
        let successes = self.entries.iter().filter(|entry| entry.is_success());
        let mut times: Vec<u64> = successes.filter_map(Entry::waited).collect();
        times.sort_unstable();
        // The nearest rank: the smallest time that is at least as long as that
        // share of all.
        let rank = (share * times.len() as f64).ceil() as usize;
        let time = times.get(rank.saturating_sub(1)).or(times.last())?;
        Some(Duration::from_millis(*time))
    }

    /// The share of all work, from 0 to 1, that was done for clients that had
    /// left, or left before it was done. 0 when there was no work.
    pub fn wasted(&self) -> f64 {
        let work = |entry: &Entry| {
            let begun = entry.started.unwrap_or(self.until);
            entry.ended.unwrap_or(self.until).saturating_sub(begun)
        };
        let all: u64 = self.entries.iter().map(work).sum();
        let left = self.entries.iter().filter(|entry| entry.left.is_some());
        let wasted: u64 = left.map(work).sum();
        wasted as f64 / all.max(1) as f64
    }

    /// The whole time in slices of this width: the load curve, and the state of
    /// the service, sampled. The last slice may reach past the end of the trace.
    ///
    /// # Panics
    /// When `width` is under a millisecond.
    pub fn slices(&self, width: Duration) -> Vec<Slice> {
        let width = milliseconds(width);
        assert!(width > 0, "a slice is at least a millisecond wide");
        let mut slices: Vec<Slice> = (0..self.until.div_ceil(width))
            .map(|index| Slice {
                from: index * width,
                ..Slice::default()
            })
            .collect();
        if slices.is_empty() {
            return slices;
        }
        // What happens in the last millisecond of the trace belongs to it.
        let last = slices.len() - 1;
        let index = |time: u64| ((time / width) as usize).min(last);
        let mut queued = Present::new(slices.len());
        let mut at_work = Present::new(slices.len());
        for entry in &self.entries {
            slices[index(entry.arrived)].arrived += 1;
            if let (true, Some(ended)) = (entry.is_success(), entry.ended) {
                slices[index(ended)].succeeded += 1;
            }
            if entry.admitted {
                let over = entry.started.or(entry.ended);
                queued.add(index(entry.arrived), over.map(index));
            }
            if let Some(started) = entry.started {
                at_work.add(index(started), entry.ended.map(index));
            }
        }
        let states = queued.totals().zip(at_work.totals());
        for (slice, (queued, at_work)) in slices.iter_mut().zip(states) {
            slice.queued = queued;
            slice.at_work = at_work;
        }
        slices
    }
}

/// How many are there at the end of each slice: first as changes, who comes less
/// who goes.
struct Present(Vec<isize>);

impl Present {
    fn new(slices: usize) -> Present {
        Present(vec![0; slices])
    }

    fn add(&mut self, from: usize, to: Option<usize>) {
        self.0[from] += 1;
        if let Some(to) = to {
            self.0[to] -= 1;
        }
    }

    fn totals(&self) -> impl Iterator<Item = usize> {
        self.0.iter().scan(0, |total, change| {
            *total += change;
            usize::try_from(*total).ok()
        })
    }
}
