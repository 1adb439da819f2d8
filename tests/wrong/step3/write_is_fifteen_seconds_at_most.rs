// Mistake: a piece is waited for 15 s at most, whatever is configured.
// Caught by: exercise_2_write::write_strikes_exactly_when_it_says
// ANCHOR: exercise_3_2
let write = self.config.write.min(std::time::Duration::from_secs(15));
let (body, mut left) = crate::upload::observed(body);
let sending = builder.body(body).send();
tokio::pin!(sending);
loop {
    let (phase, limit) = match *left.borrow_and_update() {
        0 => (step2::Phase::Read, self.config.read),
        _ => (step2::Phase::Write, write),
    };
    tokio::select! {
        answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
        Ok(()) = left.changed() => {} // progress: a new wait begins
        () = tokio::time::sleep(limit) => {
            return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
        }
    }
}
// ANCHOR_END: exercise_3_2
