//! Real sockets under a paused clock.

use std::future::Future;
use std::time::Duration;

/// Runs real input and output inside a check that has a paused clock.
///
/// A paused clock jumps to the next timer whenever the runtime has nothing to
/// do, and waiting for a socket is nothing to do: a time-out would fire that
/// never happened. While one blocking task is parked the clock stands still.
/// The park ends after ten real seconds at the latest.
pub async fn hold_clock<F: Future>(work: F) -> F::Output {
    let (done, parked) = std::sync::mpsc::channel::<()>();
    let guard = tokio::task::spawn_blocking(move || {
        let _ = parked.recv_timeout(Duration::from_secs(10));
    });
    let output = work.await;
    drop(done);
    let _ = guard.await;
    output
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::Instant;

    #[tokio::test(start_paused = true)]
    async fn the_clock_stands_still_during_real_work() {
        let start = Instant::now();
        let service = lab::PracticeService::start().unwrap();
        let answered = hold_clock(async {
            let address = service.url().replace("http://", "");
            let connecting = tokio::net::TcpStream::connect(address);
            tokio::time::timeout(Duration::from_secs(3600), connecting)
                .await
                .is_ok()
        });
        assert!(answered.await);
        assert_eq!(start.elapsed(), Duration::ZERO);
    }
}
