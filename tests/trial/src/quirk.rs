//! What is peculiar about each client.

/// A peculiarity: what makes a client broken, or correct in a way of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quirk {
    // Correct ones.
    /// None: the client of step 7, or the breaker of step 5.
    Reference,
    /// None: other code that keeps the same promises.
    ByHand,
    /// It runs on a machine that is busy with other things.
    Slow,
    /// Its timers fire a millisecond late.
    Late,
    /// It draws small random numbers; the first one of all is zero.
    Lucky,
    /// It draws large random numbers; the first one of all is next to one.
    Unlucky,
    /// Its errors say the same in other words.
    Wordy,
    /// Of calls that come at the same time, it sends any one first.
    Jumbled,
    /// It makes half of the retries that its budget would pay for.
    Thrifty,
    /// It opens its circuit again when the caller of a probe goes away.
    Cautious,
    /// It gives a service half a second more than it asks for.
    Polite,

    // Broken on the wire.
    /// Never tries again.
    Meek,
    /// Gives the first error to its caller, though a retry succeeds.
    Resigned,
    /// Makes one attempt too many.
    Eager,
    /// Tries again what asking again cannot cure.
    Stubborn,
    /// Repeats a POST without a key.
    Careless,
    /// Repeats a request without its key.
    Forgetful,
    /// Repeats a request without its body.
    LightHanded,
    /// Repeats a request with another key.
    Inventive,
    /// Waits for an answer as long as it takes.
    Patient,
    /// Makes an empty success of a server error.
    Cheerful,
    /// Makes a connection error of a 404.
    Vague,
    /// Makes a connection error of a time-out.
    Murky,
    /// Makes a 500 of every server error.
    Blurry,
    /// Panics at an empty body.
    Fainting,
    /// Sends a request again after it succeeded.
    Double,

    // Broken in time.
    /// Does not wait before a retry.
    Hasty,
    /// Waits as long before each retry as before the first.
    Flat,
    /// Waits longer than `max_wait`.
    Boundless,
    /// Makes the first wait longer, and the second shorter by as much, if they are
    /// not drawn by chance.
    Uneven,
    /// Makes each wait that is not drawn by chance a tenth too long.
    Sluggish,
    /// Draws its first wait from half as much again, up to `max_wait`, if it draws.
    Giddy,
    /// Draws no random numbers.
    Metronome,
    /// Draws one random number for all waits of a call.
    Monotone,
    /// Does not hear `Retry-After`.
    Deaf,
    /// Waits a hundredth less than `Retry-After` asks for.
    Impatient,
    /// Begins a wait that ends behind the deadline.
    Obedient,
    /// Does not begin it, but waits for a tenth of what is left before it says so.
    Dawdling,
    /// Takes the wait of its own schedule instead.
    Headstrong,
    /// Knows no deadline.
    Endless,
    /// Has a deadline that is a second too late.
    Lingering,
    /// Gives each attempt a deadline of its own.
    Piecemeal,
    /// Never opens its circuit.
    Trusting,
    /// Opens its circuit at twice as many results as it takes.
    Hesitant,
    /// Leaves its circuit open for twice the time.
    Grumpy,
    /// Takes a 404 for a failure of the service.
    Blaming,

    // Broken under load.
    /// Retries without a budget.
    Spender,
    /// Has a budget that is twice as large.
    Lavish,
    /// Loses a place in the bulkhead when a call fails, as long as another is left.
    Leaky,
    /// Loses a place in the bulkhead when a call is dropped, as long as another is
    /// left.
    Clingy,
    /// Loses a place in the bulkhead when a caller leaves its queue, as long as
    /// another is left.
    Forlorn,
    /// Closes its circuit after one good probe more than it takes.
    Wary,
    /// Stays away for twice the open time when a probe ends with nothing.
    Sulky,
    /// Gives a caller the answer of another.
    MixedUp,

    // Broken breakers.
    /// Does not get over a probe that ends with nothing.
    Wedged,
    /// Opens before there are enough results.
    Touchy,
    /// Opens above the failure rate, but not at it.
    Numb,
    /// Becomes half-open a twentieth of the open time too early, though its
    /// refusals say the right time.
    Premature,
    /// Admits one probe too many.
    Crowded,
    /// Closes after the first good probe, however many there should be.
    Gullible,
    /// Remembers, when it closes, what it knew before.
    Nostalgic,
    /// Takes a success of a call from an earlier period for that of a probe.
    Confused,
    /// Takes a failure of a call from an earlier period for that of a probe.
    Resentful,
    /// Begins its open time anew when a call from before fails in it.
    Vengeful,
    /// Opens when a call from an earlier period fails and it has closed again.
    Haunted,
    /// Does not count a call that ends after one that was admitted later.
    Orderly,
    /// Stays open for twice the time after a probe that failed.
    Spiteful,
    /// Takes a call that ends with nothing for a failure when it is closed.
    Offended,
    /// Panics when the first call that ends has no result.
    Fragile,
    /// Never forgets a result.
    Elephant,
    /// Says in each refusal that all of the open time is left.
    Monotonous,
    /// Says what is left in whole tenths of a second, rounded down.
    Casual,
}

