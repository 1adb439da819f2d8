// Mistake: a 429 counts as a failure, although the service is well enough to count.
// Caught by: exercise_2_verdict::a_wrong_request_says_nothing
// ANCHOR: exercise_5_2
match outcome {
    Ok(_) => Verdict::Success,
    Err(error) => match error.is_retryable() {
        true => Verdict::Failure,
        false => Verdict::Ignored,
    },
}
// ANCHOR_END: exercise_5_2
