// Mistake: a 407 is taken for a 401, which is another question by another machine.
// Caught by: exercise_1_status::there_are_no_other_special_statuses
// ANCHOR: exercise_2_1
match status.as_u16() {
    401 | 403 | 407 => ApiError::Authentication { status },
    404 => ApiError::NotFound,
    400..=499 => ApiError::Client { status, retry_after },
    500..=599 => ApiError::Server { status, retry_after },
    _ => ApiError::UnexpectedStatus { status },
}
// ANCHOR_END: exercise_2_1
