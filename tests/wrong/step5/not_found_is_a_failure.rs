// Mistake: every error is a failure, a 404 included.
// Caught by: exercise_2_verdict::a_wrong_request_says_nothing
// ANCHOR: exercise_5_2
match outcome {
    Ok(_) => Verdict::Success,
    Err(_) => Verdict::Failure,
}
// ANCHOR_END: exercise_5_2
