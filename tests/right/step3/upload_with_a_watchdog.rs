// Right: a second future watches the upload, with a time-out around each change.
// ANCHOR: exercise_3_2
use step2::{Executed, Phase};
use tokio::time::{sleep, timeout};

let (body, mut left) = crate::upload::observed(body);
let watchdog = async {
    while *left.borrow_and_update() > 0 {
        match timeout(self.config.write, left.changed()).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => break, // nobody takes anything any more
            Err(_) => return Phase::Write,
        }
    }
    sleep(self.config.read).await;
    Phase::Read
};
tokio::select! {
    answer = builder.body(body).send() => answer.map_err(ApiError::from_reqwest),
    phase = watchdog => Err(ApiError::timed_out(phase, Executed::Unknown)),
}
// ANCHOR_END: exercise_3_2
