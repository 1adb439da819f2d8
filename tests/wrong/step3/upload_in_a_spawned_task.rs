// Mistake: the upload runs in a task of its own, which goes on after the time-out.
// Caught by: exercise_2_write::an_upload_that_timed_out_is_given_up
// ANCHOR: exercise_3_2
use step2::{Executed, Phase};
use tokio::time::timeout;

let (body, mut left) = crate::upload::observed(body);
let sending = tokio::spawn(builder.body(body).send());
while *left.borrow_and_update() > 0 {
    match timeout(self.config.write, left.changed()).await {
        Ok(Ok(())) => {}
        Ok(Err(_)) => break,
        Err(_) => return Err(ApiError::timed_out(Phase::Write, Executed::Unknown)),
    }
}
match timeout(self.config.read, sending).await {
    Ok(answer) => answer
        .expect("sending does not panic")
        .map_err(ApiError::from_reqwest),
    Err(_) => Err(ApiError::timed_out(Phase::Read, Executed::Unknown)),
}
// ANCHOR_END: exercise_3_2
