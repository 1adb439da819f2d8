// Mistake: one timer is made before the loop, so progress does not begin a new wait.
// Caught by: exercise_2_write::a_long_but_steady_upload_is_not_cut_off
// ANCHOR: exercise_3_2
let (body, mut left) = crate::upload::observed(body);
let sending = builder.body(body).send();
let out_of_time = tokio::time::sleep(self.config.write);
tokio::pin!(sending, out_of_time);
loop {
    let phase = match *left.borrow_and_update() {
        0 => step2::Phase::Read,
        _ => step2::Phase::Write,
    };
    tokio::select! {
        answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
        Ok(()) = left.changed() => {}
        () = &mut out_of_time => {
            return Err(ApiError::timed_out(phase, step2::Executed::Unknown));
        }
    }
}
// ANCHOR_END: exercise_3_2
