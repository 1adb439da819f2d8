// Mistake: JSON that ends too early is taken for a broken connection.
// Caught by: exercise_4_questions::asking_again_does_not_change_a_final_answer
// ANCHOR: exercise_2_4
        match self {
            ApiError::Connection { .. } => true,
            ApiError::Timeout { phase, .. } => !matches!(phase, Phase::Pool | Phase::Deadline),
            ApiError::Server { status, .. } => *status != StatusCode::NOT_IMPLEMENTED,
            ApiError::Client { status, .. } => matches!(
                *status,
                StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS
            ),
            ApiError::InvalidReply { cause } if cause.downcast_ref::<serde_json::Error>().is_some_and(serde_json::Error::is_eof) => true,
            ApiError::Authentication { .. }
            | ApiError::NotFound
            | ApiError::UnexpectedStatus { .. }
            | ApiError::InvalidReply { .. }
            | ApiError::InvalidRequest { .. }
            | ApiError::CircuitOpen { .. }
            | ApiError::BulkheadFull => false,
        }
        
// ANCHOR_END: exercise_2_4
