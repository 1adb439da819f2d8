// Mistake: when nothing of the body was taken, the write time-out says that nothing was sent.
// Caught by: exercise_2_write::connecting_is_part_of_the_first_wait_of_an_upload
// ANCHOR: exercise_3_2
let total = body.len();
let (body, mut left) = crate::upload::observed(body);
let sending = builder.body(body).send();
tokio::pin!(sending);
loop {
    let (phase, limit) = match *left.borrow_and_update() {
        0 => (step2::Phase::Read, self.config.read),
        _ => (step2::Phase::Write, self.config.write),
    };
    tokio::select! {
        answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
        Ok(()) = left.changed() => {} // progress: a new wait begins
        () = tokio::time::sleep(limit) => {
            let executed = match *left.borrow() == total {
                true => step2::Executed::No,
                false => step2::Executed::Unknown,
            };
            return Err(ApiError::timed_out(phase, executed));
        }
    }
}
// ANCHOR_END: exercise_3_2
