//! How long work takes.

use std::time::Duration;

use super::random::Random;

/// The 99th percentile of the normal distribution, in standard deviations.
const Z99: f64 = 2.326_347_874;
/// No work takes longer than a day; in milliseconds.
const LONGEST: f64 = 86_400_000.0;

/// A distribution of times: most are near the median, a few are much longer.
///
/// It is the log-normal distribution, which the answer times of real services
/// often look like. Times are rounded to whole milliseconds, and none is shorter
/// than one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latency {
    /// Milliseconds.
    median: f64,
    /// How wide it is: the standard deviation of the logarithm.
    sigma: f64,
}

impl Latency {
    /// Half of the times are shorter than `median`, one in a hundred is longer
    /// than `p99`.
    ///
    /// # Panics
    /// When `median` is under 1 ms, or `p99` is under `median`.
    pub fn new(median: Duration, p99: Duration) -> Latency {
        assert!(median >= Duration::from_millis(1), "median is {median:?}");
        assert!(p99 >= median, "p99 is {p99:?}, median is {median:?}");
        Latency {
            median: median.as_secs_f64() * 1000.0,
            sigma: (p99.as_secs_f64() / median.as_secs_f64()).ln() / Z99,
        }
    }

    /// Always the same time; at least 1 ms.
    ///
    /// # Panics
    /// When `time` is under 1 ms.
    pub fn fixed(time: Duration) -> Latency {
        Latency::new(time, time)
    }

    /// The average, which long times pull above the median.
    pub fn mean(&self) -> Duration {
        Duration::from_secs_f64(self.median * (self.sigma.powi(2) / 2.0).exp() / 1000.0)
    }

    /// A time in milliseconds, before rounding. It always takes the same number
    /// of random numbers, so that other draws do not depend on this one.
    pub(super) fn draw(&self, random: &mut Random) -> f64 {
        self.median * (self.sigma * random.normal()).exp()
    }
}

/// Whole milliseconds, from one to a day.
pub(super) fn rounded(milliseconds: f64) -> Duration {
    Duration::from_millis(milliseconds.round().clamp(1.0, LONGEST) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn median_p99_and_mean_are_what_was_asked_for() {
        let latency = Latency::new(50 * MS, 400 * MS);
        let mut random = Random::new(1, 0);
        let mut drawn: Vec<f64> = (0..100_000).map(|_| latency.draw(&mut random)).collect();
        let mean = drawn.iter().sum::<f64>() / drawn.len() as f64;
        drawn.sort_by(f64::total_cmp);
        assert!((drawn[50_000] - 50.0).abs() < 1.0, "{}", drawn[50_000]);
        assert!((drawn[99_000] - 400.0).abs() < 15.0, "{}", drawn[99_000]);
        let expected = latency.mean().as_secs_f64() * 1000.0;
        assert!((mean - expected).abs() < 1.0, "{mean} {expected}");
    }

    #[test]
    fn a_fixed_latency_is_fixed() {
        let latency = Latency::fixed(70 * MS);
        let mut random = Random::new(1, 0);
        assert!((0..100).all(|_| rounded(latency.draw(&mut random)) == 70 * MS));
        assert_eq!(latency.mean(), 70 * MS);
    }
}
