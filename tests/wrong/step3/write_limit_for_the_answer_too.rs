// Mistake: when all has been sent, the answer is still waited for with the limit for writing.
// Caught by: exercise_2_write::no_answer_after_an_upload_is_a_read_time_out
// ANCHOR: exercise_3_2
let (body, mut left) = crate::upload::observed(body);
let sending = builder.body(body).send();
tokio::pin!(sending);
loop {
    tokio::select! {
        answer = &mut sending => return answer.map_err(ApiError::from_reqwest),
        Ok(()) = left.changed() => {}
        () = tokio::time::sleep(self.config.write) => {
            return Err(ApiError::timed_out(
                step2::Phase::Write,
                step2::Executed::Unknown,
            ));
        }
    }
}
// ANCHOR_END: exercise_3_2
