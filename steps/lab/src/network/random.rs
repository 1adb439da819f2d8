//! Random numbers that a seed repeats.

use std::sync::{Mutex, PoisonError};

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

/// A generator whose numbers are the same on every system and, as `rand`
/// promises for generators named after their algorithm, in every later version.
/// (`StdRng` and `SmallRng` promise neither.)
#[derive(Clone, Debug)]
pub(super) struct Random(Xoshiro256PlusPlus);

impl Random {
    /// `stream` keeps apart what has the same seed but another purpose.
    pub fn new(seed: u64, stream: u64) -> Random {
        let apart = stream.wrapping_mul(0xD134_2543_DE82_EF95);
        Random(Xoshiro256PlusPlus::seed_from_u64(
            seed.rotate_left(32) ^ apart,
        ))
    }

    /// From 0 up to, but not including, 1: the 53 bits that an `f64` can hold.
    pub fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Exponentially distributed with mean 1: the time between independent events.
    pub fn exponential(&mut self) -> f64 {
        -(1.0 - self.share()).ln()
    }

    /// Normally distributed, mean 0 and standard deviation 1 (Box and Muller).
    pub fn normal(&mut self) -> f64 {
        let radius = (2.0 * self.exponential()).sqrt();
        radius * (std::f64::consts::TAU * self.share()).cos()
    }
}

/// A source of random numbers from 0 up to, but not including, 1, which the same
/// seed repeats: for the jitter of a client in a simulation.
pub fn random_numbers(seed: u64) -> impl Fn() -> f64 + Send + Sync + 'static {
    let random = Mutex::new(Random::new(seed, CLIENT));
    move || {
        let mut random = random.lock().unwrap_or_else(PoisonError::into_inner);
        random.share()
    }
}

/// The streams in use. Those of closed-loop clients follow behind `THINK`.
pub(super) const SERVICE: u64 = 0;
pub(super) const CLIENT: u64 = 1;
pub(super) const ARRIVALS: u64 = 2;
pub(super) const THINK: u64 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_pinned() {
        // Figures in the book rest on it.
        let mut random = Random::new(42, SERVICE);
        let first: Vec<u64> = (0..3).map(|_| (random.share() * 1e6) as u64).collect();
        assert_eq!(first, [280_487, 453_374, 306_657]);
    }

    #[test]
    fn streams_of_one_seed_differ() {
        let first = |seed, stream| Random::new(seed, stream).share();
        assert_ne!(first(1, SERVICE), first(1, ARRIVALS));
        assert_ne!(first(1, SERVICE), first(2, SERVICE));
    }
}
