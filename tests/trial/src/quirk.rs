//! What is peculiar about each client.

/// A peculiarity: what makes a client broken, or correct in a way of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quirk {
    // Correct ones.
    /// None: the client of step 7, or the breaker of step 5.
    Reference,
    /// None: other code that keeps the same promises.
    ByHand,
    /// It runs on a machine that is busy with other things, also when a timer fires:
    /// what has to happen within 60 ms does not.
    Slow,
    /// Its timers fire a millisecond late, the network's too, and it draws large random
    /// numbers.
    Late,
    /// It draws small random numbers; of each four, the first two are zero.
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
    /// It gives a service a second and a half more than it asks for.
    Polite,

    // Broken on the wire.
    /// Never tries again.
    Meek,
    /// Gives the error before to its caller, though a retry succeeds.
    Resigned,
    /// Makes one attempt too many.
    Eager,
    /// Tries again what asking again cannot cure.
    Stubborn,
    /// Repeats a POST without a key.
    Careless,
    /// Repeats a POST without a key after a time-out.
    Hopeful,
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
    /// Loses the body of a success.
    Hollow,
    /// Sends no POST again, whatever its key.
    Timid,
    /// Gives the first error to its caller instead of the last.
    Dated,

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
    /// Makes each wait that is not drawn by chance three milliseconds too long.
    Sluggish,
    /// Makes each wait that is not drawn by chance a millisecond too short.
    Brisk,
    /// Lets its waits grow by `first_wait`, whatever the multiplier.
    Arithmetic,
    /// Draws its first wait from half as much again, up to `max_wait`, if it draws.
    Giddy,
    /// Draws no random numbers.
    Metronome,
    /// Draws one random number for all waits of a call.
    Monotone,
    /// Draws the same random numbers as each other client.
    Seeded,
    /// Does not hear `Retry-After`.
    Deaf,
    /// Waits a hundredth less than `Retry-After` asks for.
    Impatient,
    /// Waits as long as `Retry-After` asks for, also where its own wait is longer.
    Literal,
    /// Compares what `Retry-After` asks for with all of the time that a call has.
    Optimistic,
    /// Begins a wait that ends at the deadline.
    Borderline,
    /// Begins a wait that ends behind the deadline.
    Obedient,
    /// Does not begin it, but waits for a fortieth of what is left before it says so.
    Dawdling,
    /// Takes the wait of its own schedule instead.
    Headstrong,
    /// Knows no deadline.
    Endless,
    /// Ends a call ten milliseconds after its deadline.
    Lingering,
    /// Gives each attempt a deadline of its own.
    Piecemeal,
    /// Never opens its circuit.
    Trusting,
    /// Opens its circuit at twice as many results as it takes.
    Hesitant,
    /// Opens its circuit at half as many results as it takes.
    Rash,
    /// Opens its circuit at any failure, when there are enough results.
    Fearful,
    /// Begins its open time anew with each refusal.
    Prickly,
    /// Leaves its circuit open for a quarter of the time longer.
    Grumpy,
    /// Takes a 404 for a failure of the service.
    Blaming,

    // Broken under load.
    /// Retries without a budget.
    Spender,
    /// Has a budget that is twice as large.
    Lavish,
    /// Pays into its budget for each retry, too.
    Indulgent,
    /// Looks at its budget before an attempt, and takes the retry out after the wait.
    Credulous,
    /// Loses a place in the bulkhead when a call fails for the first time.
    Leaky,
    /// Loses a place in the bulkhead when a call is dropped for the first time.
    Clingy,
    /// Loses a place in the bulkhead when a caller leaves its queue for the first
    /// time.
    Forlorn,
    /// Gives the place of a call that fails back twice.
    Bloated,
    /// Makes a place in the bulkhead when a caller leaves its queue.
    Swollen,
    /// Has no queue.
    Brusque,
    /// Closes its circuit after one good probe more than it takes.
    Wary,
    /// Stays away for twice the open time when a probe ends with nothing.
    Sulky,
    /// Gives one caller in a crowd of ten or more the answer of another.
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
    /// Counts its open time from when the call that failed was admitted.
    Backdated,
    /// Frees a probe's place for a call from an earlier period that ends with nothing.
    Displaced,
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
            Quirk::Backdated => "backdated",
            Quirk::Displaced => "displaced",
            Quirk::Hollow => "hollow",
            Quirk::Hopeful => "hopeful",
            Quirk::Arithmetic => "arithmetic",
            Quirk::Optimistic => "optimistic",
            Quirk::Rash => "rash",
            Quirk::Fearful => "fearful",
            Quirk::Prickly => "prickly",
            Quirk::Swollen => "swollen",
            Quirk::Indulgent => "indulgent",
            Quirk::Timid => "timid",
            Quirk::Dated => "dated",
            Quirk::Brisk => "brisk",
            Quirk::Seeded => "seeded",
            Quirk::Literal => "literal",
            Quirk::Borderline => "borderline",
            Quirk::Credulous => "credulous",
            Quirk::Bloated => "bloated",
            Quirk::Brusque => "brusque",
        }
    }
}
