// Right: the predicates of `StatusCode` instead of ranges, and lists of what is not worth a retry.
// ANCHOR: exercise_2_1
if status == StatusCode::NOT_FOUND {
    ApiError::NotFound
} else if [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status) {
    ApiError::Authentication { status }
} else if status.is_client_error() {
    ApiError::Client {
        status,
        retry_after,
    }
} else if status.is_server_error() {
    ApiError::Server {
        status,
        retry_after,
    }
} else {
    ApiError::UnexpectedStatus { status }
}
// ANCHOR_END: exercise_2_1
// ANCHOR: exercise_2_4
if let Some(status) = self.status() {
    let code = status.as_u16();
    return matches!(code, 408 | 429 | 500 | 502..=599);
}
match self {
    ApiError::Timeout { phase, .. } => {
        [Phase::Connect, Phase::Read, Phase::Write].contains(phase)
    }
    other => matches!(other, ApiError::Connection { .. }),
}
// ANCHOR_END: exercise_2_4
// ANCHOR: exercise_2_4_executed
use ErrorClass as Class;

match (self, self.class()) {
    (ApiError::Connection { executed, .. } | ApiError::Timeout { executed, .. }, _) => {
        *executed
    }
    (_, Class::Refused) => Executed::No,
    (_, _) => Executed::Yes,
}
// ANCHOR_END: exercise_2_4_executed
