// Mistake: a status of 600 or more is no answer.
// Caught by: exercise_4_questions::an_answer_means_that_it_was_executed
// ANCHOR: exercise_2_4_executed
        match self {
            ApiError::Connection { executed, .. } | ApiError::Timeout { executed, .. } => *executed,
            ApiError::UnexpectedStatus { status } if status.as_u16() >= 600 => Executed::Unknown,
            ApiError::Server { .. }
            | ApiError::Client { .. }
            | ApiError::Authentication { .. }
            | ApiError::NotFound
            | ApiError::UnexpectedStatus { .. }
            | ApiError::InvalidReply { .. } => Executed::Yes,
            ApiError::InvalidRequest { .. }
            | ApiError::CircuitOpen { .. }
            | ApiError::BulkheadFull => Executed::No,
        }
        
// ANCHOR_END: exercise_2_4_executed
