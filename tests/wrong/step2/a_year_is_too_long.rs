// Mistake: a `Retry-After` of more than a year is dropped.
// Caught by: exercise_1_status::any_server_or_client_error_keeps_its_retry_after
// ANCHOR: exercise_2_1
        let retry_after = retry_after.filter(|w| w.as_secs() < 31_536_000);
        match status.as_u16() {
            401 | 403 => ApiError::Authentication { status },
            404 => ApiError::NotFound,
            400..=499 => ApiError::Client {
                status,
                retry_after,
            },
            500..=599 => ApiError::Server {
                status,
                retry_after,
            },
            _ => ApiError::UnexpectedStatus { status },
        }
        
// ANCHOR_END: exercise_2_1
