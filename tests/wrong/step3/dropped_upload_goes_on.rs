// Mistake: the task is stopped at the time-out, but not when the whole call is dropped.
// Caught by: exercise_2_write::an_upload_that_is_dropped_is_given_up
// ANCHOR: exercise_3_2
let (body, mut left) = crate::upload::observed(body);
let work = tokio::spawn(builder.body(body).send());
let handle = work.abort_handle();
let sending = async move { work.await.expect("no panic") };
tokio::pin!(sending);
loop {
    let (phase, limit) = match *left.borrow_and_update() {
        0 => (step2::Phase::Read, self.config.read),
        _ => (step2::Phase::Write, self.config.write),
    };
    tokio::select! {
        answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
        Ok(()) = left.changed() => {}
        () = tokio::time::sleep(limit) => {
            handle.abort();
            return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
        }
    }
}
// ANCHOR_END: exercise_3_2
