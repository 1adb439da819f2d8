//! What came of the calls of a crowd, as its clients saw it.

/// A call that a crowd made. Times are in milliseconds from the start of the run.
#[derive(Clone, Debug, PartialEq)]
pub struct Done<T> {
    /// The number that was given to the call: of the call itself in an open loop,
    /// of the client in a closed one. From 0.
    pub number: u32,
    /// When it began.
    pub started: u64,
    /// When it ended, and what came of it; `None` when the run ended before.
    pub outcome: Option<(u64, T)>,
}

/// The calls that began in one second of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Second {
    /// How many there were.
    pub began: usize,
    /// How many of them came out well, in this second or later.
    pub good: usize,
}

impl Second {
    /// The share that came out well, from 0 to 1. Where nothing began, nothing
    /// went wrong.
    pub fn share(&self) -> f64 {
        if self.began == 0 {
            return 1.0;
        }
        self.good as f64 / self.began as f64
    }
}

/// The calls of a run second by second, up to the last in which one began. A call
/// that did not end did not come out well.
pub fn per_second<T>(calls: &[Done<T>], is_good: impl Fn(&T) -> bool) -> Vec<Second> {
    let mut seconds = Vec::new();
    for call in calls {
        let index = (call.started / 1000) as usize;
        if seconds.len() <= index {
            seconds.resize(index + 1, Second::default());
        }
        seconds[index].began += 1;
        if matches!(&call.outcome, Some((_, outcome)) if is_good(outcome)) {
            seconds[index].good += 1;
        }
    }
    seconds
}
