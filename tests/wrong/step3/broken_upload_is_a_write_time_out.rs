// Mistake: a connection that breaks is taken for a service that does not read.
// Caught by: exercise_2_write::an_upload_that_fails_otherwise_is_no_time_out
// ANCHOR: exercise_3_2
let (body, mut left) = crate::upload::observed(body);
let sending = builder.body(body).send();
tokio::pin!(sending);
loop {
    let (phase, limit) = match *left.borrow_and_update() {
        0 => (step2::Phase::Read, self.config.read),
        _ => (step2::Phase::Write, self.config.write),
    };
    tokio::select! {
        answer = &mut sending => return answer.map_err(|error| match *left.borrow() { 0 => ApiError::from_reqwest(error), _ => ApiError::timed_out(step2::Phase::Write, step2::Executed::Unknown) }),
        Ok(()) = left.changed() => {}
        () = tokio::time::sleep(limit) => {
            return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
        }
    }
}
// ANCHOR_END: exercise_3_2
