//! Virtual time.

use std::future::Future;
use std::time::Duration;

use tokio::time::Instant;

use crate::exercise::on_another_thread;

/// Runs `work` on a runtime whose clock is paused: it jumps to the next event as
/// soon as there is nothing else to do, so an hour of waiting takes no time. The
/// clock counts in whole milliseconds.
///
/// It may be called from anywhere, also within another runtime, which waits for
/// it: it has a thread of its own. A real socket must not be used inside. If
/// `work` waits for something that never comes, with no time-out, it never ends.
///
/// # Panics
/// When `work` panics.
pub fn in_virtual_time<T, F>(work: impl FnOnce() -> F + Send) -> T
where
    T: Send,
    F: Future<Output = T>,
{
    on_another_thread(|| {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime without sockets needs nothing that can fail")
            .block_on(async { work().await })
    })
}

/// The whole milliseconds of a time.
pub(super) fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// The whole milliseconds from `start` until now.
pub(super) fn milliseconds_since(start: Instant) -> u64 {
    milliseconds(start.elapsed())
}
