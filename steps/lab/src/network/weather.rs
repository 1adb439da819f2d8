//! What goes wrong with a service, and when.

use std::time::Duration;

/// Something that goes wrong with a service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Weather {
    /// The service is down. Connections are refused, after one millisecond. What
    /// it was working on, and what was in its queue, breaks when this begins.
    Down,
    /// Requests that arrive vanish: no answer, ever. They take no place. Those
    /// that arrived before go on.
    Silent,
    /// Requests that arrive get this status, after one millisecond. They take no
    /// place. Those that arrived before go on.
    Failing(u16),
    /// Work that begins takes so many times as long. Two at a time multiply.
    Slow(f64),
    /// This share of the requests that arrive, from 0 to 1, is worked on and then
    /// fails with the service's error status. The highest rate counts.
    Errors(f64),
}

/// A time with some weather. It holds at `from`, and no longer at `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spell {
    /// When it begins, counted from the start of the network.
    pub from: Duration,
    /// When it is over.
    pub to: Duration,
    /// What it is.
    pub weather: Weather,
}

impl Weather {
    /// This weather, from one time to another, both counted from the start of the
    /// network.
    pub fn between(self, from: Duration, to: Duration) -> Spell {
        Spell {
            from,
            to,
            weather: self,
        }
    }
}

impl Spell {
    pub(super) fn check(&self) {
        assert!(self.from < self.to, "{self:?} ends before it begins");
        let in_range = match self.weather {
            Weather::Slow(factor) => factor.is_finite() && factor > 0.0,
            Weather::Errors(rate) => (0.0..=1.0).contains(&rate),
            Weather::Down | Weather::Silent | Weather::Failing(_) => true,
        };
        assert!(in_range, "{self:?} is out of range");
    }

    fn holds(&self, at: Duration) -> bool {
        self.from <= at && at < self.to
    }
}

/// Whatever holds at this time.
fn now(spells: &[Spell], at: Duration) -> impl Iterator<Item = Weather> {
    spells
        .iter()
        .filter(move |spell| spell.holds(at))
        .map(|spell| spell.weather)
}

/// The outage that holds, if any; of several the first in the list.
pub(super) fn outage(spells: &[Spell], at: Duration) -> Option<Weather> {
    now(spells, at).find(|weather| {
        matches!(
            weather,
            Weather::Down | Weather::Silent | Weather::Failing(_)
        )
    })
}

/// By how much work takes longer that begins now.
pub(super) fn slowness(spells: &[Spell], at: Duration) -> f64 {
    now(spells, at)
        .map(|weather| match weather {
            Weather::Slow(factor) => factor,
            _ => 1.0,
        })
        .product()
}

/// The share of errors among requests that arrive now, but at least `usual`.
pub(super) fn error_rate(spells: &[Spell], at: Duration, usual: f64) -> f64 {
    now(spells, at)
        .map(|weather| match weather {
            Weather::Errors(rate) => rate,
            _ => 0.0,
        })
        .fold(usual, f64::max)
}

/// When the service goes down next.
pub(super) fn next_crash(spells: &[Spell], after: Duration) -> Option<Duration> {
    spells
        .iter()
        .filter(|spell| spell.weather == Weather::Down && spell.from > after)
        .map(|spell| spell.from)
        .min()
}