impl Quirk {
    /// How the reports call this client, and what its name in a check is.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Quirk::Reference => "reference",
            Quirk::ByHand => "hand-made",
            Quirk::Slow => "slow",
            Quirk::Late => "late",
            Quirk::Lucky => "lucky",
            Quirk::Unlucky => "unlucky",
            Quirk::Wordy => "wordy",
            Quirk::Jumbled => "jumbled",
            Quirk::Thrifty => "thrifty",
            Quirk::Cautious => "cautious",
            Quirk::Polite => "polite",
            Quirk::Meek => "meek",
            Quirk::Resigned => "resigned",
            Quirk::Eager => "eager",
            Quirk::Stubborn => "stubborn",
            Quirk::Careless => "careless",
            Quirk::Forgetful => "forgetful",
            Quirk::LightHanded => "light-handed",
            Quirk::Inventive => "inventive",
            Quirk::Patient => "patient",
            Quirk::Cheerful => "cheerful",
            Quirk::Vague => "vague",
            Quirk::Murky => "murky",
            Quirk::Blurry => "blurry",
            Quirk::Fainting => "fainting",
            Quirk::Double => "double",
            Quirk::Hasty => "hasty",
            Quirk::Flat => "flat",
            Quirk::Boundless => "boundless",
            Quirk::Uneven => "uneven",
            Quirk::Sluggish => "sluggish",
            Quirk::Giddy => "giddy",
            Quirk::Metronome => "metronome",
            Quirk::Monotone => "monotone",
            Quirk::Deaf => "deaf",
            Quirk::Impatient => "impatient",
            Quirk::Obedient => "obedient",
            Quirk::Dawdling => "dawdling",
            Quirk::Headstrong => "headstrong",
            Quirk::Endless => "endless",
            Quirk::Lingering => "lingering",
            Quirk::Piecemeal => "piecemeal",
            Quirk::Trusting => "trusting",
            Quirk::Hesitant => "hesitant",
            Quirk::Grumpy => "grumpy",
            Quirk::Blaming => "blaming",
            Quirk::Spender => "spender",
            Quirk::Lavish => "lavish",
            Quirk::Leaky => "leaky",
            Quirk::Clingy => "clingy",
            Quirk::Forlorn => "forlorn",
            Quirk::Wary => "wary",
            Quirk::Sulky => "sulky",
            Quirk::MixedUp => "mixed-up",
            Quirk::Wedged => "wedged",
            Quirk::Touchy => "touchy",
            Quirk::Numb => "numb",
            Quirk::Premature => "premature",
            Quirk::Crowded => "crowded",
            Quirk::Gullible => "gullible",
            Quirk::Nostalgic => "nostalgic",
            Quirk::Confused => "confused",
            Quirk::Resentful => "resentful",
            Quirk::Vengeful => "vengeful",
            Quirk::Haunted => "haunted",
            Quirk::Orderly => "orderly",
            Quirk::Spiteful => "spiteful",
            Quirk::Offended => "offended",
            Quirk::Fragile => "fragile",
            Quirk::Elephant => "elephant",
            Quirk::Monotonous => "monotonous",
            Quirk::Casual => "casual",
        }
    }

    /// For a correct client, what is different about it. For a broken one, what
    /// to look at: not what is wrong with it, and not which test to write.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            Quirk::Reference => "what you built in the steps before",
            Quirk::ByHand => "other code that keeps the same promises",
            Quirk::Slow => "runs on a busy machine: 60 ms later than the reference",
            Quirk::Late => "its timers fire a millisecond late, as tokio's may",
            Quirk::Lucky => "its random numbers are small, and the first is zero",
            Quirk::Unlucky => "its random numbers are large, and the first almost one",
            Quirk::Wordy => "its errors have other causes inside",
            Quirk::Jumbled => "of calls at the same time, any one may come first",
            Quirk::Thrifty => "makes half of the retries that it might",
            Quirk::Cautious => "waits for open_for again when a probe is dropped",
            Quirk::Polite => "waits half a second longer than it is asked to",
            Quirk::Meek => "look at a service that fails only for a moment",
            Quirk::Resigned => "look at what the caller gets in the end",
            Quirk::Eager => "count what arrives when nothing helps",
            Quirk::Stubborn => "look at an error that asking again cannot cure",
            Quirk::Careless => "look at requests that change something",
            Quirk::Forgetful => "look at all headers of what arrives the second time",
            Quirk::LightHanded => "look at the whole of what arrives the second time",
            Quirk::Inventive => "look at each header of what arrives the second time",
            Quirk::Patient => "look at a service that takes its time",
            Quirk::Cheerful => "look at what the caller gets when nothing helps",
            Quirk::Murky => "look at which error comes back from a slow service",
            Quirk::Vague => "look at which error comes back, not only that one does",
            Quirk::Blurry => "look at what the last error says, all of it",
            Quirk::Fainting => "look at the smallest answer that there is",
            Quirk::Double => "count what arrives on a good day",
            Quirk::Hasty => "look at the time between two attempts",
            Quirk::Flat => "compare the waits with each other",
            Quirk::Boundless => "look at late retries",
            Quirk::Uneven => "look at each wait by itself",
            Quirk::Sluggish => "look at how long a wait may be at most",
            Quirk::Giddy => "look at how long a random wait may be at most",
            Quirk::Metronome => "compare the waits of several calls",
            Quirk::Monotone => "compare the waits of one call that are drawn from one range",
            Quirk::Deaf => "look at what the service asks for",
            Quirk::Impatient => "look at how much time the service gets of what it asks for",
            Quirk::Obedient => "look at a service that asks for more time than there is",
            Quirk::Dawdling => "look at when a call fails for which no time is left",
            Quirk::Headstrong => "look at what is sent when no time is left",
            Quirk::Endless => "look at how long a call may take in all",
            Quirk::Lingering => "look at when a call ends, to the millisecond",
            Quirk::Piecemeal => "look at how long a call with several attempts takes",
            Quirk::Trusting => "look at the tenth call to a service that is down",
            Quirk::Hesitant => "count the failures before the circuit opens",
            Quirk::Grumpy => "look at the moment when the open time is over",
            Quirk::Blaming => "look at failures that are the caller's fault",
            Quirk::Spender => "add up what a crowd sends to a service that is down",
            Quirk::Lavish => "work out the most that the budget pays for",
            Quirk::Leaky => "look at how many run at a time after many failures",
            Quirk::Clingy => "look at how many run at a time after callers went away",
            Quirk::Forlorn => "look at how many run at a time after callers left the queue",
            Quirk::Wary => "count the calls that it takes to be well again",
            Quirk::Sulky => "look at when a probe comes after one that was dropped",
            Quirk::MixedUp => "look at whose answer each caller gets",
            Quirk::Wedged => "look at a probe that ends without a result",
            Quirk::Touchy => "look at the first results of all",
            Quirk::Numb => "look at the exact boundary",
            Quirk::Premature => "look at the last moment of the open time",
            Quirk::Crowded => "count who is let in while it is half-open",
            Quirk::Gullible => "look at what it takes to close",
            Quirk::Nostalgic => "look at the first results after it has closed",
            Quirk::Confused => "look at calls that began long ago and succeed",
            Quirk::Resentful => "look at calls that began long ago and fail",
            Quirk::Vengeful => "look at calls that end while it is open",
            Quirk::Haunted => "look at calls that outlast an outage",
            Quirk::Orderly => "look at calls that end in another order than they began",
            Quirk::Spiteful => "look at the time after a probe that failed",
            Quirk::Offended => "look at calls that end with nothing",
            Quirk::Fragile => "look at a panic: it keeps no promise",
            Quirk::Elephant => "look at what comes after a long time of health",
            Quirk::Monotonous => "look at what a refusal says",
            Quirk::Casual => "look at what a refusal says, to the millisecond",
        }
    }
}
