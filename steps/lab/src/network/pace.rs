//! When calls are made.

use std::time::Duration;

use super::random::{ARRIVALS, Random, THINK};

/// Times of arrival at a steady rate: the first at once, then every 1/rate
/// seconds, without end.
pub fn steady(per_second: f64) -> impl Iterator<Item = Duration> {
    (0_u64..).map(move |number| Duration::from_secs_f64(number as f64 / per_second))
}

/// Times of arrival by chance, without end: on average so many a second, each
/// independent of the others (a Poisson process). It is what a great many clients
/// are together, who know nothing of each other.
pub fn poisson(per_second: f64, seed: u64) -> impl Iterator<Item = Duration> {
    let mut random = Random::new(seed, ARRIVALS);
    let mut seconds = 0.0;
    std::iter::repeat_with(move || {
        seconds += random.exponential() / per_second;
        Duration::from_secs_f64(seconds)
    })
}

/// How long the clients of a closed loop wait between an answer and their next
/// call. At least a millisecond, or a client whose calls take no time would never
/// let the clock go on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Think {
    /// Always so long. All clients begin at the same time.
    Fixed(Duration),
    /// By chance: so long on average, exponentially distributed, from this seed.
    Random(Duration, u64),
}

impl Think {
    pub(super) fn wait(self, random: &mut Random) -> Duration {
        let wait = match self {
            Think::Fixed(wait) => wait,
            Think::Random(mean, _) => mean.mul_f64(random.exponential()),
        };
        wait.max(Duration::from_millis(1))
    }

    pub(super) fn random(self, client: u32) -> Random {
        let seed = match self {
            Think::Fixed(_) => 0,
            Think::Random(_, seed) => seed,
        };
        Random::new(seed, THINK + u64::from(client))
    }
}
