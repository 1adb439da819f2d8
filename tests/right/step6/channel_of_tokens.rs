// Right: a bounded channel of tokens, and a counter of those who wait for one.
// ANCHOR: exercise_6_2_use
use std::sync::Mutex;
use tokio::sync::mpsc;
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
/// Who has a token may run.
struct Token;

pub struct Limiter {
    config: BulkheadConfig,
    back: mpsc::Sender<Token>,
    tokens: tokio::sync::Mutex<mpsc::Receiver<Token>>,
    waiting: Mutex<usize>,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    limiter: &'a Limiter,
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let _ = self.limiter.back.try_send(Token);
    }
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.limiter.waiting.lock().unwrap() -= 1;
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
let (back, tokens) = mpsc::channel(config.max_concurrent);
for _ in 0..config.max_concurrent {
    let _ = back.try_send(Token);
}
Limiter {
    config,
    back,
    tokens: tokio::sync::Mutex::new(tokens),
    waiting: Mutex::new(0),
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
let mut waiting = self.waiting.lock().unwrap();
// Whoever waits keeps the receiver, so that nobody else takes a token before them.
if *waiting == 0
    && let Ok(mut tokens) = self.tokens.try_lock()
    && tokens.try_recv().is_ok()
{
    return Entry::Run(Permit { limiter: self });
}
if *waiting >= self.config.max_queue {
    return Entry::Refuse;
}
*waiting += 1;
Entry::Wait(Place { limiter: self })
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_running
self.back.capacity()
// ANCHOR_END: exercise_6_2_running
// ANCHOR: exercise_6_2_waiting
*self.waiting.lock().unwrap()
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
// ANCHOR_END: exercise_6_2_inside
// ANCHOR: exercise_6_3
let turn = async {
    let token = self.tokens.lock().await.recv().await;
    token.map(|_| Permit { limiter: self })
};
let permit = tokio::time::timeout(limit, turn).await.ok().flatten();
drop(place);
permit
// ANCHOR_END: exercise_6_3
