// Mistake: it waits for the answer only when the whole body has been taken.
// Caught by: exercise_2_write::an_answer_may_come_before_the_upload_is_over
// ANCHOR: exercise_3_2
let (body, mut left) = crate::upload::observed(body);
let sending = builder.body(body).send();
tokio::pin!(sending);
let mut answer = None;
while *left.borrow_and_update() > 0 {
    tokio::select! {
        // Polled, for nothing moves otherwise, and put aside.
        early = &mut sending, if answer.is_none() => answer = Some(early),
        Ok(()) = left.changed() => {}
        () = tokio::time::sleep(self.config.write) => {
            if let Some(Err(error)) = answer {
                return Err(ApiError::from_reqwest(error));
            }
            return Err(ApiError::timed_out(step2::Phase::Write, step2::Executed::Unknown));
        }
    }
}
if let Some(answer) = answer {
    return answer.map_err(ApiError::from_reqwest);
}
match tokio::time::timeout(self.config.read, sending).await {
    Ok(answer) => answer.map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(step2::Phase::Read, step2::Executed::Unknown)),
}
// ANCHOR_END: exercise_3_2
