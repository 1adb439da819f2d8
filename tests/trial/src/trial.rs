//! Which clients the tests of an exercise are tried on.

use lab::Stopped;

use crate::quirk::Quirk;
use crate::run::{self, Clock};
use crate::{Report, Test};

/// A trial: some broken clients, some correct ones, and a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// Of tests on the wire, in real time.
    Wire,
    /// Of tests on a paused clock.
    VirtualTime,
    /// Of tests with injected faults, on a paused clock.
    Faults,
    /// Of properties of a circuit breaker.
    Property,
}

impl Trial {
    /// Tries the tests that `tests` returns on all clients of this trial.
    ///
    /// # Errors
    /// When there are no tests yet: their exercise is to do, or `tests` panics.
    pub fn of(self, tests: fn() -> Vec<Test>) -> Result<Report, Stopped> {
        Report::of(self, run::list(tests)?)
    }

    /// What its tests are about.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Trial::Wire => "On the wire",
            Trial::VirtualTime => "In virtual time",
            Trial::Faults => "With injected faults",
            Trial::Property => "For any sequence",
        }
    }

    /// What they are tried on.
    pub(crate) fn subjects(self) -> &'static str {
        match self {
            Trial::Property => "breakers",
            _ => "clients",
        }
    }

    pub(crate) fn clock(self) -> Clock {
        match self {
            Trial::Wire => Clock::Real,
            Trial::VirtualTime | Trial::Faults | Trial::Property => Clock::Paused,
        }
    }

    /// Clients that no test may accuse. The first is the reference.
    pub(crate) fn correct(self) -> &'static [Quirk] {
        use Quirk::*;
        match self {
            Trial::Wire => &[Reference, ByHand, Slow, Wordy],
            Trial::VirtualTime => &[Reference, ByHand, Late, Polite, Lucky, Unlucky, Wordy],
            Trial::Faults => &[
                Reference, ByHand, Late, Jumbled, Thrifty, Cautious, Lucky, Unlucky, Wordy,
            ],
            Trial::Property => &[Reference, ByHand],
        }
    }

    /// Clients that at least one test must catch.
    pub(crate) fn broken(self) -> &'static [Quirk] {
        use Quirk::*;
        match self {
            Trial::Wire => &[
                Meek,
                Resigned,
                Eager,
                Stubborn,
                Careless,
                Hopeful,
                Forgetful,
                LightHanded,
                Inventive,
                Patient,
                Cheerful,
                Vague,
                Murky,
                Blurry,
                Fainting,
                Double,
                Hollow,
                Timid,
                Dated,
            ],
            Trial::VirtualTime => &[
                Hasty, Flat, Arithmetic, Boundless, Uneven, Sluggish, Giddy, Metronome, Monotone,
                Deaf, Impatient, Brisk, Seeded, Literal, Optimistic, Borderline, Obedient,
                Dawdling, Headstrong, Endless, Lingering, Piecemeal, Trusting, Numb, Hesitant,
                Rash, Fearful, Premature, Prickly, Grumpy, Blaming,
            ],
            Trial::Faults => &[
                Spender, Lavish, Indulgent, Credulous, Leaky, Clingy, Forlorn, Bloated, Swollen,
                Brusque, Wedged, Wary, Sulky, MixedUp,
            ],
            Trial::Property => &[
                Trusting, Touchy, Numb, Elephant, Premature, Grumpy, Crowded, Gullible, Nostalgic,
                Confused, Resentful, Vengeful, Haunted, Orderly, Spiteful, Offended, Fragile,
                Wedged, Monotonous, Casual, Backdated, Displaced,
            ],
        }
    }
}
