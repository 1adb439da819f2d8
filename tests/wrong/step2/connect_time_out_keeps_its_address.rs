// Mistake: a time-out while connecting keeps the address in its message.
// Caught by: exercise_3_transport::no_message_contains_the_address
// ANCHOR: exercise_2_3
        use crate::{Executed, Phase};
        if error.is_timeout() && error.is_connect() {
            let cause = Some(error.into());
            return ApiError::Timeout { phase: Phase::Connect, executed: Executed::No, cause };
        }
        let error = error.without_url();
        if error.is_builder() {
            return ApiError::InvalidRequest { cause: error.into() };
        }
        let executed = match () {
            () if error.is_connect() => Executed::No,
            () if error.is_decode() || error.is_redirect() => Executed::Yes,
            () => Executed::Unknown,
        };
        if error.is_timeout() {
            return ApiError::Timeout { phase: Phase::Read, executed, cause: Some(error.into()) };
        }
        if error.is_redirect() {
            return ApiError::InvalidReply { cause: error.into() };
        }
        ApiError::Connection { executed, cause: error.into() }
// ANCHOR_END: exercise_2_3
