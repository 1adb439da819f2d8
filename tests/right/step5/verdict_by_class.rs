// Right: the verdict by class and by what was executed, not by variant.
// ANCHOR: exercise_5_2
use step2::{ErrorClass, Executed};

match outcome {
    Ok(_) => Verdict::Success,
    Err(error) => match error.class() {
        ErrorClass::Server | ErrorClass::Connection => Verdict::Failure,
        // Of those not worth a retry only a deadline that struck in the middle counts.
        ErrorClass::Timeout if error.is_retryable() => Verdict::Failure,
        ErrorClass::Timeout if error.executed() != Executed::No => Verdict::Failure,
        _ => Verdict::Ignored,
    },
}
// ANCHOR_END: exercise_5_2
